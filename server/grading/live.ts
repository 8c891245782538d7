import type { ChecklistItem } from '../interview/checklist.ts'
import type { InterviewFile } from '../interview/export.ts'
import type { Criterion } from '../interview/rubric.ts'
import { type Concern, concernOf, concernOfRules, isConcerned } from './concern.ts'
import type { Evidence } from './evidence.ts'
import { type Grounds, type Kept, reportOf, vocabularyOf } from './grade.ts'
import type { Judgement } from './judges/judgement.ts'
import type { Vocabulary } from './match/phrases.ts'
import { type Fresh, Reading } from './reading.ts'
import type { Report } from './report.ts'

/** Grades one interview again and again while it runs. */
export interface Live {
  /**
   * The report of the interview as it stands, the same as `grade` makes. What was said before is not read again, and what
   * nothing new speaks to is not judged again; an interview of which something earlier changed is read anew.
   */
  grade(interview: InterviewFile, name: string): Report
}

/** Judgements by criterion and item, with what they hang on. */
class Judgements implements Kept {
  private readonly criteria = new Map<Criterion, Judgement>()
  private readonly items = new Map<ChecklistItem, Evidence | null>()
  private readonly concerns = new Map<Criterion | ChecklistItem, Concern>()
  private fresh: Fresh | null = null

  constructor(
    private readonly reading: Reading,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** What is kept from now on holds where this changed nothing. */
  hear(fresh: Fresh): void {
    this.fresh = fresh
  }

  judgement(criterion: Criterion, make: () => Judgement): Judgement {
    const there = this.criteria.get(criterion)
    if (there && !this.touches(criterion, () => concernOf(criterion, this.vocabulary))) return there
    const judgement = make()
    this.criteria.set(criterion, judgement)
    return judgement
  }

  item(item: ChecklistItem, make: () => Evidence | null): Evidence | null {
    const there = this.items.get(item)
    if (there !== undefined && !this.touches(item, () => concernOfRules(item.touched, this.vocabulary)))
      return there
    const made = make()
    this.items.set(item, made)
    return made
  }

  private touches(what: Criterion | ChecklistItem, make: () => Concern): boolean {
    const concern = this.concerns.get(what) ?? make()
    this.concerns.set(what, concern)
    return this.fresh === null || isConcerned(concern, this.fresh, this.reading.search)
  }
}

/** Opens the grading of an interview that is still on, by what it is graded by at its end. Pure; holds what it has read. */
export const openLive = (grounds: Grounds): Live => {
  const vocabulary = vocabularyOf(grounds.rubric, grounds.question?.question ?? null)
  let under: { reading: Reading; judgements: Judgements } | null = null
  const begin = (prompt: string): NonNullable<typeof under> => {
    const reading = new Reading(prompt, vocabulary)
    return { reading, judgements: new Judgements(reading, vocabulary) }
  }
  return {
    grade(interview, name) {
      const now = under?.reading.goesOn(interview) ? under : begin(interview.question.prompt)
      // Whatever breaks on the way leaves nothing half read behind.
      under = null
      now.judgements.hear(now.reading.read(interview))
      const report = reportOf({ ...grounds, interview, name }, now.reading, now.judgements)
      under = now
      return report
    },
  }
}
