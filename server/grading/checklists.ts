import type { Checklist, ChecklistItem } from '../interview/checklist.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { strongest } from './judges/judgement.ts'
import { passagesOf } from './match/rules.ts'
import type { Search } from './match/search.ts'
import type { TouchedItem } from './report.ts'
import type { Line } from './text/transcript.ts'

/** The line that touches an item best, or null where the candidate never came to it. */
function touching(item: ChecklistItem, search: Search): Line | null {
  const groups = item.touched
    .flatMap((rule) => passagesOf(search, rule, true))
    .map(({ lines, strength }) => ({ strength, lines: lines.flatMap((at) => search.lines[at] ?? []) }))
  return strongest(groups)[0] ?? null
}

/** Every item of the checklists, in their order, with the words that touched it; `kept` may know them from before. */
export const touchedItems = (
  checklists: readonly Checklist[],
  search: Search,
  kept: (item: ChecklistItem, make: () => Evidence | null) => Evidence | null,
): TouchedItem[] =>
  checklists.flatMap((list) =>
    list.groups.flatMap((group) =>
      group.items.map((item) => ({
        checklist: { id: list.id, title: list.title },
        group: { id: group.id, title: group.title },
        id: item.id,
        text: item.text,
        ask: item.ask,
        evidence: kept(item, () => {
          const line = touching(item, search)
          return line && evidenceOf(line)
        }),
      })),
    ),
  )
