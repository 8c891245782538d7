import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { type Question, type QuestionSummary, question } from '../interview/question.ts'
import { type Rubric, rubric } from '../interview/rubric.ts'
import { withShared } from '../interview/shared.ts'
import { canonicalJson } from './canonical-json.ts'
import { completenessFaults } from './completeness.ts'
import { BankError, type ContentFault, type FileFault } from './fault.ts'
import { Faults } from './faults.ts'
import { figureFaults } from './figures.ts'
import { openParsed } from './parsed.ts'
import { type Known, questionReferences, rubricReferences } from './references.ts'
import { openPlans, openShared, type Shared } from './shared.ts'
import type { Source } from './source.ts'

/** A question as it stands in the bank. */
export type BankQuestion = {
  /** With the shared curveballs that go with it: what an interview keeps. */
  question: Question
  /** sha256 of the content as canonical JSON: the same for the same content, however the YAML is laid out. */
  hash: string
  /** Name as messages show it, such as `questions/ID.yaml`. */
  file: string
  /** Whether it comes from a folder of one's own. */
  own: boolean
}

/** A rubric and the hash of its content. */
export type HashedRubric = { rubric: Rubric; hash: string }

/** All questions and what they have in common, as they stand now. */
export type Bank = {
  core: HashedRubric
  /** Full questions and drills by id, the shipped ones and one's own. */
  questions: ReadonlyMap<string, BankQuestion>
  shared: Shared
  /** What is wrong with files of one's own; those questions are left out. */
  faults: readonly FileFault[]
  get: (id: string) => BankQuestion | undefined
  /** What everybody may see of each question, in the order of their ids. */
  list: () => QuestionSummary[]
  /** What an interview about this question is graded on besides its own criteria. */
  rubricFor: (one: Question) => HashedRubric
}

/**
 * Where the files are. `questionsDir` holds `ID.yaml`, `drills/ID.yaml` and `shared/`, `rubricsDir` holds `core.yaml`;
 * `ownDir` is a folder of one's own with question and drill files, or null.
 */
export type BankPaths = { questionsDir: string; rubricsDir: string; ownDir?: string | null | undefined }

/**
 * Reads and checks all files. Throws a `BankError` that names every fault of every shipped file by file, line and
 * field. A broken file in a folder of one's own is left out and listed in `faults`. Figures and completeness are not
 * looked at, a start does not need that: see `checkBank`.
 */
export async function loadBank(paths: BankPaths): Promise<Bank> {
  return openBank(paths, { shipped: () => [], own: () => [] })
}

/** Loads the bank, recomputes all figures and demands of shipped questions that they are complete. Throws like `loadBank`. */
export async function checkBank(paths: BankPaths): Promise<Bank> {
  return openBank(paths, {
    shipped: (one, { plans }) => [...figureFaults(one), ...completenessFaults(one, plans)],
    own: figureFaults,
  })
}

type Check = (one: Question, shared: Shared) => ContentFault[]

async function openBank(paths: BankPaths, also: { shipped: Check; own: Check }): Promise<Bank> {
  const parsed = await openParsed(paths.questionsDir)
  const faults = new Faults(parsed)
  const files = await openShared(join(paths.questionsDir, 'shared'), faults)
  const core = await loadCore(paths.rubricsDir, files?.shared ?? null, faults)
  const opened = await openQuestions(paths.questionsDir, faults)
  repeatedAcrossFiles(opened, new Map(), faults)
  const questions = new Map<string, BankQuestion>()
  const known = files && core && knownOf(core, files.shared)
  for (const { source } of opened) {
    const one = faults.fit(question, source)
    if (!one) continue
    // Without rubric and plans every reference to them would look wrong; that fault is told once, above.
    if (known && files) {
      faults.add(source, questionReferences(one, stemOf(source), known))
      faults.add(source, also.shipped(one, files.shared))
    }
    keep(questions, one, source, { own: false, shared: files?.shared ?? null })
  }
  if (files && core && faults.found.length === 0)
    files.check(new Map([...questions].map(([id, it]) => [id, it.question])), { core: idsOf(core) })
  await parsed?.keep()
  if (!core || !files || !known || faults.found.length > 0) throw new BankError(faults.found)
  const own = await openOwn(paths.ownDir ?? null, { known, shared: files.shared, questions, also: also.own })
  return bankOf(core, files.shared, own.questions, own.faults)
}

const idsOf = (core: Rubric): ReadonlySet<string> => new Set(core.criteria.map(({ id }) => id))

function knownOf(core: Rubric, { plans }: Pick<Shared, 'plans'>): Known {
  return {
    core: idsOf(core),
    phases: new Set(plans.flatMap((plan) => plan.phases.map((phase) => phase.kind))),
    plans: new Set(plans.map((plan) => plan.id)),
  }
}

const stemOf = ({ file }: Source): string => basename(file).replace(/\.ya?ml$/, '')

function keep(
  questions: Map<string, BankQuestion>,
  one: Question,
  { file }: Source,
  { own, shared }: { own: boolean; shared: Shared | null },
): void {
  const whole = one.format === 'question/1' && shared ? withShared(one, shared.curveballs) : one
  let hash: string | null = null
  questions.set(one.id, {
    question: whole,
    // A start has no need of a hundred hashes; an interview asks for one.
    get hash() {
      hash ??= hashOf(whole)
      return hash
    },
    file,
    own,
  })
}

function bankOf(
  core: Rubric,
  shared: Shared,
  questions: ReadonlyMap<string, BankQuestion>,
  faults: readonly FileFault[],
): Bank {
  // The report says what of the checklists was never touched; an interview keeps them with its rubric.
  const whole: Rubric = { ...core, checklists: [...shared.checklists] }
  const hashed = { rubric: whole, hash: hashOf(whole) }
  const none: Rubric = {
    format: 'rubric/1',
    id: 'drill',
    title: 'A drill: its own points alone',
    criteria: [],
    checklists: [],
  }
  const forDrills = { rubric: none, hash: hashOf(none) }
  return {
    core: hashed,
    questions,
    shared,
    faults,
    get: (id) => questions.get(id),
    list: () => [...questions.values()].map(({ question: one, own }) => summaryOf(one, own)),
    rubricFor: (one) => (one.format === 'drill/1' ? forDrills : hashed),
  }
}

const hashOf = (content: unknown): string => createHash('sha256').update(canonicalJson(content)).digest('hex')

async function loadCore(
  rubricsDir: string,
  shared: Pick<Shared, 'plans'> | null,
  faults: Faults,
): Promise<Rubric | null> {
  const source = await faults.open(join(rubricsDir, 'core.yaml'), `${basename(rubricsDir)}/core.yaml`)
  const core = source && faults.fit(rubric, source)
  if (!source || !core) return null
  if (core.criteria.length === 0)
    faults.add(source, [{ path: ['criteria'], says: 'expected at least 1 entries, got an empty list' }])
  if (shared) faults.add(source, rubricReferences(core, { ...knownOf(core, shared), core: new Set() }))
  return core
}

type Opened = { source: Source; id: unknown }

function idIn(content: unknown): unknown {
  const named = z.looseObject({ id: z.string() }).safeParse(content)
  return named.success ? named.data.id : undefined
}

const isYaml = (name: string): boolean => /\.ya?ml$/.test(name)

/** YAML files of a folder and of its `drills/`, in the order of their names; null where it cannot be read. */
export async function namesIn(dir: string): Promise<string[] | null> {
  const names = await readdir(dir).catch(() => null)
  if (names === null) return null
  const drills = await readdir(join(dir, 'drills')).catch(() => [])
  return [...names.filter(isYaml), ...drills.filter(isYaml).map((name) => `drills/${name}`)].sort()
}

/** Every YAML file of a bank's folder, shared ones included, with its name in messages. None where it cannot be read. */
export async function filesOf(dir: string): Promise<{ name: string; path: string }[]> {
  const shared = await readdir(join(dir, 'shared')).catch(() => [])
  const names = [...((await namesIn(dir)) ?? []), ...shared.filter(isYaml).map((name) => `shared/${name}`)]
  return names.map((name) => ({ name: `${basename(dir)}/${name}`, path: join(dir, name) }))
}

async function openQuestions(dir: string, faults: Faults): Promise<Opened[]> {
  const names = await namesIn(dir)
  if (names === null) {
    faults.whole(basename(dir), 'expected a folder that can be read, found none')
    return []
  }
  const sources = await Promise.all(
    names.map((name) => faults.open(join(dir, name), `${basename(dir)}/${name}`)),
  )
  return sources.flatMap((source) => (source ? [{ source, id: idIn(source.content) }] : []))
}

function repeatedAcrossFiles(
  opened: readonly Opened[],
  taken: ReadonlyMap<unknown, string>,
  faults: Faults,
): Set<Source> {
  const files = new Map(taken)
  const repeated = new Set<Source>()
  for (const { source, id } of opened) {
    const first = files.get(id)
    if (id !== undefined && first !== undefined) {
      faults.add(source, [{ path: ['id'], says: `expected an id of its own, "${id}" is also in ${first}` }])
      repeated.add(source)
    } else files.set(id, source.file)
  }
  return repeated
}

interface OwnContext {
  known: Known
  shared: Shared
  questions: ReadonlyMap<string, BankQuestion>
  also: Check
}

/** Questions of one's own beside the shipped ones. Each file stands alone: what is wrong with one leaves out that one. */
async function openOwn(
  dir: string | null,
  { known, shared, questions, also }: OwnContext,
): Promise<{ questions: ReadonlyMap<string, BankQuestion>; faults: readonly FileFault[] }> {
  if (dir === null) return { questions, faults: [] }
  const all = new Faults()
  const opened = await openQuestions(dir, all)
  const taken = new Map([...questions].map(([id, { file }]) => [id, file]))
  const repeated = repeatedAcrossFiles(opened, taken, all)
  const together = new Map(questions)
  for (const { source } of opened) {
    if (repeated.has(source)) continue
    const faults = new Faults()
    const one = faults.fit(question, source)
    if (one) {
      faults.add(source, questionReferences(one, stemOf(source), known))
      faults.add(source, also(one, shared))
    }
    all.found.push(...faults.found)
    if (one && faults.found.length === 0) keep(together, one, source, { own: true, shared })
  }
  return { questions: new Map([...together].sort(([a], [b]) => (a < b ? -1 : 1))), faults: all.found }
}

/** What a question refers to outside its file: core criteria and phase plans. */
export type Ground = { core: Rubric; plans: Shared['plans'] }

/** Reads the ground alone, for checking one file whatever the state of the others. Throws a `BankError`. */
export async function loadGround({ questionsDir, rubricsDir }: BankPaths): Promise<Ground> {
  const faults = new Faults()
  const plans = await openPlans(join(questionsDir, 'shared'), faults)
  const core = await loadCore(rubricsDir, plans, faults)
  if (!core || !plans || faults.found.length > 0) throw new BankError(faults.found)
  return { core, plans: plans.plans }
}

/**
 * Checks the text of one question or drill file, figures included, as if it stood in a folder of one's own.
 * `complete` holds it to what shipped questions must hold.
 */
export function checkText(
  ground: Ground,
  file: string,
  text: string,
  { complete = false } = {},
): { question: Question | null; faults: FileFault[] } {
  const faults = new Faults()
  const source = faults.parse(file, text)
  const one = source && faults.fit(question, source)
  if (source && one) {
    faults.add(source, questionReferences(one, stemOf(source), knownOf(ground.core, ground)))
    faults.add(source, figureFaults(one))
    if (complete) faults.add(source, completenessFaults(one, ground.plans))
  }
  return { question: one, faults: faults.found }
}

/** The part of a question that a candidate may see before the end. */
export function summaryOf(one: Question, own = false): QuestionSummary {
  const { id, title, summary, level, minutes, topics, patterns, companies, prompt } = one
  const drill = one.format === 'drill/1'
  return {
    ...{ id, title, summary, level, minutes, topics, patterns, companies, prompt, own },
    kind: drill ? 'drill' : 'full',
    plan: drill ? 'drill' : one.plan,
    phase: drill ? one.phase : null,
  }
}
