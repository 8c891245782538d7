// Runs before the first paint, so that a chosen dark or light page never flashes the other one.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('fortyfive-scheme')
  } catch {
    // Storage may be forbidden; the system's choice then stands.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
