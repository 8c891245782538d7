/** What the scripted interviewer says of its own. Each sentence is said once in an interview, in this order. */
export const phrases = {
  acknowledge: [
    'Okay.',
    'Got it.',
    'I see.',
    'Makes sense so far, go on.',
    'Right.',
    'Understood.',
    'Fine, carry on.',
    'I follow you.',
    'All right.',
    'Good, keep going.',
  ],
  noFact: [
    'I have no figure for that. Assume something sensible, and say what you assume.',
    'That is left open. Pick an assumption and name it.',
    'Nobody has decided that yet. What would you assume?',
    'You may choose that yourself; tell me your assumption.',
    'I cannot help you there. Take a guess that you could defend.',
    'That one is up to you. State it and move along.',
    'No more is known about it. Your assumption will do.',
    'Leave that as an assumption to verify later.',
  ],
  inPrompt: [
    'The prompt says it; take it from there.',
    'You have that in the prompt.',
    'Have another look at the prompt for that.',
  ],
  assumed: [
    'You may assume that.',
    'That assumption works for me.',
    'Fine, take it as given.',
    'Yes, let us go with your assumption.',
    'Agreed for today.',
    'I will not argue with that assumption.',
  ],
  alreadyTold: [
    'We settled that one earlier; my answer stands.',
    'Nothing has changed there since you last asked.',
    'That is as I told you before.',
    'Same as before on that point.',
  ],
  goAhead: [
    'Yes, please go ahead.',
    'Sure.',
    'Please do.',
    'By all means.',
    'Yes, whichever order suits you.',
    'That is fine with me.',
  ],
  yourCall: [
    'I would rather hear what you think.',
    'That is the part I want from you.',
    'You decide; tell me why.',
    'What speaks for each side, in your view?',
  ],
  nudge: [
    'Take your time, and think aloud if you can.',
    'What are you weighing up at the moment?',
    'Walk me through what is on your mind.',
    'Where would you like to go next?',
    'Talk me through what you have so far.',
  ],
  lastTopic: ['Before we go on, is there anything here you would still add?', 'Anything else on this part?'],
} as const

export type Pool = keyof typeof phrases

/** The first sentence of a pool that stands in nothing said so far; null when all do: silence is better than an echo. */
export function unsaid(pool: Pool, said: Iterable<string>): string | null {
  const texts = [...said]
  return phrases[pool].find((phrase) => !texts.some((text) => text.includes(phrase))) ?? null
}

/** Title of a phase within a sentence: "High-level design" becomes "high-level design". */
export const inSentence = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)

/** First words of the interview: what the problem is. The prompt's figures are on the screen and are not read out. */
export function opening(title: string, minutes: number, firstPhase: string, prompt: string): string {
  const [problem = '', ...more] = prompt.trim().split(/\n\s*\n/)
  const time = minutes === 1 ? 'one minute' : `${minutes} minutes`
  const rest = more.length > 0 ? ' The figures are in the prompt in front of you.' : ''
  return `Welcome. We have ${time}, and the problem is “${title}”. ${problem.replace(/\s+/g, ' ')}${rest} Ask me whatever you need; we begin with ${inSentence(firstPhase)}.`
}

/** Two minutes before a phase ends. */
export const warning = (phase: string, next: string | null): string =>
  next
    ? `About two minutes left for ${inSentence(phase)}; after that comes ${inSentence(next)}.`
    : `About two minutes left for ${inSentence(phase)}, which is our last part.`

/** Going on to the next phase. */
export const transition = (phase: string, next: string): string =>
  `That is the time for ${inSentence(phase)}. Let us go on to ${inSentence(next)}.`

/** Going on early because the candidate asked for it. */
export const earlyTransition = (next: string): string => `All right, on to ${inSentence(next)}.`

/** Last words. */
export const closing =
  'That is our time. Thank you, I enjoyed the discussion; your report will be ready in a moment.'
