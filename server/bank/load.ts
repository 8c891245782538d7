import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { plans } from '../interview/plan.ts'
import { type Question, type QuestionSummary, question } from '../interview/question.ts'
import { type Rubric, rubric } from '../interview/rubric.ts'
import { canonicalJson } from './canonical-json.ts'
import { BankError, type ContentFault, faultsOf, showPath } from './fault.ts'
import { figureFaults } from './figures.ts'
import { type Known, questionReferences, rubricReferences } from './references.ts'
import { readYaml, type Source } from './source.ts'

/** A question as it stands in the bank. */
export type BankQuestion = {
  question: Question
  /** sha256 of the content as canonical JSON: the same for the same content, however the YAML is laid out. */
  hash: string
  /** Name as messages show it, such as `questions/ID.yaml`. */
  file: string
}

/** All questions and the core rubric, read once at the start. */
export type Bank = {
  core: { rubric: Rubric; hash: string }
  questions: Map<string, BankQuestion>
  get: (id: string) => BankQuestion | undefined
  /** What everybody may see of each question, in the order of their ids. */
  list: () => QuestionSummary[]
}

/** Where the files are: `questionsDir` holds `ID.yaml` files, `rubricsDir` holds `core.yaml`. */
export type BankPaths = { questionsDir: string; rubricsDir: string }

const kinds = new Set(plans.flatMap((plan) => plan.phases.map((phase) => phase.kind)))
const planIds = new Set(plans.map((plan) => plan.id))

function lineFor(source: Source, { path, says }: ContentFault): string {
  const place = showPath(path)
  return `${source.file}:${source.lineOf(path)}: ${place === '' ? says : `${place}: ${says}`}`
}

/** Collects faults, so that all of them are told at once. */
class Faults {
  readonly lines: string[] = []

  add(source: Source, faults: readonly ContentFault[]): void {
    this.lines.push(...faults.map((fault) => lineFor(source, fault)))
  }

  async open(path: string, file: string): Promise<Source | null> {
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text === null) {
      this.lines.push(`${file}: expected a file that can be read, found none`)
      return null
    }
    const read = readYaml(file, text)
    if (read.is === 'read') return read.source
    this.lines.push(...read.lines)
    return null
  }

  /** The parsed content, or null after noting what does not fit the schema. */
  fit<T>(schema: z.ZodType<T>, source: Source): T | null {
    const parsed = schema.safeParse(source.content)
    if (parsed.success) return parsed.data
    this.add(
      source,
      parsed.error.issues.flatMap((issue) => faultsOf(source.content, issue)),
    )
    return null
  }
}

const hashOf = (content: unknown): string => createHash('sha256').update(canonicalJson(content)).digest('hex')

async function loadCore(rubricsDir: string, known: Known, faults: Faults): Promise<Rubric | null> {
  const source = await faults.open(join(rubricsDir, 'core.yaml'), `${basename(rubricsDir)}/core.yaml`)
  const core = source && faults.fit(rubric, source)
  if (!source || !core) return null
  faults.add(source, rubricReferences(core, known))
  return core
}

type Opened = { source: Source; id: unknown }

function idIn(content: unknown): unknown {
  const named = z.looseObject({ id: z.string() }).safeParse(content)
  return named.success ? named.data.id : undefined
}

async function openQuestions(questionsDir: string, faults: Faults): Promise<Opened[]> {
  const names = await readdir(questionsDir).catch(() => null)
  if (names === null) {
    faults.lines.push(`${basename(questionsDir)}: expected a folder that can be read, found none`)
    return []
  }
  const opened: Opened[] = []
  for (const name of names.filter((each) => /\.ya?ml$/.test(each)).sort()) {
    const source = await faults.open(join(questionsDir, name), `${basename(questionsDir)}/${name}`)
    if (source) opened.push({ source, id: idIn(source.content) })
  }
  return opened
}

function repeatedAcrossFiles(opened: readonly Opened[], faults: Faults): void {
  const files = new Map<unknown, string>()
  for (const { source, id } of opened) {
    const first = files.get(id)
    if (id !== undefined && first !== undefined)
      faults.add(source, [{ path: ['id'], says: `expected an id of its own, "${id}" is also in ${first}` }])
    else files.set(id, source.file)
  }
}

/**
 * Reads and checks all question files and the core rubric.
 *
 * Throws a `BankError` that names every fault of every file by file, line and field; a bank with a fault is no bank.
 * Figures are not recomputed here, a start does not need it: see `checkBank`.
 */
export async function loadBank(paths: BankPaths): Promise<Bank> {
  return openBank(paths, () => [])
}

/** Loads the bank and recomputes all figures of the reference solutions. Throws a `BankError` like `loadBank`. */
export async function checkBank(paths: BankPaths): Promise<Bank> {
  return openBank(paths, figureFaults)
}

async function openBank(
  { questionsDir, rubricsDir }: BankPaths,
  alsoCheck: (one: Question) => ContentFault[],
): Promise<Bank> {
  const faults = new Faults()
  const core = await loadCore(rubricsDir, { core: new Set(), phases: kinds, plans: planIds }, faults)
  const known: Known = {
    core: new Set(core?.criteria.map(({ id }) => id)),
    phases: kinds,
    plans: planIds,
  }
  const opened = await openQuestions(questionsDir, faults)
  repeatedAcrossFiles(opened, faults)
  const questions = new Map<string, BankQuestion>()
  for (const { source } of opened) {
    const one = faults.fit(question, source)
    if (!one) continue
    // Without a core rubric every reference to it would look wrong; that fault is told once, above.
    if (core) {
      const stem = basename(source.file).replace(/\.ya?ml$/, '')
      faults.add(source, questionReferences(one, stem, known))
    }
    faults.add(source, alsoCheck(one))
    questions.set(one.id, { question: one, hash: hashOf(one), file: source.file })
  }
  if (!core || faults.lines.length > 0) throw new BankError(faults.lines)
  return {
    core: { rubric: core, hash: hashOf(core) },
    questions,
    get: (id) => questions.get(id),
    list: () => [...questions.values()].map(({ question: one }) => summaryOf(one)),
  }
}

/** The part of a question that a candidate may see before the end. */
export function summaryOf(one: Question): QuestionSummary {
  const { id, title, summary, level, minutes, plan, topics, patterns, companies, prompt } = one
  return { id, title, summary, level, minutes, plan, topics, patterns, companies, prompt }
}
