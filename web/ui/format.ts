/** `real-time-analytics` as people write it: “Real-time analytics”. Short forms that are always capitals stay so. */
export function words(slug: string): string {
  const text = slug
    .split('-')
    .map((word) => (capitals.has(word) ? word.toUpperCase() : word))
    .join(' ')
    .replace('real time', 'real-time')
    .replace('exactly once', 'exactly-once')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
const capitals = new Set(['cdc', 'sql', 'api', 'ml', 'gdpr', 'etl', 'sla', 'ai'])

/** Seconds from the start as a clock shows them: `4:07`, `1:02:30`. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** Minutes without needless digits: 5, 4.5. */
export const minutesText = (minutes: number): string => String(Math.round(minutes * 10) / 10)

/** A day and time in the reader's own manner. */
export const dateTime = (iso: string): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))

/** How long ago, roughly: “3 minutes ago”, “yesterday”; older than a week, the day itself. */
export function ago(iso: string, now: number): string {
  const seconds = (new Date(iso).getTime() - now) / 1000
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
  if (seconds > -60) return 'just now'
  if (seconds > -3600) return relative.format(Math.round(seconds / 60), 'minute')
  if (seconds > -86_400) return relative.format(Math.round(seconds / 3600), 'hour')
  if (seconds > -7 * 86_400) return relative.format(Math.round(seconds / 86_400), 'day')
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(new Date(iso))
}

/** `lean-hire` as people write it. */
export const recommendationText = (recommendation: string): string => words(recommendation)

/** Whether a recommendation speaks for hiring. */
export const speaksFor = (recommendation: string): boolean =>
  recommendation.endsWith('hire') && !recommendation.includes('no-')

/** One decimal; a dash where there is no score. */
export const scoreText = (score: number | null): string => (score === null ? '–' : score.toFixed(1))
