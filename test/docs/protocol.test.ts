import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { eventKinds, type Rule, rules } from '../../server/interview/events.ts'
import { type Problem, problems } from '../../server/interview/problems.ts'
import { clientMessage, serverMessage } from '../../server/interview/protocol.ts'
import { type Access, access } from '../../server/routes/access.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const page = readFileSync(at('docs/protocol.md'), 'utf8')

/** The cells of the table that follows a heading or text, without its head. */
function tableAfter(mark: string): string[][] {
  const [, rest = ''] = page.split(mark)
  const rows = rest.slice(rest.indexOf('\n|')).trimStart().split('\n')
  const end = rows.findIndex((row) => !row.startsWith('|'))
  return rows.slice(2, end < 0 ? undefined : end).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}
const unquoted = (cell = '') => cell.replaceAll('`', '')

describe('docs/protocol.md', () => {
  it('lists the problems of the code, with status, close code and words', () => {
    const wanted = Object.entries<Problem>(problems).map(([code, it]) => [
      `\`${code}\``,
      String(it.status),
      String(it.close ?? ''),
      it.retry ? 'yes' : 'no',
      it.says,
    ])
    expect(tableAfter('\n## Problems')).toEqual(wanted)
  })

  it('gives each close code to one problem', () => {
    const codes = Object.values<Problem>(problems).flatMap((it) => it.close ?? [])
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('lists the kinds of events, who may append them when, and who sees them', () => {
    const wanted = eventKinds.map((kind) => {
      const rule: Rule = rules[kind]
      const seen = rule.see === 'everyone' ? 'everyone' : 'interviewers until the end'
      return [`\`${kind}\``, rule.append.join(', '), rule.during.join(', '), seen]
    })
    expect(tableAfter('\n## Events')).toEqual(wanted)
  })

  it('lists the routes and who may call them', () => {
    const who = (line: Access): string => {
      if (line.who !== 'seat') return line.who
      if (line.before.includes('owner')) return 'the owner'
      if (line.before.length === 0) return 'after the end'
      if (line.before.includes('candidate')) return 'everybody with a seat'
      return line.after.includes('candidate') ? 'interviewers; after the end' : 'interviewers'
    }
    const wanted = Object.entries<Access>(access).map(([route, line]) => [route, who(line)])
    const listed = tableAfter('\n## REST').map(([route, line]) => [unquoted(route), line])
    expect(listed.sort()).toEqual(wanted.sort())
  })

  it.each([
    ['From the browser:', clientMessage.options.map((it) => it.shape)],
    ['From the server:', serverMessage.options.map((it) => it.shape)],
  ])('lists the frames, with their fields: %s', (mark, shapes) => {
    const wanted = shapes.map((shape) => {
      const [type] = shape.type.values
      const fields = Object.keys(shape).filter((field) => field !== 'type')
      return `${type} {${fields.length > 0 ? ` ${fields.join(', ')} ` : ''}}`
    })
    expect(tableAfter(mark).map(([frame]) => unquoted(frame))).toEqual(wanted)
  })

  const named = [...page.matchAll(/^- \*\*([A-Z]+\d+)\*\*([\s\S]*?)(?=\n- \*\*|\n\n)/gm)]
  it.each(named.map((match) => [match[1], match[2] ?? '']))(
    '%s names tests that are there',
    (_name, text) => {
      const tests = [...text.matchAll(/\(`(test\/[^`]+)`:\s([\s\S]*?)\)$/gm)]
      expect(tests.length).toBeGreaterThan(0)
      for (const [, file = '', title = ''] of tests) {
        expect(existsSync(at(file)), file).toBe(true)
        expect(readFileSync(at(file), 'utf8')).toContain(title)
      }
    },
  )

  it('gives each rule a name of its own', () => {
    const names = named.map((match) => match[1])
    expect(names.length).toBeGreaterThan(10)
    expect(new Set(names).size).toBe(names.length)
  })
})
