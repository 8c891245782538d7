import type { Criterion } from '../interview/rubric.ts'
import { ideaName, metRules, Wording, wantedBy } from './idea-words.ts'
import type { Judgement } from './judges/judgement.ts'
import { builtIn } from './match/ideas-of.ts'
import type { Vocabulary } from './match/phrases.ts'
import type { Search } from './match/search.ts'
import type { Line, Turn } from './text/transcript.ts'
import { clockTime, cut, listed } from './words.ts'

/** Longest reason, in characters; it stands in one line or two. */
export const REASON = 220
/** Shortest excerpt worth showing. */
const EXCERPT = 24
const PHRASES = 3
const PHRASE = 32

/** What reasons are made of besides the judgement. */
export interface ReasonInput {
  search: Search
  vocabulary: Vocabulary
  /** The interviewer's question for each criterion that was asked for. */
  asked: ReadonlyMap<string, Line>
  /** What was said against a criterion's topic, the last of it. */
  denied: ReadonlyMap<string, Line>
}

const placeOf = (line: Line): string =>
  line.source.place === 'said' ? `at ${clockTime(line.source.at)}` : `on the ${line.source.place}`

const written = ({ source, start, end, agreedTo }: Line): string => {
  const text = (agreedTo || source.place !== 'said' ? source.text : source.text.slice(start, end))
    .trim()
    .replace(/\s+/g, ' ')
  let last = text.length
  // A loop, for an expression that looks for signs at the end tries at each sign of a long row of them.
  while (last > 0 && '.,;: '.includes(text.charAt(last - 1))) last--
  return text.slice(0, last)
}

/** As much of a line around `about` as fits. */
const excerpt = (line: Line, about: string | undefined, most: number): string => {
  const text = written(line)
  if (text.length <= most) return text
  const at = about === undefined ? 0 : Math.max(0, text.indexOf(about))
  // A third of the room stands before what it is about.
  const from = Math.min(Math.max(0, at - Math.floor(most / 3)), Math.max(0, text.length - most + 1))
  if (from === 0) return cut(text, most)
  const word = text.indexOf(' ', from - 1) + 1
  return `…${cut(text.slice(word > 0 && word <= at ? word : from), most - 1)}`
}

const quoted = (texts: readonly string[], most = PHRASES): string[] =>
  texts.slice(0, most).map((text) => `“${cut(text, PHRASE)}”`)

const whole = (sentence: string): string => {
  const text = sentence.charAt(0).toUpperCase() + sentence.slice(1)
  if (text.length < REASON) return `${text}.`
  return `${cut(text, REASON - 1).replace(/…$/, '')}….`
}

/** A claim about a line with as much of the line as there is room for. */
const shownBy = (claim: string, line: Line, about: string | undefined): string => {
  const room = REASON - claim.length - 6
  return room < EXCERPT ? whole(claim) : whole(`${claim}: “${excerpt(line, about, Math.min(room, 110))}”`)
}

const also = (lines: readonly Line[]): string => {
  const [first, ...rest] = lines
  const other = rest.find((line) => first && placeOf(line) !== placeOf(first))
  return other ? `, also ${placeOf(other)}` : ''
}

/** A path names its stages, a mechanism its topic, arithmetic its figures; ideas are tied to one another. */
const claimOf = (
  criterion: Criterion,
  { lines, reason }: Judgement,
  wording: Wording,
  turns: readonly Turn[],
): { claim: string; about?: string | undefined } => {
  const [first] = lines
  if (!first) return { claim: '' }
  const where = placeOf(first)
  const own = wording.phrases(first, criterion)
  switch (criterion.signals.kind) {
    case 'clarifying':
      return {
        claim: `asks ${lines.length > 1 ? 'before deciding anything' : 'once before deciding'}, ${where}${also(lines)}`,
      }
    case 'path': {
      const told = first.source.place === 'said' ? (turns[first.turn]?.lines ?? lines) : lines
      const stages = told.flatMap((line) =>
        line.source.place === 'said' ? wording.phrases(line, criterion) : [line.source.text],
      )
      return {
        claim: `follows the data through ${listed(quoted([...new Set(stages)], 5))} ${where}${also(lines)}`,
        about: own[0],
      }
    }
    case 'mechanism': {
      const topic = /explains (.+) in steps/.exec(reason)?.[1]
      return {
        claim: `explains ${topic ?? 'how it works'} step by step ${where}${own.length > 0 ? `, with ${listed(quoted(own))}` : ''}`,
        about: own[0],
      }
    }
    case 'estimation': {
      const figures = lines.flatMap((line) => wording.figures(line))
      const right = reason.includes('comes out right') ? ', and the result comes out right' : ''
      const count = `${figures.length} ${figures.length === 1 ? 'figure' : 'figures'}`
      return figures.length === 0 || first.source.place !== 'said'
        ? { claim: `calculates ${where}${right}` }
        : {
            claim: `calculates with ${count} (${listed(quoted(figures))}) ${where}${right}`,
            about: figures[0],
          }
    }
    case 'ideas':
      return ideasClaim(criterion, lines, own, wording)
  }
}

const ideasClaim = (
  criterion: Criterion,
  lines: readonly Line[],
  own: string[],
  wording: Wording,
): { claim: string; about?: string | undefined } => {
  const [first] = lines
  if (!first) return { claim: '' }
  const where = `${placeOf(first)}${also(lines)}`
  if (first.source.place === 'whiteboard') return { claim: `draws it ${where}` }
  if (first.source.place === 'worksheet') return { claim: `writes it ${where}` }
  if (first.question)
    return { claim: `asks about ${listed(own.length > 0 ? quoted(own) : ['it'])} ${where}`, about: own[0] }
  const figures = wording.figures(first)
  const [main, ...others] = own
  if (criterion.dimension === 'requirements' && figures.length > 0)
    return { claim: `settles it with ${listed(quoted(figures))} ${where}`, about: figures[0] }
  if (main === undefined) return { claim: `says it ${where}` }
  const [left = '', ...right] = quoted(own)
  if (criterion.dimension === 'tradeoffs' || criterion.id === 'design.technology-reasons')
    if (wording.holds(first, builtIn.reason))
      return { claim: `gives a reason for ${listed(quoted(own.slice(0, 2)))} ${where}`, about: main }
  if (others.length === 0) return { claim: `brings up ${listed(quoted([main]))} ${where}`, about: main }
  return { claim: `ties ${left} to ${listed(right)} ${where}`, about: main }
}

/** Ideas of the criterion that are not there, of the rule that came nearest; `there` tells what is. */
const lacking = (criterion: Criterion, there: (idea: string) => boolean): string[] => {
  let best: { share: number; names: string[] } | null = null
  const rules = metRules(criterion)
  // What is missing from a question was not asked for; what an answer lacks tells more.
  const stated = rules.filter(({ form }) => form !== 'question')
  for (const rule of stated.length > 0 ? stated : rules) {
    const wanted = wantedBy(rule)
    const missing = wanted.filter((idea) => !there(idea))
    const share = (wanted.length - missing.length) / Math.max(wanted.length, 1)
    if (!best || share > best.share) best = { share, names: missing.map(ideaName) }
  }
  return [...new Set(best?.names ?? [])].slice(0, PHRASES)
}

const metReason = (
  criterion: Criterion,
  judgement: Judgement,
  wording: Wording,
  turns: readonly Turn[],
): string => {
  const [first] = judgement.lines
  if (!first) return whole(judgement.reason.replace(/[.]+$/, ''))
  const { claim, about } = claimOf(criterion, judgement, wording, turns)
  return shownBy(claim, first, about)
}

const besides: Readonly<Record<string, string>> = {
  clarifying: 'only one question came before the first decision',
  path: 'a stage or a connection between source and consumer is missing',
  mechanism: 'a step or a definition, not how it works',
}

const never: Readonly<Record<string, string>> = {
  clarifying: 'not one question about the problem came before the first design decision',
  path: 'no way from source to consumer is told or drawn',
  mechanism: 'no part is explained step by step',
}

const partialReason = (
  criterion: Criterion,
  judgement: Judgement,
  wording: Wording,
  input: ReasonInput,
): string => {
  const { lines, reason } = judgement
  const [first] = lines
  if (!first) return whole(reason.replace(/[.]+$/, ''))
  if (first.standing === 'weak' && first.why !== '')
    return shownBy(
      `${first.why} ${placeOf(first)}, which gives half at most`,
      { ...first, agreedTo: false },
      undefined,
    )
  const against = input.denied.get(criterion.id)
  if (reason.endsWith('set aside later.') && against)
    return shownBy(`is there ${placeOf(first)}, and set aside ${placeOf(against)}`, against, undefined)
  if (reason.includes('off by more than two times'))
    return shownBy(
      `calculates ${placeOf(first)}, and a figure is off by more than two times`,
      first,
      wording.figures(first)[0],
    )
  const own = wording.phrases(first, criterion)
  const said =
    own.length > 0 ? `says ${listed(quoted(own))} ${placeOf(first)}` : `touches it ${placeOf(first)}`
  const fixed = besides[criterion.signals.kind]
  if (fixed !== undefined) return shownBy(`${said}, but ${fixed}`, first, own[0])
  const missing = lacking(criterion, (idea) => lines.some((line) => wording.holds(line, idea)))
  const but = missing.length > 0 ? `without ${listed(missing, 'and')}` : 'and no more than that'
  return shownBy(`${said}, ${but}`, first, own[0])
}

/** Somebody asked, and what came was nothing of what was looked for. */
const askedInVain = (line: Line, missing: readonly string[]): string => {
  const lacks =
    missing.length > 0 ? `; no answer holds ${listed(missing, 'and')}` : '; no answer speaks to it'
  const room = REASON - lacks.length - 22
  return whole(
    `asked at ${clockTime(line.source.at)} “${excerpt(line, undefined, Math.min(90, room))}”${lacks}`,
  )
}

const missedReason = (
  criterion: Criterion,
  { reason, nearest }: Judgement,
  input: ReasonInput,
  wording: Wording,
): string => {
  const against = input.denied.get(criterion.id)
  if (against) return shownBy(`was set aside ${placeOf(against)}`, against, undefined)
  if (nearest)
    return shownBy(
      `comes nearest ${placeOf(nearest)}, and says too little of it to count`,
      nearest,
      wording.phrases(nearest, criterion)[0],
    )
  // Who read the prompt aloud has touched everything in it; that says something of the requirements only.
  if (
    reason.includes('which earns nothing') &&
    (criterion.dimension === 'requirements' || !reason.includes('reads the prompt'))
  )
    return whole(reason.replace(/[.]+$/, ''))
  const { search } = input
  const said = (idea: string): boolean => search.positions(idea).length > 0
  const missing = lacking(criterion, said)
  if (!search.lines.some(({ agreedTo }) => !agreedTo)) return whole('nothing was said, drawn or calculated')
  const line = input.asked.get(criterion.id)
  if (line) return askedInVain(line, missing)
  const { signals } = criterion
  const fixed =
    signals.kind === 'mechanism' && signals.nth > 1
      ? 'no second part is explained step by step'
      : never[signals.kind]
  if (fixed !== undefined) return whole(fixed)
  if (missing.length > 0) return whole(`nobody asked, and ${listed(missing, 'and')} never came up`)
  const [rule] = metRules(criterion)
  const wanted = rule ? [...new Set(wantedBy(rule).map(ideaName))].slice(0, PHRASES) : []
  return wanted.length > 1
    ? whole(`nobody asked, and ${listed(wanted, 'and')} never came together in one answer`)
    : whole('nobody asked, and nothing that was said, drawn or calculated speaks to it')
}

/**
 * Writes the sentence that stands under a verdict: what was found, in the words in which it was said and with its minute;
 * for what is missing, whether it was asked for and what was looked for. The same input gives the same sentence.
 */
export const reasoner = (input: ReasonInput): ((criterion: Criterion, judgement: Judgement) => string) => {
  const wording = new Wording(input.vocabulary)
  return (criterion, judgement) => {
    switch (judgement.verdict) {
      case 'met':
        return metReason(criterion, judgement, wording, input.search.transcript.turns)
      case 'partial':
        return partialReason(criterion, judgement, wording, input)
      case 'missed':
        return missedReason(criterion, judgement, input, wording)
    }
  }
}
