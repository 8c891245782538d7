import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkText, loadGround } from '../../../server/bank/load.ts'
import {
  fitsLines,
  linesOfRules,
  listAt,
  readDraft,
  rulesOfLines,
  slugOf,
  textAt,
  withEntry,
  withoutEntry,
  withValue,
} from '../../../web/write/draft.ts'
import { drillTemplate, fullTemplate } from '../../../web/write/templates.ts'

const folder = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url))
const documentOf = (text: string) => {
  const draft = readDraft(text)
  if (draft.is !== 'read') throw new Error(draft.says)
  return draft
}

describe('the form that writes YAML', () => {
  it('changes one place and leaves the rest, comments too, as it was', () => {
    const text = '# mine\ntitle: A # short\nlevel: L5\n'
    const changed = withValue(documentOf(text).document, ['title'], 'B: longer')
    expect(changed).toContain('# mine')
    expect(textAt(documentOf(changed).content, ['title'])).toBe('B: longer')
    expect(textAt(documentOf(changed).content, ['level'])).toBe('L5')
  })

  it('adds to lists that are empty or not there, and takes entries out', () => {
    const added = withEntry(documentOf('facts: []\n').document, ['facts'], { id: 'a' })
    expect(listAt(documentOf(added).content, ['facts'])).toEqual([{ id: 'a' }])
    const made = withEntry(documentOf('id: x\n').document, ['reference', 'flows'], { from: 'a' })
    expect(listAt(documentOf(made).content, ['reference', 'flows'])).toEqual([{ from: 'a' }])
    const taken = withoutEntry(documentOf('facts: [{ id: a }, { id: b }]\n').document, ['facts'], 0)
    expect(listAt(documentOf(taken).content, ['facts'])).toEqual([{ id: 'b' }])
  })

  it('says where a text is no YAML', () => {
    expect(readDraft('title: [a\nlevel: L5\n')).toMatchObject({ is: 'broken' })
    expect(readDraft('just words')).toMatchObject({ is: 'broken', line: 1 })
  })

  it('shows rules as lines and reads the same rules back', () => {
    const rules = [{ together: ['a|b', '#rate'], within: 'utterance' }, { any: ['c', 'd e'] }]
    expect(linesOfRules(rules)).toBe('a|b + #rate\nc / d e')
    expect(rulesOfLines(linesOfRules(rules))).toEqual(rules)
  })

  it('leaves rules alone that say more than lines can', () => {
    expect(fitsLines([{ together: ['a', 'b'], within: 'utterance' }, { any: ['c'] }])).toBe(true)
    for (const rule of [
      { together: ['a'], without: ['b'] },
      { together: ['a'], within: 'sentence' },
      { answering: ['a'] },
      { any: ['a/b'] },
    ])
      expect(fitsLines([rule])).toBe(false)
  })

  it('makes ids of titles', () => {
    expect(slugOf('  Parken für Städte: jetzt! ')).toBe('parken-fur-stadte-jetzt')
  })

  it('begins with questions that can be played as they are', async () => {
    const ground = await loadGround({ questionsDir: folder('questions'), rubricsDir: folder('rubrics') })
    expect(checkText(ground, 'parking-app.yaml', fullTemplate).faults).toEqual([])
    expect(checkText(ground, 'late-reports.yaml', drillTemplate).faults).toEqual([])
  })
})
