import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BankError } from '../../server/bank/fault.ts'
import { type BankPaths, checkBank } from '../../server/bank/load.ts'

/** A small rubric that is whole. */
export const sampleCore = `format: rubric/1
id: core
title: A rubric for tests
criteria:
  - id: design.estimation
    dimension: design
    title: Does the sums
    met: Calculates a size.
    partial: Names a size.
    weights: { L4: 1, L5: 1, L6: 1, L7: 1, L8: 1 }
    probe: How large does it get?
    phases: [requirements]
    signals:
      kind: ideas
      met:
        - together: ['#bytes', 'per day|a day']
`

const criterion = (name: string, index: number): string => `  - id: depth.${name}
    dimension: depth
    title: ${name}
    met: Says how.
    partial: Says that.
    weights: ${index === 0 ? '&equal { L4: 1, L5: 1, L6: 1, L7: 1, L8: 1 }' : '*equal'}
    probe: How is the ${name} done?
    phases: [deep-dive]
    signals:
      kind: ideas
      met:
        - together: ['key|id', 'twice|again']
`

const fact = (name: string): string =>
  `  - { id: ${name}, asks: [${name} one, ${name} two, ${name} three, ${name} four], answer: It is so. }\n`

/** A small question that is whole. Tests break it at one place each. */
export const sampleQuestion = `format: question/1
id: sample
title: A sample
summary: A question for tests.
level: L5
minutes: 45
plan: '45'
topics: [streaming, monitoring]
patterns: [windowed-aggregation]
companies: [generic]
sources: [Written for tests]
prompt: Count 1,000 events a second of 200 bytes each.
facts:
  - { id: size, asks: [event size, bytes per event, how large, payload], answer: Two hundred bytes. }
  - { id: rate, asks: [event rate, events per second, how many events, load], answer: A thousand. }
  - { id: users, asks: [how many users, audience, readers, consumers], answer: A million. }
  - { id: delay, asks: [freshness, how stale, delay, age], answer: A minute. }
  - { id: money, asks: [budget, what may it cost, money, limit of cost], answer: Ten thousand a year. }
  - { id: team, asks: [team size, who operates it, people, skills], answer: Three people. }
${['seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'].map(fact).join('')}reference:
  summary: A log and a table.
  inputs:
    - { id: rate, quote: '1,000 events a second', value: '1000 event/s' }
    - { id: size, quote: 200 bytes, value: '200 B/event' }
  estimates:
    - { id: rate, label: Rate, formula: '1000 event/s * 200 B/event to kB/s', result: 200 kB/s }
    - { id: day, label: A day, formula: '200 kB/s * 1 day to GB', result: 17.3 GB }
    - { id: year, label: A year, formula: '17.28 GB/day * 365 day to TB', result: 6.3 TB }
    - { id: hour, label: An hour, formula: '1000 event/s * 1 hour to event', result: 3.6 million events }
  layers:
    - id: front
      title: Front
      components:
        - { id: app, label: App, kind: client, why: It sends. }
        - { id: api, label: API, kind: service, why: It checks. }
    - id: back
      title: Back
      components:
        - { id: log, label: Log, kind: queue, why: It keeps. }
        - { id: table, label: Table, kind: sql, why: It answers. }
    - id: end
      title: End
      components:
        - { id: screen, label: Screen, kind: dashboard, why: It shows. }
        - { id: lake, label: Lake, kind: object-store, why: It remembers. }
  flows:
    - { from: app, to: api, label: events }
    - { from: api, to: log, label: events }
    - { from: log, to: table, label: rows }
    - { from: table, to: screen, label: answers }
    - { from: log, to: lake, label: files }
    - { from: lake, to: table, label: corrections }
    - { from: api, to: screen, label: errors }
    - { from: lake, to: screen, label: history }
  dataModel:
    - name: event
      store: Log
      keys: id
      fields:
        - { name: id, type: uuid }
    - name: count
      store: Table
      keys: minute
      fields:
        - { name: minute, type: timestamp }
  deepDives:
    - title: One
      steps: [First., Second., Third.]
    - title: Two
      steps: [First., Second., Third.]
  tradeoffs:
    - { decision: Log, chosen: Own, because: Cheap., rejected: Hosted, downside: Work. }
    - { decision: Table, chosen: SQL, because: Known., rejected: Files, downside: Price. }
    - { decision: Screen, chosen: Ours, because: Small., rejected: Bought, downside: Upkeep. }
  costs:
    budget: $10K
    lines:
      - { id: nodes, label: Nodes, formula: '1 node * 0.5 USD/hour/node * 8760 hour to USD', result: $4.38K }
      - { id: disks, label: Disks, formula: '1 TB * 80 USD/TB/month * 12 month to USD', result: $960 }
    total: { id: total, label: Total, formula: '(4380 + 960) USD', result: $5.34K }
  optimizations:
    - { lever: Spot, how: Stateless., saves: Half. }
    - { lever: Tiers, how: By age., saves: A third. }
    - { lever: Size, how: Measure., saves: A fifth. }
  monitoring:
    slos:
      - { name: Delay, objective: 95 percent within a minute }
      - { name: Loss, objective: None }
    metrics:
      - { name: Lag, why: First sign. }
      - { name: Errors, why: Loss. }
      - { name: Age, why: Readers. }
      - { name: Rate, why: Load. }
    alerts:
      - { name: Late, condition: Over a minute, severity: P1, action: Scale. }
      - { name: Wrong, condition: Any, severity: P2, action: Compare. }
      - { name: Full, condition: Over 80 percent, severity: P2, action: Grow. }
  failures:
    - { failure: Node, detection: Heartbeat., recovery: Restart. }
    - { failure: Disk, detection: Errors., recovery: Replica. }
    - { failure: Region, detection: Probes., recovery: Failover. }
  security: [Sign in., Encrypt.]
  compliance: [Forget.]
  corrections: []
criteria:
${['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].map(criterion).join('')}curveballs:
  - id: crash
    phases: [deep-dive]
    text: It dies.
    good: [Notices., Recovers.]
    followUp: And then?
    criteria: [design.estimation]
  - id: growth
    phases: [deep-dive]
    text: It grows.
    good: [Counts., Splits.]
    followUp: And then?
    criteria: [depth.first]
pitfalls: [Guesses., Lists., Hurries.]
`

/** Puts other words in one place of a text; the place has to be there. */
export function broken(text: string, what: string, by: string): string {
  if (!text.includes(what)) throw new Error(`the sample has no "${what}"`)
  return text.replace(what, () => by)
}

/** Files of a bank by name, such as `questions/sample.yaml`. */
export type Files = Record<string, string>

/** What questions have in common, as small as it can be. */
export const sampleShared: Files = {
  'questions/shared/plans.yaml': `format: plans/1
plans:
  - id: '45'
    title: Forty-five minutes
    minutes: 45
    source: Tests
    phases:
      - { id: requirements, kind: requirements, title: Requirements, minutes: 15 }
      - { id: deep-dive, kind: deep-dive, title: Deep dive, minutes: 30 }
`,
  'questions/shared/curveballs.yaml': `format: curveballs/1
curveballs:
  - id: shared-crash
    title: A crash
    kind: failure
    source: Tests
    fits: { all: true }
    phases: [deep-dive]
    minute: 20
    missing: [design.estimation]
    text: A node dies.
    good: [Notices., Recovers.]
    weak: Nothing.
    followUp: How soon?
    criteria: [design.estimation]
`,
  'questions/shared/checklists.yaml': `format: checklists/1
checklists:
  - id: production-readiness
    title: Production readiness
    source: Tests
    groups:
      - id: operations
        title: Operations
        items:
          - { id: runbook, text: A runbook, ask: Who knows what to do?, touched: [{ any: [runbook*] }] }
`,
  'questions/shared/study-path.yaml': `format: study-path/1
title: A path
source: Tests
stops:
  - { days: [1], theme: All, why: Then one knows., handsOn: Build., think: Think., drills: [], questions: [sample] }
`,
  'questions/shared/words.txt': 'quux\n',
}

/** Writes the files, with the shared ones where they are not given, into a folder of their own; removes it after `use`. */
export async function withFiles<T>(files: Files, use: (paths: BankPaths) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'fortyfive-bank-'))
  try {
    for (const sub of ['questions/drills', 'questions/shared', 'rubrics'])
      await mkdir(join(folder, sub), { recursive: true })
    for (const [name, text] of Object.entries({ ...sampleShared, ...files }))
      await writeFile(join(folder, name), text)
    return await use({ questionsDir: join(folder, 'questions'), rubricsDir: join(folder, 'rubrics') })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The lines that a check of these files gives; none when nothing is wrong. */
export async function faultsIn(files: Files): Promise<readonly string[]> {
  return withFiles(files, async (paths) => {
    try {
      await checkBank(paths)
      return []
    } catch (error) {
      if (error instanceof BankError) return error.lines
      throw error
    }
  })
}
