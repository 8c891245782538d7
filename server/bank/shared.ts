import { join } from 'node:path'
import type { z } from 'zod'
import { type Checklist, checklistsFile } from '../interview/checklist.ts'
import { type Plan, planMinutes } from '../interview/plan.ts'
import type { Question } from '../interview/question.ts'
import {
  curveballsFile,
  goesWith,
  plansFile,
  type SharedCurveball,
  type StudyPath,
  studyPath,
} from '../interview/shared.ts'
import type { ContentFault } from './fault.ts'
import type { Faults } from './faults.ts'
import { ideaFaults } from './ideas.ts'
import type { Source } from './source.ts'

/** What the questions of the bank have in common. */
export interface Shared {
  plans: readonly Plan[]
  curveballs: readonly SharedCurveball[]
  checklists: readonly Checklist[]
  studyPath: StudyPath
}

interface Opened<T> {
  source: Source
  data: T
}

async function open<T>(dir: string, name: string, schema: z.ZodType<T>, faults: Faults) {
  const source = await faults.open(join(dir, name), `questions/shared/${name}`)
  const data = source && faults.fit(schema, source)
  return source && data ? ({ source, data } satisfies Opened<T>) : null
}

/** Reads the phase plans alone. */
export async function openPlans(dir: string, faults: Faults): Promise<Pick<Shared, 'plans'> | null> {
  const plans = await open(dir, 'plans.yaml', plansFile, faults)
  if (!plans) return null
  faults.add(plans.source, planFaults(plans.data.plans))
  return { plans: plans.data.plans.map(({ id, title, phases }) => ({ id, title, phases })) }
}

/** The shared files, and how to hold them against the questions once these are known. */
export interface SharedFiles {
  shared: Shared
  /** Notes references to questions, criteria and phases that do not exist. */
  check(questions: ReadonlyMap<string, Question>, known: { core: ReadonlySet<string> }): void
}

/** Reads `questions/shared/`. Null after noting what is wrong; a bank without it is no bank. */
export async function openShared(dir: string, faults: Faults): Promise<SharedFiles | null> {
  const [plans, curveballs, checklists, path] = await Promise.all([
    openPlans(dir, faults),
    open(dir, 'curveballs.yaml', curveballsFile, faults),
    open(dir, 'checklists.yaml', checklistsFile, faults),
    open(dir, 'study-path.yaml', studyPath, faults),
  ])
  if (!plans || !curveballs || !checklists || !path) return null
  faults.add(checklists.source, checklistFaults(checklists.data.checklists))
  faults.add(curveballs.source, repeated('curveballs', curveballs.data.curveballs))
  const shared: Shared = {
    plans: plans.plans,
    curveballs: curveballs.data.curveballs,
    checklists: checklists.data.checklists,
    studyPath: path.data,
  }
  return {
    shared,
    check(questions, { core }) {
      faults.add(curveballs.source, curveballFaults(shared, questions, core))
      faults.add(path.source, pathFaults(path.data, questions))
    },
  }
}

function repeated(field: string, items: readonly { id: string }[]): ContentFault[] {
  const seen = new Set<string>()
  return items.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ path: [field, index, 'id'], says: `expected an id of its own, "${id}" stands twice` }]
  })
}

function planFaults(
  plans: readonly (Plan & { minutes: number; basis?: string | undefined })[],
): ContentFault[] {
  const ids = new Set(plans.map(({ id }) => id))
  return [
    ...repeated('plans', plans),
    ...plans.flatMap((one, index) => {
      const sum = planMinutes(one)
      const faults: ContentFault[] = []
      if (sum !== one.minutes)
        faults.push({
          path: ['plans', index, 'minutes'],
          says: `expected the sum of its phases, ${sum}, got ${one.minutes}`,
        })
      if (one.basis !== undefined && !ids.has(one.basis))
        faults.push({
          path: ['plans', index, 'basis'],
          says: `expected the id of a plan, got "${one.basis}"`,
        })
      return faults
    }),
  ]
}

function checklistFaults(checklists: readonly Checklist[]): ContentFault[] {
  const asks = new Set<string>()
  return [
    ...repeated('checklists', checklists),
    ...checklists.flatMap((list, nth) => {
      const ids = new Set<string>()
      return list.groups.flatMap((group, within) =>
        group.items.flatMap((item, index) => {
          const path = ['checklists', nth, 'groups', within, 'items', index]
          const faults: ContentFault[] = item.touched.flatMap((rule, at) =>
            ideaFaults({ kind: 'ideas', agreement: true, met: [rule], partial: [] }, [
              ...path,
              'touched',
              at,
            ]),
          )
          if (ids.has(item.id))
            faults.push({
              path: [...path, 'id'],
              says: `expected an id of its own, "${item.id}" stands twice`,
            })
          if (asks.has(item.ask))
            faults.push({ path: [...path, 'ask'], says: 'expected words of its own, they stand twice' })
          ids.add(item.id)
          asks.add(item.ask)
          return faults
        }),
      )
    }),
  ]
}

function curveballFaults(
  { curveballs, plans }: Shared,
  questions: ReadonlyMap<string, Question>,
  core: ReadonlySet<string>,
): ContentFault[] {
  const kinds = new Set(plans.flatMap(({ phases }) => phases.map(({ kind }) => kind)))
  return curveballs.flatMap((one, index) => {
    const path = ['curveballs', index]
    const unknown = (
      field: string,
      ids: readonly string[],
      known: { has(id: string): boolean },
      what: string,
    ) =>
      ids.flatMap((id, nth) =>
        known.has(id)
          ? []
          : [{ path: [...path, field, nth], says: `expected the id of ${what}, got "${id}"` }],
      )
    const named = (one.fits.questions ?? []).flatMap((id, nth) =>
      questions.has(id)
        ? []
        : [
            {
              path: [...path, 'fits', 'questions', nth],
              says: `expected the id of a question, got "${id}"`,
            },
          ],
    )
    const played = [...questions.values()].some((it) => goesWith(one, it))
    return [
      ...unknown('phases', one.phases, kinds, 'a kind of phase'),
      ...unknown('criteria', one.criteria, core, 'a core criterion'),
      ...unknown('missing', one.missing, core, 'a core criterion'),
      ...named,
      ...(played
        ? []
        : [{ path: [...path, 'fits'], says: 'expected a question that it goes with, found none' }]),
    ]
  })
}

function pathFaults({ stops }: StudyPath, questions: ReadonlyMap<string, Question>): ContentFault[] {
  const on = new Set<string>()
  const faults = stops.flatMap((stop, index) =>
    (['drills', 'questions'] as const).flatMap((field) =>
      stop[field].flatMap((id, nth) => {
        const path = ['stops', index, field, nth]
        const format = questions.get(id)?.format
        if (format !== (field === 'drills' ? 'drill/1' : 'question/1'))
          return [
            {
              path,
              says: `expected the id of a ${field === 'drills' ? 'drill' : 'full question'}, got "${id}"`,
            },
          ]
        if (on.has(id)) return [{ path, says: `expected each to stand once, "${id}" stands twice` }]
        on.add(id)
        return []
      }),
    ),
  )
  const left = [...questions.keys()].filter((id) => !on.has(id))
  return left.length === 0
    ? faults
    : [
        ...faults,
        {
          path: ['stops'],
          says: `expected every question and drill on the path, not there: ${left.join(', ')}`,
        },
      ]
}
