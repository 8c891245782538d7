import type { WorksheetRow } from '../../interview/export.ts'
import type { Verdict } from '../../interview/ids.ts'
import type { CheckKind, SignalsOf } from '../../interview/signals.ts'
import type { Derivation } from '../arithmetic/spoken.ts'
import type { RowResult } from '../arithmetic/worksheet.ts'
import type { Search } from '../match/search.ts'
import type { Line } from '../text/transcript.ts'

/** What a judge decided. `lines` are what earned it, the strongest first; `reason` is one sentence about them. */
export interface Judgement {
  verdict: Verdict
  lines: Line[]
  reason: string
  /** What a rule would have credited, where readers of such answers gave nothing for it. */
  nearest?: Line
}

/** Everything a judge may look at. */
export interface Case {
  search: Search
  /** The components and flows on the whiteboard, by label. */
  board: {
    nodes: { id: string; label: string }[]
    edges: { from: string; to: string; label?: string | undefined }[]
  } | null
  /** What was calculated aloud, recomputed. */
  derivations: Derivation[]
  /** The rows of the worksheet, recomputed. */
  rows: { row: WorksheetRow; result: RowResult }[]
}

export type Judge<K extends CheckKind> = (signals: SignalsOf<K>, given: Case) => Judgement

/** Evidence shown for one criterion at most: enough to be believed, few enough to be read. */
const SHOWN = 3

/** The strongest lines first, one of each utterance, none twice. */
export const strongest = (groups: { lines: Line[]; strength: number }[]): Line[] => {
  const ranked = [...groups].sort((a, b) => b.strength - a.strength)
  const shown: Line[] = []
  const seen = new Set<string>()
  for (const { lines } of ranked)
    for (const line of lines) {
      const key = line.source.place === 'said' ? line.source.utterance : line.source.text
      if (seen.has(key) || shown.length >= SHOWN) continue
      seen.add(key)
      shown.push(line)
    }
  return shown
}

/** Minutes and seconds from the start, as reports show them. */
export const clockTime = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

const SNIPPET = 90

/** The beginning of what a line says, short enough to stand in a sentence. */
export const snippet = (line: Line): string => {
  const text = line.source.text.slice(line.start, line.end).trim().replace(/\s+/g, ' ')
  if (text.length <= SNIPPET) return text
  const cut = text.slice(0, SNIPPET)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SNIPPET / 2))}…`
}

/** "At 12:30", "On the whiteboard", "On the worksheet". */
export const where = (line: Line): string => {
  if (line.source.place === 'said') return `At ${clockTime(line.source.at)}`
  return line.source.place === 'whiteboard' ? 'On the whiteboard' : 'On the worksheet'
}

const missedBecause = (lines: Line[]): string => {
  const [line] = lines
  return line ? `${where(line)} “${snippet(line)}” touches it, but it ${line.why}, which earns nothing.` : ''
}

/** Says why nothing was earned: dismissed, worth nothing, or simply not there. */
export const missed = (dismissed: Line[], worthless: Line[]): Judgement => {
  const [line] = dismissed
  if (line)
    return { verdict: 'missed', lines: [], reason: `${where(line)} it was set aside: “${snippet(line)}”.` }
  return {
    verdict: 'missed',
    lines: [],
    reason: missedBecause(worthless) || 'Nothing that the candidate said, drew or calculated speaks to it.',
  }
}

/** Names what earned the verdict. */
export const credited = (verdict: 'met' | 'partial', lines: Line[], because: string): Judgement => {
  const [first, second] = lines
  if (!first) return missed([], [])
  const more = second ? `, also ${where(second).replace(/^At/, 'at').replace(/^On/, 'on')}` : ''
  return { verdict, lines, reason: `${where(first)} “${snippet(first)}”${more}: ${because}.` }
}
