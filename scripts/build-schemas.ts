import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { interviewFile } from '../server/interview/export.ts'
import { question } from '../server/interview/question.ts'
import { rubric } from '../server/interview/rubric.ts'

/** Folder of the published schemas. */
export const schemasDir = fileURLToPath(new URL('../schemas/', import.meta.url))

const published: [name: string, title: string, schema: z.ZodType][] = [
  ['question.schema.json', 'A question of the bank: questions/ID.yaml', question],
  ['rubric.schema.json', 'A rubric: rubrics/ID.yaml', rubric],
  ['interview.schema.json', 'A finished interview: NAME.interview.json', interviewFile],
]

/**
 * The JSON Schemas that editors and other programs use, made of the zod schemas that the server checks with. Draft 7,
 * which editors know best; what a person writes (`input`), so fields with a default may be left out.
 */
export function schemaFiles(): { name: string; text: string }[] {
  return published.map(([name, title, schema]) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })
    return { name, text: `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n` }
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(schemasDir, { recursive: true })
  for (const { name, text } of schemaFiles()) await writeFile(new URL(name, `file://${schemasDir}`), text)
}
