import { describe, expect, it, test } from 'vitest'
import { loadBank } from '../../server/bank/load.ts'
import {
  broken,
  type Files,
  faultsIn,
  sampleCore,
  sampleQuestion,
  sampleShared,
  withFiles,
} from './sample.ts'

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
  [
    'a missing probe',
    '    probe: How is the first done?\n',
    '',
    'criteria[0].probe',
    'expected a text, got nothing',
  ],
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
    'pitfalls: [Guesses., Lists., Hurries.]',
    'pitfalls: [Guesses.]',
    'pitfalls',
    'expected at least 3 pitfalls, got 1',
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
  ['a plan that does not exist', "plan: '45'", "plan: '50'", 'plan', 'expected a plan (45), got "50"'],
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
    'audience,',
    'event size,',
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
    'a wrong unit',
    'result: 17.3 GB',
    'result: 17.3 GB/s',
    'reference.estimates[1].result',
    'expected the figure that the formula gives, got "17.3 GB/s". The formula gives 17.28 GB, the result has another unit.',
  ],
  [
    'minutes that are not those of the plan',
    'minutes: 45',
    'minutes: 40',
    'minutes',
    'expected the 45 minutes of the plan "45", got 40',
  ],
  [
    'a figure that the prompt does not have',
    "quote: '1,000 events a second'",
    "quote: '2,000 events a second'",
    'reference.inputs[0].quote',
    'expected words of the prompt, got "2,000 events a second"',
  ],
  [
    'a prompt that changed under its reference',
    'prompt: Count 1,000 events',
    'prompt: Count 5,000 events',
    'reference.inputs[0].quote',
    'expected words of the prompt, got "1,000 events a second"',
  ],
  [
    'an input that says another amount than the prompt',
    "value: '200 B/event'",
    "value: '250 B/event'",
    'reference.inputs[1].value',
    'expected the figure of the prompt ("200 bytes"), got "250 B/event"',
  ],
  [
    'an input that no formula uses',
    "formula: '1000 event/s * 200 B/event to kB/s'",
    "formula: '1000 event/s * 0.2 kB/event to kB/s'",
    'reference.inputs[1].value',
    'expected a formula of the reference to use this figure, found "200 B/event" in none',
  ],
  [
    'signals without a rule for met',
    "      met:\n        - together: ['key|id', 'twice|again']\n",
    '',
    'criteria[0].signals.met',
    'expected a list, got nothing',
  ],
  [
    'a way to say an idea that is a whole sentence',
    "'twice|again'",
    "'it is then written twice by the job|again'",
    'criteria[0].signals.met[0].together[1]',
    'expected ways of at most 5 words, got "it is then written twice by the job"',
  ],
  [
    'the same probe twice',
    'How is the second done?',
    'How is the first done?',
    'criteria[1].probe',
    'expected a probe of its own, it stands twice',
  ],
  [
    'a component without a flow',
    '    - { from: app, to: api, label: events }\n',
    '    - { from: log, to: api, label: events }\n',
    'reference.layers[0].components[0].id',
    'expected a flow from or to "app", found none',
  ],
  [
    'a region that is none',
    'kind: client, why: It sends. }',
    'kind: client, why: It sends., region: moon }',
    'reference.layers[0].components[0].region',
    'expected the id of a region, got "moon"',
  ],
  [
    'a criterion that is due in no phase of the plan',
    'phases: [deep-dive]\n    signals',
    'phases: [lunch]\n    signals',
    'criteria[0].phases[0]',
    'expected a kind of phase (requirements, deep-dive), got "lunch"',
  ],
  [
    'a curveball for a minute after the end',
    '    phases: [deep-dive]\n    text: It dies.',
    '    phases: [deep-dive]\n    minute: 50\n    text: It dies.',
    'curveballs[0].minute',
    'expected a minute of the 45-minute plan, got 50',
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
    expect(found.length).toBeGreaterThan(0)
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
    ['a bracket that is not closed', 'topics: [streaming, monitoring]', 'topics: [streaming'],
    ['a tab for spaces', '  summary: A log and a table.', '\tsummary: A log and a table.'],
    ['a field that stands twice', 'level: L5', 'level: L5\nlevel: L6'],
    ['an anchor that does not exist', 'weights: *equal', 'weights: *unequal'],
  ])('%s is named by file, line and column', async (_name, what, by) => {
    const found = await faultsIn(sample(broken(sampleQuestion, what, by)))
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]).toMatch(/^questions\/sample\.yaml:\d+: column \d+: \S/)
  })

  it('refuses aliases inside aliases that blow up', async () => {
    const levels = ['b', 'c', 'd', 'e', 'f'].map((name, nth) => {
      const before = String.fromCharCode('a'.charCodeAt(0) + nth)
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`
    })
    const bomb = ['a: &a [1, 2]', ...levels].join('\n')
    const found = await faultsIn(sample(`${sampleQuestion}${bomb}\n`))
    expect(found).toEqual([expect.stringMatching(/^questions\/sample\.yaml:1: .*alias/)])
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
      'rubrics/core.yaml:1: expected a file that can be read, found none',
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
        'kind',
        'level',
        'minutes',
        'own',
        'patterns',
        'phase',
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

const sharedFaults: [name: string, file: string, what: string, by: string, wanted: RegExp][] = [
  [
    'phases that do not add up',
    'plans.yaml',
    'minutes: 30',
    'minutes: 25',
    /plans\.yaml:\d+: plans\[0\]\.minutes: expected the sum of its phases, 40, got 45/,
  ],
  [
    'a curveball that fits nothing',
    'curveballs.yaml',
    '{ all: true }',
    '{ topics: [fishing] }',
    /curveballs\.yaml:\d+: curveballs\[0\]\.fits: expected a question that it goes with, found none/,
  ],
  [
    'a curveball about an unknown criterion',
    'curveballs.yaml',
    'missing: [design.estimation]',
    'missing: [design.nothing]',
    /curveballs\.yaml:\d+: curveballs\[0\]\.missing\[0\]: expected the id of a core criterion, got "design\.nothing"/,
  ],
  [
    'a path to a question that is not there',
    'study-path.yaml',
    'questions: [sample]',
    'questions: [simple]',
    /study-path\.yaml:\d+: stops\[0\]\.questions\[0\]: expected the id of a full question, got "simple"/,
  ],
  [
    'a question that is not on the path',
    'study-path.yaml',
    'questions: [sample]',
    'questions: []',
    /study-path\.yaml:\d+: stops: expected every question and drill on the path, not there: sample/,
  ],
  [
    'an item of a checklist that nothing can touch',
    'checklists.yaml',
    '{ any: [runbook*] }',
    "{ any: ['@runbooks'] }",
    /checklists\.yaml:\d+: .*touched\[0\].*expected a concept of the lexicon, got "@runbooks"/,
  ],
]

describe('a fault in what questions share', () => {
  test.each(sharedFaults)('%s is named', async (_name, file, what, by, wanted) => {
    const name = `questions/shared/${file}`
    const text = broken(sampleShared[name] ?? '', what, by)
    const found = await faultsIn({ ...sample(sampleQuestion), [name]: text })
    expect(found.join('\n')).toMatch(wanted)
  })

  it('stops a bank without plans', async () => {
    const found = await faultsIn({
      ...sample(sampleQuestion),
      'questions/shared/plans.yaml': 'format: plans/1\n',
    })
    expect(found[0]).toMatch(/^questions\/shared\/plans\.yaml:1: plans: expected a list, got nothing/)
  })
})
