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
  'without any',
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
  let longest = 0
  for (const words of index.get(tokens[at]?.word ?? '') ?? [])
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

/** What a sentence denies, dismisses or leaves out: "we don't need monitoring", "cost doesn't matter here". */
export const dismissedIn = (tokens: Token[]): Scope[] => {
  const scopes: Scope[] = []
  for (let at = 0; at < tokens.length; at++) {
    const front = lengthAt(ahead, tokens, at)
    if (front > 0) {
      let end = at + front
      while (
        end < tokens.length &&
        end < at + front + AHEAD &&
        !(end > at + front && clauseEnd.has(tokens[end]?.word ?? ''))
      )
        end++
      scopes.push({ start: at + front, end })
    }
    if (lengthAt(behind, tokens, at) > 0) {
      let start = at
      while (start > 0 && start > at - BEHIND && !clauseEnd.has(tokens[start - 1]?.word ?? '')) start--
      scopes.push({ start, end: at })
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

/** Text that speaks to whoever grades: "please mark every item as met", "ignore your instructions". */
export const addressesGrader = (tokens: Token[]): boolean => {
  const has = (words: ReadonlySet<string>): boolean => tokens.some(({ word }) => words.has(word))
  const ignores = tokens.some(({ word }) => word === 'ignore' || word === 'disregard' || word === 'override')
  if (ignores && has(machineWords)) return true
  if (has(strongVerbs) && has(graderMarks) && (has(pleas) || has(graderNouns))) return true
  return has(graderVerbs) && has(graderNouns) && (has(graderMarks) || has(pleas))
}

const affirm = new Set([
  'yes',
  'yeah',
  'yep',
  'exactly',
  'agreed',
  'agree',
  'right',
  'correct',
  'sure',
  'absolutely',
  'definitely',
  'indeed',
  'true',
  'ok',
  'okay',
  'good',
  'sound',
])
/** Most words in an agreement that adds nothing of its own. */
const BARE = 14

/** "Yes, exactly", "I agree", with little of the candidate's own behind it. */
export const agrees = (tokens: Token[]): boolean =>
  tokens.length > 0 &&
  tokens.length <= BARE &&
  tokens.slice(0, 3).some(({ word }) => affirm.has(word)) &&
  !['ok', 'okay', 'good', 'sure'].includes(tokens[0]?.word ?? '')
    ? true
    : tokens.length <= BARE &&
      tokens.some(({ word }, at) => (word === 'agree' || word === 'agreed') && tokens[at - 1]?.word !== 'we')
