import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Example } from '../../server/grading/learned/examples.ts'
import { logistic, regress, scoresOf } from '../../server/grading/learned/fit.ts'
import { learned, learnedModel } from '../../server/grading/learned/learned.ts'
import { pack, packedModel, signature, unpack } from '../../server/grading/learned/pack.ts'
import { train } from '../../server/grading/learned/train.ts'
import { interviewFile } from '../../server/interview/export.ts'
import { verdict, verdictRank } from '../../server/interview/ids.ts'
import { core, criterionIn, gradeOf, interviewOf, ruledOf } from './sample.ts'

const ones = (...at: number[]) => ({ at, value: at.map(() => 1) })

describe('logistic regressions side by side', () => {
  const rows = [ones(0), ones(1), ones(0, 2), ones(1, 2), ones(0), ones(1)]
  const wanted = rows.map(({ at }) => Uint8Array.of(Number(at.includes(0)), Number(at.includes(2))))
  const fitted = regress({ rows, wanted, features: 3, outputs: 2, ridge: 0.01 }, 100)

  test('find what each output hangs on', () => {
    for (const [index, row] of rows.entries()) {
      const [first = 0, second = 0] = [...scoresOf(fitted, row)].map(logistic)
      expect(first > 0.5).toBe(wanted[index]?.[0] === 1)
      expect(second > 0.5).toBe(wanted[index]?.[1] === 1)
    }
  })

  test('give the same weights for the same rows', () => {
    const again = regress({ rows, wanted, features: 3, outputs: 2, ridge: 0.01 }, 100)
    expect(again.weights).toEqual(fitted.weights)
  })

  test('a stronger pull towards nothing makes smaller weights', () => {
    const held = regress({ rows, wanted, features: 3, outputs: 2, ridge: 10 }, 100)
    expect(Math.abs(held.weights[0] ?? 0)).toBeLessThan(Math.abs(fitted.weights[0] ?? 0))
  })
})

describe('learning from labelled interviews', () => {
  const [criterion] = core.criteria
  if (!criterion) throw new Error('the core rubric has criteria')
  const criteria = [criterion]
  /** Whoever says "apple" is credited for it by these readers. */
  const example = (number: number): Example => {
    const word = number % 2 === 0 ? 'w:apple' : 'w:pear'
    const turn = (utterance: string, name: string) => ({
      utterance,
      words: 12,
      features: new Map([
        [name, 1],
        ['len', 0.8],
      ]),
    })
    return {
      name: `${number}`,
      turns: [turn('u1', 'w:other'), turn('u2', word)],
      rules: ['missed'],
      labels: [
        number % 2 === 0 ? { verdict: 'partial', evidence: ['u2'] } : { verdict: 'missed', evidence: [] },
      ],
    }
  }
  // Steps of 9 deal both kinds into every part.
  const examples = Array.from({ length: 40 }, (_, at) => example(Math.floor(at / 8) + (at % 8)))
  const { model, leftOut } = train({ examples, pieces: [], cases: [], criteria }, () => {})

  test('judges interviews that it never saw as their readers did', () => {
    const right = examples.filter(({ labels }, at) => labels[0]?.verdict === leftOut[at]?.[0])
    expect(right.length).toBe(examples.length)
  })

  test('learns from turns by themselves what no interview holds', () => {
    const said = (name: string) => ({ words: 9, features: new Map([[name, 1]]) })
    const cases = Array.from({ length: 40 }, (_, at) => ({
      criterion: 0,
      verdict: at % 2 === 0 ? ('met' as const) : ('missed' as const),
      turn: said(at % 2 === 0 ? 'w:plum' : 'w:stone'),
      rules: ['missed' as const],
    }))
    const taught = train({ examples, pieces: [], cases, criteria }, () => {}).model
    const weightOf = (name: string): number =>
      taught.turns.weights[(taught.features.get(name) ?? Number.NaN) * 2] ?? Number.NaN
    expect(weightOf('w:plum')).toBeGreaterThan(0.5)
    expect(weightOf('w:stone')).toBeLessThan(-0.5)
    expect(model.features.has('w:plum')).toBe(false)
  })

  test('keeps its verdicts when packed into whole shares of the largest weight', () => {
    const kept = unpack(packedModel.parse(JSON.parse(JSON.stringify(pack(model, 'x', examples.length)))))
    for (const { turns } of examples)
      for (const { features } of turns)
        for (const name of features.keys()) {
          const at = model.features.get(name)
          if (at === undefined) continue
          const before = model.turns.weights[at * 2] ?? 0
          expect(Math.abs((kept.turns.weights[at * 2] ?? 0) - before)).toBeLessThan(0.02)
        }
  })
})

describe('the weights that ship', () => {
  test('were learned with the rules that ship', () => {
    expect(learned.signature).toBe(signature(core.criteria))
    expect(learnedModel().criteria.map(({ id }) => id)).toEqual(core.criteria.map(({ id }) => id))
  })

  test('leave alone a rubric whose rules are others', () => {
    const [first, ...rest] = core.criteria
    if (!first) throw new Error('the core rubric has criteria')
    const other = { ...core, criteria: [{ ...first, signals: { ...first.signals } }, ...rest.slice(0, 3)] }
    expect(signature(other.criteria)).not.toBe(learned.signature)
    const report = gradeOf(interviewOf(['C: Who reads these numbers?']), other)
    expect(report.criteria).toHaveLength(4)
  })

  test('move verdicts of the rules towards the readers far more often than away, and show words for all they credit', () => {
    let towards = 0
    let away = 0
    for (const { interview, labels } of labelled())
      for (const criterion of gradeOf(interview).criteria) {
        const ruled = verdictRank[ruledOf(interview, criterion.id).verdict]
        const weighed = verdictRank[criterion.verdict]
        const read = verdictRank[labels[criterion.id]?.verdict ?? 'missed']
        expect(criterion.evidence.length > 0).toBe(criterion.verdict !== 'missed')
        const nearer = Math.abs(ruled - read) - Math.abs(weighed - read)
        if (nearer > 0) towards++
        if (nearer < 0) away++
      }
    expect(towards).toBeGreaterThan(away * 4)
  })

  test('credit the same words in a short interview, in a long one, and while it is going on', () => {
    const answer = [
      'I: How do you know that it works, and who is told when it does not?',
      'C: We page the on-call when consumer lag is over thirty seconds for five minutes.',
    ]
    expect(criterionIn(gradeOf(interviewOf(answer)), 'monitoring.alerts').verdict).toBe('met')
    const [first] = labelled()
    if (!first) throw new Error('there are labelled interviews')
    const { interview } = first
    const before = interview.utterances.slice(0, 12)
    const more = interviewOf(answer).utterances.map((one) => ({ ...one, id: `x${one.id}`, at: 600 + one.at }))
    const on = gradeOf({ ...interview, utterances: [...before, ...more] })
    expect(criterionIn(on, 'monitoring.alerts').verdict).toBe('met')
  })
})

const folders = ['own', 'fresh'].map((name) => new URL(`../fixtures/${name}/`, import.meta.url))
const labels = z.object({ labels: z.record(z.string(), z.object({ verdict })) })

const read = (file: string, folder: URL): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

/** Some of the labelled interviews, of every kind. */
function labelled() {
  const all = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.interview.json'))
      .map((file) => ({ file, folder })),
  )
  return all
    .filter((_, at) => at % 12 === 0)
    .map(({ file, folder }) => ({
      interview: interviewFile.parse(read(file, folder)),
      labels: labels.parse(read(file.replace('.interview.', '.labels.'), folder)).labels,
    }))
}
