import { z } from 'zod'
import { slug } from './ids.ts'

/** A part of the interview with minutes of its own. `kind` says what is due in it; probes and criteria refer to kinds. */
export const phase = z.strictObject({
  id: slug,
  kind: slug,
  title: z.string().min(1).max(60),
  minutes: z.number().positive().max(180),
})
export type Phase = z.infer<typeof phase>

/** An ordered list of phases. At most four hours, ids of phases their own. */
export const plan = z
  .strictObject({ id: slug, title: z.string().min(1).max(80), phases: z.array(phase).min(1).max(20) })
  .refine(
    (it) => new Set(it.phases.map((one) => one.id)).size === it.phases.length,
    'expected each phase to have an id of its own',
  )
  .refine((it) => planMinutes(it) <= 240, 'expected at most 240 minutes in all')
export type Plan = z.infer<typeof plan>

/** Titles of the kinds of phase that are more than their words in a row. */
const titles: Readonly<Record<string, string>> = {
  'high-level-design': 'High-level design',
  'trade-offs': 'Trade-offs',
  'wrap-up': 'Wrap-up',
}

/** A kind of phase as people write it. */
export function kindTitle(kind: string): string {
  const words = kind.replaceAll('-', ' ')
  // Ids of foreign files may be anything, "constructor" too.
  const title = Object.hasOwn(titles, kind) ? titles[kind] : undefined
  return title ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** The plan of a drill: one phase. The kind of phase says what it is about. */
export function drillPlan(drill: { minutes: number; phase: string }): Plan {
  const { minutes, phase: kind } = drill
  const title = kindTitle(kind)
  return { id: 'drill', title: `${minutes}-minute drill`, phases: [{ id: kind, kind, title, minutes }] }
}

/** Sum of the phases' minutes, without the dust that adding tenths leaves. */
export function planMinutes(it: { phases: readonly Phase[] }): number {
  const sum = it.phases.reduce((minutes, one) => minutes + one.minutes, 0)
  return Math.round(sum * 1e6) / 1e6
}

/**
 * The same plan stretched or shortened to `minutes`, each phase in proportion. Phases are whole tenths of a minute, at
 * least one, and add up to `minutes`: what rounding leaves over goes where it distorts least.
 */
export function fitPlan(it: Plan, minutes: number): Plan {
  const shares = it.phases.map((one) => (one.minutes * minutes * 10) / planMinutes(it))
  const tenths = shares.map((share) => Math.max(1, Math.round(share)))
  const over = () => tenths.reduce((sum, one) => sum + one, 0) - Math.round(minutes * 10)
  while (over() !== 0) {
    const step = over() > 0 ? -1 : 1
    const gain = (index: number) => ((shares[index] ?? 0) - (tenths[index] ?? 0)) * step
    const able = tenths.map((_, index) => index).filter((index) => (tenths[index] ?? 0) + step >= 1)
    const [best] = able.sort((a, b) => gain(b) - gain(a))
    if (best === undefined) break
    tenths[best] = (tenths[best] ?? 0) + step
  }
  const phases = it.phases.map((one, index) => ({ ...one, minutes: (tenths[index] ?? 1) / 10 }))
  return { id: 'custom', title: `${minutes} minutes, after “${it.title}”`, phases }
}

/** The phase that follows, or null after the last. */
export function phaseAfter(it: Plan, id: string): Phase | null {
  const index = it.phases.findIndex((one) => one.id === id)
  return index < 0 ? null : (it.phases[index + 1] ?? null)
}
