// Finds a Chromium for the end-to-end tests, or installs Debian's.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { capture } from './prepare.mjs'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]

/** @returns {Promise<{ path: string } | { missing: string }>} `missing` says what to do */
export async function findBrowser() {
  const wished = process.env.CHROME_PATH
  if (wished)
    return existsSync(wished)
      ? { path: wished }
      : { missing: `CHROME_PATH names ${wished}, which does not exist.` }
  const found = candidates().find((path) => existsSync(path))
  if (found) return { path: found }
  if (await installDebians()) return { path: '/usr/bin/chromium' }
  return { missing: 'No browser was found. Install Chromium or Chrome, or set CHROME_PATH to one.' }
}

function candidates() {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(process.env.HOME ?? '', 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    )
  if (process.platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
      [
        ['Google', 'Chrome', 'Application', 'chrome.exe'],
        ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ].map((parts) => join(process.env[variable] ?? '', ...parts)),
    )
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

async function installDebians() {
  // Ubuntu's package of that name is an installer for a snap, which does not run in containers.
  const { output } = await capture('cat', ['/etc/os-release'])
  if (!/^ID=debian$/m.test(output)) return false
  const sudo = await prefix()
  if (!sudo) return false
  console.log('Installing Chromium for the end-to-end tests …')
  const [program, ...before] = [...sudo, 'apt-get']
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  await capture(program, [...before, 'update', '-q'], quiet)
  const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium']
  const { code, output: said } = await capture(program, [...before, ...install], quiet)
  if (code !== 0) console.error(said.trimEnd())
  return code === 0 && existsSync('/usr/bin/chromium')
}

/** Words before a command that needs root; null when we cannot become root without a password. */
async function prefix() {
  if (process.getuid?.() === 0) return []
  return (await capture('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : null
}
