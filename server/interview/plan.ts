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

const same = (id: string, title: string, minutes: number): Phase => ({ id, kind: id, title, minutes })

/**
 * The plans that ship. Sources: `seed-inventory.md` A.1.1 for `45`, A.1.2 for the seven phases of `60` (55 minutes, with 5
 * for introduction and wrap-up), A.1.3 for the eight steps of `data-45`.
 */
export const plans: readonly Plan[] = [
  {
    id: '45',
    title: '45 minutes, five phases',
    phases: [
      same('requirements', 'Requirements', 5),
      same('high-level-design', 'High-level design', 10),
      same('deep-dive', 'Deep dive', 20),
      same('trade-offs', 'Trade-offs', 5),
      same('optimizations', 'Optimizations', 5),
    ],
  },
  {
    id: '60',
    title: '60 minutes, seven phases with introduction and wrap-up',
    phases: [
      same('introduction', 'Introduction', 2),
      same('requirements', 'Requirements', 5),
      same('high-level-design', 'High-level design', 10),
      same('deep-dive', 'Deep dive', 20),
      same('trade-offs', 'Trade-offs', 5),
      same('optimizations', 'Optimizations', 5),
      same('monitoring', 'Monitoring', 3),
      same('questions', 'Questions', 7),
      same('wrap-up', 'Wrap-up', 3),
    ],
  },
  {
    id: 'data-45',
    title: '45 minutes, data-engineering order',
    phases: [
      same('requirements', 'Requirements', 5),
      same('sources', 'Data sources', 3),
      same('ingestion', 'Ingestion', 4),
      same('storage', 'Storage', 5),
      same('processing', 'Processing', 8),
      same('data-quality', 'Quality and failures', 8),
      same('serving', 'Serving', 5),
      same('optimizations', 'Performance and cost', 7),
    ],
  },
]

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
