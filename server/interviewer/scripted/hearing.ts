/** What a sentence of the candidate's asks of the interviewer. */
export type Heard = 'asks' | 'assumes' | 'asks-leave' | 'moves-on' | 'wants-the-answer' | 'tells'

export interface HeardSentence {
  text: string
  is: Heard
}

const QUESTION_STARTS = new Set(
  'what which who whom whose how when where why is are was were do does did can could should shall may would will has have any'.split(
    ' ',
  ),
)
// Words in front of a question that do not change it: "okay so, how many users do we have".
const LEADS = new Set(
  'ok okay so and but well also then now right um uh first second third next maybe just sorry great thanks'.split(
    ' ',
  ),
)
const EMBEDDED = [
  'what about',
  'how about',
  'do we',
  'do you',
  'are there',
  'is there',
  'can you tell',
  'could you tell',
  'i wonder',
  'i would like to know',
  'my question is',
]

/** Splits an utterance at its marks; speech without marks stays one piece. */
export function sentencesOf(text: string): string[] {
  return (text.match(/[^.?!\n]+[.?!]*/g) ?? [])
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}/u.test(piece))
}

/** The words of a text in lower case, without marks. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}%$]+/gu) ?? []
}

// "How big is an event, and how fresh must the numbers be?" asks two things.
const NEXT_QUESTION =
  /,?\s(?:and|also|or)\s(?=(?:how|what|which|who|where|when|is|are|do|does|can|should)\s)/i

/** Hears one utterance of the candidate's; a sentence that asks two things is heard as two. */
export function hear(text: string): HeardSentence[] {
  return sentencesOf(text).flatMap((sentence) => {
    const is = hearSentence(sentence)
    if (is === 'tells') return { text: sentence, is }
    return sentence
      .split(NEXT_QUESTION)
      .map((part) => ({ text: part, is: part === sentence ? is : hearSentence(asQuestion(part)) }))
  })
}

const asQuestion = (part: string): string => (part.endsWith('?') ? part : `${part}?`)

function hearSentence(sentence: string): Heard {
  const words = wordsOf(sentence)
  const said = ` ${words.join(' ')} `
  const has = (...phrases: string[]) => phrases.some((phrase) => said.includes(` ${phrase} `))
  if (
    has(
      'next phase',
      'move on to',
      'let us move on',
      'let s move on',
      'done with this phase',
      'ready to move on',
    )
  )
    return 'moves-on'
  if (!isQuestion(sentence, words, said)) return 'tells'
  if (
    has(
      'what would you do',
      'what is the right answer',
      'what s the right answer',
      'what would you choose',
      'what do you recommend',
      'what is the solution',
      'which one would you',
    )
  )
    return 'wants-the-answer'
  if (
    has(
      'can i assume',
      'could i assume',
      'may i assume',
      'should i assume',
      'is it fair to assume',
      'is it safe to assume',
      'can we assume',
      'shall i assume',
      'i assume',
    )
  )
    return 'assumes'
  if (
    has(
      'shall i',
      'should i start',
      'should i go',
      'should i draw',
      'can i start',
      'may i start',
      'can i draw',
      'can i go',
      'does that make sense',
      'does this make sense',
      'is that okay',
      'is that ok',
      'sound good',
      'sounds good',
      'does that sound',
    )
  )
    return 'asks-leave'
  return 'asks'
}

function isQuestion(sentence: string, words: string[], said: string): boolean {
  if (sentence.endsWith('?')) return true
  // Writing that has marks uses them; only speech without marks is heard by its words.
  if (/[.!]$/.test(sentence)) return false
  const first = words.find((word) => !LEADS.has(word))
  if (first && QUESTION_STARTS.has(first)) return true
  return EMBEDDED.some((phrase) => said.includes(` ${phrase} `))
}
