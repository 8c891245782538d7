import { z } from 'zod'
import type { Line } from './text/transcript.ts'

/** Words that were said. `quote` stands word for word in the utterance. */
export const spokenEvidence = z.object({ utterance: z.string(), at: z.number(), quote: z.string().min(1) })
export type SpokenEvidence = z.infer<typeof spokenEvidence>

/** The label of something on the whiteboard, or a row of the worksheet. */
export const drawnEvidence = z.object({
  source: z.enum(['whiteboard', 'worksheet']),
  quote: z.string().min(1),
})

/** What earned a verdict. */
export const evidence = z.union([spokenEvidence, drawnEvidence])
export type Evidence = z.infer<typeof evidence>

/** Longest quote in a report, in characters. */
const QUOTE = 400

/** The words of a line as they stand in its source, cut at a word where they are many. */
export const quoteOf = (line: Line): string => {
  const text = line.source.text.slice(line.start, line.end).trim()
  if (text.length <= QUOTE) return text
  const cut = text.slice(0, QUOTE)
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), QUOTE / 2)).trim()
}

/** A line as evidence with its place; null where there are no words to show. */
export const evidenceOf = (line: Line): Evidence | null => {
  const quote = quoteOf(line)
  if (quote === '') return null
  return line.source.place === 'said'
    ? { utterance: line.source.utterance, at: line.source.at, quote }
    : { source: line.source.place, quote: line.source.text }
}

/** A line that was said, as evidence. */
export const spokenOf = (line: Line): SpokenEvidence | null => {
  const quote = quoteOf(line)
  if (quote === '' || line.source.place !== 'said') return null
  return { utterance: line.source.utterance, at: line.source.at, quote }
}
