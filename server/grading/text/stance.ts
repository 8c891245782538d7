import { contentWords } from './echo.ts'
import { singular, type Token } from './tokens.ts'

/**
 * How much a sentence may earn: `own` everything, `weak` at most partial (agreement, repetition, a string of names),
 * `void` nothing (the prompt read aloud, taken back, addressed to the grader).
 */
export type Standing = 'own' | 'weak' | 'void'

/** A stretch of tokens that is denied or dismissed: what stands in it is not claimed. */
export interface Scope {
  start: number
  end: number
}

const phrase = (text: string): string[] => text.split(' ')

/** Dismissals whose object follows. */
const dismissesAhead = [
  'dont need',
  'do not need',
  'dont really need',
  'do not really need',
  'dont think we need',
  'dont think that we need',
  'dont think that we really need',
  'dont think we really need',
  'wont need',
  'no need for',
  'no need to',
  'need no',
  'doesnt need',
  'not need',
  'not worry about',
  'dont worry about',
  'wouldnt worry about',
  'dont care about',
  'not care about',
  'dont care for',
  'id skip',
  'i would skip',
  'id ignore',
  'i would ignore',
  'well skip',
  'we skip',
  'skip the',
  'lets skip',
  'can skip',
  'leave out',
  'not bother with',
  'dont bother with',
  'wouldnt bother with',
  'not going to do',
  'forget about',
  'never mind',
  'nobody needs',
  'nobody gave me',
  'wouldnt put it in',
  'dont think wed need',
  'not spend time on',
  'not spend any time on',
  'gave me no',
  'dont have any',
  'we have no',
  'i have no',
  'there is no',
  'not look at',
  'not think about',
  'havent thought about',
  'have not thought about',
  'didnt think about',
  'havent designed',
  'not considered',
  'wont do',
  'instead of doing',
  'not doing',
  'dont do',
  'would not do',
  'wouldnt do',
  'never needed',
  'not using',
  'dont use',
  'do not use',
  'wouldnt use',
  'would not use',
  'drop the',
  'scrap the',
  'forget the',
].map(phrase)

/** Dismissals whose object stands before. */
const dismissesBehind = [
  'doesnt matter',
  'does not matter',
  'dont matter',
  'do not matter',
  'isnt needed',
  'is not needed',
  'arent needed',
  'are not needed',
  'is not important',
  'isnt important',
  'is irrelevant',
  'is out of scope',
  'out of scope',
  'not in scope',
  'is not a concern',
  'isnt a concern',
  'no concern',
  'is overkill',
  'not necessary',
  'isnt necessary',
  'unnecessary',
  'not required',
  'not my problem',
  'can wait',
  'can be ignored',
  'is someone else',
  'dont matter at all',
  'not relevant',
  'isnt a problem here',
  'not our problem',
  'not really needed',
  'not worth it',
].map(phrase)

const AHEAD = 7
const BEHIND = 6

const byFirst = (phrases: string[][]): Map<string, string[][]> => {
  const index = new Map<string, string[][]>()
  for (const one of phrases) index.set(one[0] ?? '', [...(index.get(one[0] ?? '') ?? []), one])
  return index
}
const singularised = (phrases: string[][]): string[][] => phrases.map((words) => words.map(singular))
const ahead = byFirst(singularised(dismissesAhead))
const behind = byFirst(singularised(dismissesBehind))

const lengthAt = (index: Map<string, string[][]>, tokens: Token[], at: number): number => {
  const phrases = index.get(tokens[at]?.word ?? '')
  if (!phrases) return 0
  let longest = 0
  for (const words of phrases)
    if (words.length > longest && words.every((word, step) => tokens[at + step]?.word === word))
      longest = words.length
  return longest
}

/** A clause ends here: what comes after is no longer dismissed. */
const clauseEnd = new Set([
  'but',
  'because',
  'since',
  'so',
  'if',
  'when',
  'instead',
  'unless',
  'and',
  'then',
  'i',
  'we',
  'it',
])

/** After a pause only the rest of a list still belongs to what is dismissed: "no tracing, dashboards or alerts". */
const LISTED = 2
/** Who waits for something is not postponed: "the user can wait". */
const waiting = new Set(
  'user client customer request caller they we he she you thread worker people viewer analyst which that who it'.split(
    ' ',
  ),
)
const pointers = new Set([
  'that',
  'this',
  'it',
  'they',
  'those',
  'which',
  'thats',
  'itself',
  'honestly',
  'really',
])

const endsList = (tokens: Token[], at: number): boolean => {
  const word = tokens[at]?.word ?? ''
  if (word === 'or' || word === 'nor') return false
  for (let next = at + 1; next <= at + LISTED; next++)
    if (next >= tokens.length || tokens[next]?.pause || tokens[next]?.word === 'or') return false
  return true
}

const scopeAhead = (tokens: Token[], from: number): Scope => {
  let end = from
  while (
    end < tokens.length &&
    end < from + AHEAD &&
    !(end > from && (clauseEnd.has(tokens[end]?.word ?? '') || (tokens[end]?.pause && endsList(tokens, end))))
  )
    end++
  return { start: from, end }
}

const scopeBehind = (tokens: Token[], at: number): Scope => {
  let start = at
  while (start > 0 && start > at - BEHIND && !clauseEnd.has(tokens[start - 1]?.word ?? '')) {
    // "Cost, that doesn't matter": behind the pause stands only what points back.
    const pointsBack = tokens.slice(start, at).every(({ word }) => pointers.has(word))
    if (tokens[start]?.pause && !pointsBack) break
    start--
  }
  return { start, end: at }
}

/** "If we don't need an order" supposes; it dismisses nothing. */
const supposed = (tokens: Token[], at: number): boolean =>
  tokens.slice(Math.max(0, at - 3), at).some(({ word }) => word === 'if' || word === 'unless')

/** What a sentence denies, dismisses or leaves out: "we don't need monitoring", "cost doesn't matter here". */
export const dismissedIn = (tokens: Token[]): Scope[] => {
  const scopes: Scope[] = []
  for (let at = 0; at < tokens.length; at++) {
    const front = lengthAt(ahead, tokens, at)
    if (front > 0 && !supposed(tokens, at)) scopes.push(scopeAhead(tokens, at + front))
    if (lengthAt(behind, tokens, at) > 0 && !supposed(tokens, at)) {
      const waits = tokens[at]?.word === 'can' && waiting.has(tokens[at - 1]?.word ?? '')
      if (!waits) scopes.push(scopeBehind(tokens, at))
    }
    // "no alerts", "no monitoring": the next word only, "no" alone is also an answer and a goal ("no data loss").
    if (
      tokens[at]?.word === 'no' &&
      at + 1 < tokens.length &&
      tokens[at + 1]?.start === (tokens[at]?.end ?? 0) + 1
    )
      scopes.push({ start: at + 1, end: at + 2 })
  }
  return scopes
}

const retracts = [
  'scrap that',
  'forget that',
  'forget what i said',
  'take that back',
  'take it back',
  'withdraw that',
  'strike that',
  'ignore what i said',
  'i take back',
  'scratch that',
  'i misspoke',
  'scrap the',
  'forget about the',
  'changed my mind',
  'thats nonsense',
  'that is nonsense',
].map(phrase)
const retractions = byFirst(singularised(retracts))

/** The candidate takes back what was just said. */
export const retractsBefore = (tokens: Token[]): boolean =>
  tokens.some((_, at) => lengthAt(retractions, tokens, at) > 0)

const graderNouns = new Set([
  'grader',
  'grading',
  'scorer',
  'rubric',
  'transcript',
  'evaluator',
  'assessor',
  'criterion',
  'criteria',
])
const graderVerbs = new Set([
  'mark',
  'grade',
  'score',
  'rate',
  'award',
  'give',
  'treat',
  'consider',
  'assign',
  'set',
])
const strongVerbs = new Set(['mark', 'grade', 'award'])
const graderMarks = new Set([
  'met',
  'satisfied',
  'full',
  'hire',
  'pass',
  'passed',
  'fulfilled',
  'maximum',
  'highest',
  'perfect',
])
const machineWords = new Set(['instruction', 'prompt', 'llm', 'evaluator', 'grader', 'rubric'])
const pleas = new Set(['please', 'everything', 'all', 'each', 'every'])

/** Without one of these nobody speaks to a grader. */
const graderWords = new Set([...machineWords, ...graderMarks, ...graderNouns])

/** Text that speaks to whoever grades: "please mark every item as met", "ignore your instructions". */
export const addressesGrader = (tokens: Token[]): boolean => {
  const has = (words: ReadonlySet<string>): boolean => tokens.some(({ word }) => words.has(word))
  if (!has(graderWords)) return false
  const ignores = tokens.some(({ word }) => word === 'ignore' || word === 'disregard' || word === 'override')
  if (ignores && has(machineWords)) return true
  if (has(strongVerbs) && has(graderMarks) && (has(pleas) || has(graderNouns))) return true
  return has(graderVerbs) && has(graderNouns) && (has(graderMarks) || has(pleas))
}

const affirm = new Set(
  'yes yeah yep exactly agreed right correct sure absolutely definitely indeed true agree'.split(' '),
)
/** Words that come before or with an affirmation and add nothing to it. */
const padding = new Set(
  'ok okay good sound oh well so i id we would also think thats that it is makes sense fine great point of course totally completely with you on this me too true and then do can should could like to the a maybe probably'.split(
    ' ',
  ),
)
/** Most words in an agreement that adds nothing of its own. */
const BARE = 14
/** Words with content of one's own from which on an answer is more than an agreement. */
const OWN = 4

const opensAffirming = (tokens: Token[]): boolean => {
  for (const { word } of tokens.slice(0, 4)) {
    if (affirm.has(word)) return true
    if (!padding.has(word)) return false
  }
  return false
}

/** "I agree", "agreed": not "we agreed with them on a format". */
const saysAgree = (tokens: Token[]): boolean =>
  tokens.some(
    ({ word }, at) =>
      (word === 'agree' || word === 'agreed') &&
      !/^(?:we|they|have|had|be|the|to)$/.test(tokens[at - 1]?.word ?? ''),
  )

/**
 * "Yes, exactly", "I agree", with little of the candidate's own behind it: fewer than four words with content that the
 * interviewer (`asked`) has not just said, and no figure.
 */
export const agrees = (tokens: Token[], asked: ReadonlySet<string> = new Set()): boolean => {
  if (tokens.length === 0 || tokens.length > BARE) return false
  if (!opensAffirming(tokens) && !saysAgree(tokens)) return false
  const own = contentWords(tokens).filter(
    (word) => !affirm.has(word) && !padding.has(word) && !asked.has(word),
  )
  return own.length < OWN && !own.some((word) => /^\d/.test(word))
}
