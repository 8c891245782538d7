import { describe, expect, it, test } from 'vitest'
import { loadBank } from '../../server/bank/load.ts'
import { broken, type Files, faultsIn, sampleCore, sampleQuestion, withFiles } from './sample.ts'

const core: Files = { 'rubrics/core.yaml': sampleCore }
const sample = (text: string): Files => ({ ...core, 'questions/sample.yaml': text })
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

// what stands there, what is put in its place, the field, what the message says
const faults: [name: string, what: string, by: string, field: string, says: string][] = [
  [
    'a word for a number',
    '{ L4: 1, L5: 1, L6: 1,',
    '{ L4: 1, L5: 1, L6: high,',
    'criteria[0].weights.L6',
    'expected a number, got "high"',
  ],
  ['a missing field', '    probe: How?\n', '', 'criteria[0].probe', 'expected a text, got nothing'],
  [
    'a field nobody knows',
    'summary: A question for tests.',
    'summary: A question.\nsumary: Twice.',
    'sumary',
    'expected no field of this name',
  ],
  [
    'a level that is none',
    'level: L5',
    'level: L9',
    'level',
    'expected "L4" or "L5" or "L6" or "L7" or "L8", got "L9"',
  ],
  [
    'too few entries',
    'pitfalls: [Guesses., Lists.]',
    'pitfalls: [Guesses.]',
    'pitfalls',
    'expected at least 2 entries, got a list',
  ],
  ['an empty text', 'title: A sample', "title: ''", 'title', 'expected a text that is not empty, got ""'],
  ['minutes below one', 'minutes: 45', 'minutes: 0', 'minutes', 'expected a number of more than 0, got 0'],
  [
    'an id with capitals',
    'id: crash',
    'id: Crash',
    'curveballs[0].id',
    'expected lower-case words joined by hyphens, got "Crash"',
  ],
  [
    'a plan that does not exist',
    "plan: '45'",
    "plan: '50'",
    'plan',
    'expected a plan (45, 60, data-45), got "50"',
  ],
  [
    'an id that is not the name of the file',
    'id: sample',
    'id: simple',
    'id',
    'expected "sample" as the file is called, got "simple"',
  ],
  [
    'a flow to nowhere',
    'to: log,',
    'to: kafka,',
    'reference.flows[1].to',
    'expected the id of a component, got "kafka"',
  ],
  [
    'a flow from nowhere',
    '{ from: log,',
    '{ from: kafka,',
    'reference.flows[2].from',
    'expected the id of a component, got "kafka"',
  ],
  [
    'a curveball about no criterion',
    'criteria: [design.estimation]',
    'criteria: [design.nothing]',
    'curveballs[0].criteria[0]',
    'expected the id of a core criterion or of one of this question, got "design.nothing"',
  ],
  [
    'a criterion of the core rubric',
    'id: depth.second',
    'id: design.estimation',
    'criteria[1].id',
    'expected an id that the core rubric does not have, got "design.estimation"',
  ],
  [
    'an id that stands twice',
    'id: depth.third',
    'id: depth.first',
    'criteria[2].id',
    'expected an id of its own, "depth.first" stands twice',
  ],
  [
    'a component that stands twice',
    '{ id: table, label: Table',
    '{ id: api, label: Table',
    'reference.layers[1].components[1].id',
    'expected an id of its own, "api" stands twice',
  ],
  [
    'a dimension that is not the one of the id',
    'dimension: depth',
    'dimension: design',
    'criteria[0].dimension',
    'expected "depth" as in the id, got "design"',
  ],
  [
    'an ask that leads to two facts',
    'audience]',
    'event size]',
    'facts[2].asks[1]',
    'expected words that lead to one fact, "event size" already leads to "size"',
  ],
  [
    'an idea that is none',
    "'key|id'",
    "'key|ID'",
    'criteria[0].signals.met[0].together[0]',
    '"ID": expected small words, word*, @concept, #quantity or ~cue, joined by |',
  ],
  [
    'a concept that the lexicon lacks',
    "'key|id'",
    "'@flux-capacitor'",
    'criteria[0].signals.met[0].together[0]',
    'expected a concept of the lexicon, got "@flux-capacitor"',
  ],
  [
    'a kind of signals that is none',
    'kind: ideas',
    'kind: magic',
    'criteria[0].signals.kind',
    'expected "ideas" or "clarifying" or "estimation" or "path" or "mechanism", got "magic"',
  ],
  [
    'a figure that is wrong',
    'result: 17.3 GB',
    'result: 173 GB',
    'reference.estimates[1].result',
    'expected the figure that the formula gives, got "173 GB". The formula gives 17.28 GB.',
  ],
  [
    'a formula that cannot be computed',
    "'1000 event/s * 200 B/event to kB/s'",
    "'1000 event/s * 200 to kB/s'",
    'reference.estimates[0].result',
    'expected the figure that the formula gives, got "200 kB/s". The formula is wrong',
  ],
  [
    'a total that is not the sum',
    "'(4380 + 960) USD', result: $5.34K",
    "'(4380 + 480) USD', result: $4.86K",
    'reference.costs.total.formula',
    'expected the sum of the lines, $5,340, got $4,860',
  ],
  [
    'a bill above the budget',
    'budget: $10K',
    'budget: $5K',
    'reference.costs.budget',
    'expected lines that stay under $5,000, they come to $5,340',
  ],
  [
    'a budget that is no money',
    'budget: $10K',
    'budget: 10 TB',
    'reference.costs.budget',
    'expected an amount of money',
  ],
]

describe('a fault in a question', () => {
  test('the sample itself has none', async () => {
    expect(await faultsIn(sample(sampleQuestion))).toEqual([])
  })

  test.each(faults)('%s is named by file, line and field', async (_name, what, by, field, says) => {
    const text = broken(sampleQuestion, what, by)
    const found = await faultsIn(sample(text))
    const line = found.find((each) => each.includes(` ${field}: `))
    expect(line ?? found.join('\n')).toContain(`${field}: ${says}`)
    expect(line).toMatch(/^questions\/sample\.yaml:\d+: /)
  })

  test('the line is the one on which the field stands', async () => {
    const text = broken(sampleQuestion, 'id: depth.first', 'id: Depth.first')
    expect(await faultsIn(sample(text))).toContain(
      `questions/sample.yaml:${lineOf(text, 'id: Depth.first')}: criteria[0].id: expected dimension.words-joined-by-hyphens, got "Depth.first"`,
    )
  })

  test('a missing field is shown at the line of what it is missing from', async () => {
    const text = broken(
      sampleQuestion,
      '    followUp: And then?\n    criteria: [depth.first]\n',
      '    criteria: [depth.first]\n',
    )
    expect(await faultsIn(sample(text))).toEqual([
      `questions/sample.yaml:${lineOf(text, 'id: growth')}: curveballs[1].followUp: expected a text, got nothing`,
    ])
  })

  test('all faults are told at once, of all files', async () => {
    const text = broken(broken(sampleQuestion, 'level: L5', 'level: five'), 'minutes: 45', 'minutes: long')
    const found = await faultsIn({
      'rubrics/core.yaml': broken(sampleCore, 'title: A rubric for tests', 'title: 7'),
      'questions/sample.yaml': text,
      'questions/other.yaml': broken(sampleQuestion, 'id: sample', 'id: Other'),
    })
    expect(found.map((line) => line.replace(/:\d+: /, ' ').split(': ')[0])).toEqual([
      'rubrics/core.yaml title',
      'questions/other.yaml id',
      'questions/sample.yaml level',
      'questions/sample.yaml minutes',
    ])
  })
})

describe('a fault in YAML', () => {
  test.each([
    ['a bracket that is not closed', 'topics: [streaming]', 'topics: [streaming'],
    ['a tab for spaces', '  summary: A log and a table.', '\tsummary: A log and a table.'],
    ['a field that stands twice', 'level: L5', 'level: L5\nlevel: L6'],
    ['an anchor that does not exist', 'weights: *equal', 'weights: *unequal'],
  ])('%s is named by file, line and column', async (_name, what, by) => {
    const found = await faultsIn(sample(broken(sampleQuestion, what, by)))
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]).toMatch(/^questions\/sample\.yaml:\d+:\d+: \S/)
  })

  it('refuses aliases inside aliases that blow up', async () => {
    const levels = ['b', 'c', 'd', 'e', 'f'].map((name, nth) => {
      const before = String.fromCharCode('a'.charCodeAt(0) + nth)
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`
    })
    const bomb = ['a: &a [1, 2]', ...levels].join('\n')
    const found = await faultsIn(sample(`${sampleQuestion}${bomb}\n`))
    expect(found).toEqual([expect.stringMatching(/^questions\/sample\.yaml:1:1: .*alias/)])
  })

  it('names an empty file', async () => {
    expect(await faultsIn(sample(''))).toEqual([
      'questions/sample.yaml:1: expected a group of fields, got nothing',
    ])
  })
})

describe('files that do not fit together', () => {
  it('names both files of an id that stands in two', async () => {
    const found = await faultsIn({ ...sample(sampleQuestion), 'questions/zweite.yaml': sampleQuestion })
    expect(found).toContain(
      'questions/zweite.yaml:2: id: expected an id of its own, "sample" is also in questions/sample.yaml',
    )
  })

  it('stops without a core rubric', async () => {
    expect(await faultsIn({ 'questions/sample.yaml': sampleQuestion })).toEqual([
      'rubrics/core.yaml: expected a file that can be read, found none',
    ])
  })

  it('names a core criterion for a phase that no plan has', async () => {
    const found = await faultsIn({
      'rubrics/core.yaml': broken(sampleCore, 'phases: [requirements]', 'phases: [lunch]'),
    })
    expect(found[0]).toMatch(
      /^rubrics\/core\.yaml:12: criteria\[0\]\.phases\[0\]: expected a kind of phase \(.*\), got "lunch"$/,
    )
  })

  it('leaves files alone that are no YAML', async () => {
    expect(await faultsIn({ ...sample(sampleQuestion), 'questions/README.md': 'level: L9' })).toEqual([])
  })
})

describe('the bank', () => {
  it('gives a question by its id, and nothing for an id that it does not hold', async () => {
    await withFiles(sample(sampleQuestion), async (paths) => {
      const bank = await loadBank(paths)
      expect(bank.get('sample')?.question.title).toBe('A sample')
      expect(bank.get('sample')?.file).toBe('questions/sample.yaml')
      expect(bank.get('constructor')).toBeUndefined()
    })
  })

  it('lists what everybody may see, and nothing of the solution', async () => {
    await withFiles(sample(sampleQuestion), async (paths) => {
      const [summary] = (await loadBank(paths)).list()
      expect(Object.keys(summary ?? {}).sort()).toEqual([
        'companies',
        'id',
        'level',
        'minutes',
        'patterns',
        'plan',
        'prompt',
        'summary',
        'title',
        'topics',
      ])
    })
  })

  it('has the same hash for the same content in another layout, and another one for other content', async () => {
    const hash = (text: string): Promise<string | undefined> =>
      withFiles(sample(text), async (paths) => (await loadBank(paths)).get('sample')?.hash)
    const first = await hash(sampleQuestion)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(
      await hash(
        `# a comment\n${broken(sampleQuestion, 'level: L5\nminutes: 45', 'minutes: 45\nlevel: "L5"')}`,
      ),
    ).toBe(first)
    expect(await hash(broken(sampleQuestion, 'A thousand.', 'Two thousand.'))).not.toBe(first)
  })

  it('does not recompute figures at the start', async () => {
    const text = broken(sampleQuestion, 'result: 17.3 GB', 'result: 173 GB')
    await withFiles(sample(text), async (paths) => {
      expect((await loadBank(paths)).questions.size).toBe(1)
    })
  })
})
