import { describe, expect, it } from 'vitest'
import { fitPlan, phaseAfter, plan, planMinutes } from '../../server/interview/plan.ts'
import { plans } from '../helpers/plans.ts'

const byId = (id: string) => {
  const found = plans.find((it) => it.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('plans', () => {
  it.each([
    ['45', 45, [5, 10, 20, 5, 5]],
    ['60', 60, [2, 5, 10, 20, 5, 5, 3, 7, 3]],
    ['data-45', 45, [5, 3, 4, 5, 8, 8, 5, 7]],
  ])('%s takes %i minutes', (id, minutes, each) => {
    expect(planMinutes(byId(id))).toBe(minutes)
    expect(byId(id).phases.map((phase) => phase.minutes)).toEqual(each)
    expect(plan.parse(byId(id))).toEqual(byId(id))
  })

  it('60 holds the 55 minutes of the seven phases and 5 for introduction and wrap-up', () => {
    const around = byId('60').phases.filter((phase) => ['introduction', 'wrap-up'].includes(phase.id))
    expect(planMinutes({ phases: around })).toBe(5)
  })

  const fitted = plans.flatMap((it) =>
    [1, 2.5, 5, 15, 20, 37, 50, 90, 120, 239.9, 240].map((minutes) => [it.id, minutes] as const),
  )
  it.each(fitted)(
    '%s fitted to %d minutes is a plan of so many minutes, in the same order',
    (id, minutes) => {
      const whole = byId(id)
      const made = fitPlan(whole, minutes)
      expect(plan.safeParse(made).error).toBeUndefined()
      expect(planMinutes(made)).toBe(minutes)
      expect(made.phases.map(({ id, kind, title }) => ({ id, kind, title }))).toEqual(
        whole.phases.map(({ id, kind, title }) => ({ id, kind, title })),
      )
      const factor = minutes / planMinutes(whole)
      made.phases.forEach((phase, index) => {
        expect(Math.abs(phase.minutes - (whole.phases[index]?.minutes ?? 0) * factor)).toBeLessThanOrEqual(
          0.15,
        )
      })
    },
  )

  it('refuse two phases of one id, and more than four hours', () => {
    const phase = { id: 'a', kind: 'a', title: 'A', minutes: 130 }
    const of = (...phases: unknown[]) => plan.safeParse({ id: 'x', title: 'X', phases }).success
    expect(of(phase)).toBe(true)
    expect(of(phase, phase)).toBe(false)
    expect(of(phase, { ...phase, id: 'b' })).toBe(false)
    expect(of()).toBe(false)
  })

  it('know which phase follows', () => {
    expect(phaseAfter(byId('45'), 'requirements')?.id).toBe('high-level-design')
    expect(phaseAfter(byId('45'), 'optimizations')).toBeNull()
    expect(phaseAfter(byId('45'), 'no-such')).toBeNull()
  })
})
