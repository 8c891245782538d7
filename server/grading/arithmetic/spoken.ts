import type { Utterance } from '../../interview/export.ts'
import { formatNumber } from './format.ts'
import { type Amount, amountAt } from './spoken-amounts.ts'
import { chainAt, resultOf } from './spoken-chains.ts'
import { type Judged, judge } from './spoken-judge.ts'
import { type Token, tokensOf } from './spoken-tokens.ts'

/**
 * What became of a spoken calculation. `right`: within a factor of two. `off-by`: by `factor`. `corrected`: it was wrong and
 * the right figure came afterwards. `not-derivable`: the units do not tell what was meant; never held against anyone.
 */
export type DerivationVerdict = 'right' | 'off-by' | 'corrected' | 'not-derivable'

export interface Derivation {
  /** Id of the utterance, and the exact words in it from the first operand to the stated result. */
  utterance: string
  quote: string
  /** In the unit of the stated result; what is not derivable is computed without units. */
  stated: string
  computed: string
  /** Stated over computed; null when the two cannot be compared. */
  factor: number | null
  verdict: DerivationVerdict
}

const correction = new Set('no sorry wait scratch nonsense wrong oops actually hold correction'.split(' '))

/** How many utterances of the candidate's later a wrong figure may be put right. */
const LATER = 2

/**
 * Finds the calculations that the candidate says aloud and computes them again. In doubt it stays silent. The function that
 * it answers may be asked again when more was said behind the same utterances; what it found before it does not look at again.
 */
export function openDerivations(): (utterances: readonly Utterance[]) => Derivation[] {
  const found: Derivation[][] = []
  return (utterances) => {
    const own = utterances.filter((each) => each.speaker === 'candidate')
    const tokens: Token[][] = []
    const tokensAt = (at: number) => {
      const said = own[at]
      if (!said) return []
      tokens[at] ??= tokensOf(said.text)
      return tokens[at]
    }
    // The last ones may be corrected by what came since.
    found.length = Math.min(found.length, own.length)
    found.splice(Math.max(0, found.length - LATER))
    for (let at = found.length; at < own.length; at++) {
      const said = own[at]
      if (!said) break
      const later = () => [...tokensAt(at + 1), ...tokensAt(at + 2)]
      found.push(derivationsIn(said, tokensAt(at), later))
    }
    return found.flat()
  }
}

/** The calculations of an interview. */
export const spokenDerivations = (utterances: readonly Utterance[]): Derivation[] =>
  openDerivations()(utterances)

function derivationsIn(
  said: Utterance,
  tokens: readonly Token[],
  later: () => readonly Token[],
): Derivation[] {
  const found: Derivation[] = []
  for (let at = 0; at < tokens.length; ) {
    const chain = chainAt(tokens, at)
    const result = chain && resultOf(tokens, chain)
    if (!chain || !result) {
      at = chain && chain.operands.length === 1 ? chain.next : at + 1
      continue
    }
    const judged = judge(chain, result.amount, result.strict)
    const first = chain.operands[0]
    if (judged && first) {
      const verdict =
        judged.verdict === 'off-by' ? unlessCorrected(judged, result.amount, tokens, later) : judged.verdict
      found.push({
        utterance: said.id,
        quote: said.text.slice(first.start, result.amount.end),
        stated: inWords(result.amount.value, result.amount),
        computed:
          judged.verdict === 'not-derivable'
            ? formatNumber(judged.computed)
            : inWords(judged.computed, result.amount),
        factor: judged.factor,
        verdict,
      })
    }
    // The result may be the first operand of the next step.
    at = Math.max(result.at, at + 1)
  }
  return found
}

// "is sixteen gigabytes, no, sixteen megabytes, sorry"; or the right figure said in one of the next two utterances.
function unlessCorrected(
  judged: Judged,
  stated: Amount,
  tokens: readonly Token[],
  later: () => readonly Token[],
): DerivationVerdict {
  const rest = tokens.slice(stated.next, stated.next + 120)
  const wanted = [judged.computed, judged.computed / stated.unitSize]
  const right = (list: readonly Token[]) =>
    list.some((_, at) => {
      const amount = amountAt(list, at)
      return (
        amount &&
        wanted.some((value) => [amount.value, amount.raw].some((said) => Math.abs(said / value - 1) < 0.2))
      )
    })
  if (right(rest) || right(later().slice(0, 60))) return 'corrected'
  return rest.slice(0, 14).some((token) => correction.has(token.text)) ? 'not-derivable' : 'off-by'
}

function inWords(value: number, { unit, unitSize }: Amount): string {
  const text = formatNumber(value / unitSize)
  return unit === '' || unit.startsWith('/') ? text + unit : `${text} ${unit}`
}
