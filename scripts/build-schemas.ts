import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { checklistsFile } from '../server/interview/checklist.ts'
import { interviewFile } from '../server/interview/export.ts'
import { drill, fullQuestion } from '../server/interview/question.ts'
import { rubric } from '../server/interview/rubric.ts'
import { curveballsFile, plansFile, studyPath } from '../server/interview/shared.ts'

/** Folder of the published schemas. */
export const schemasDir = fileURLToPath(new URL('../schemas/', import.meta.url))

const published: [name: string, title: string, schema: z.ZodType][] = [
  ['question.schema.json', 'A full question: questions/ID.yaml', fullQuestion],
  ['drill.schema.json', 'A drill: questions/drills/ID.yaml', drill],
  ['curveballs.schema.json', 'The shared curveballs: questions/shared/curveballs.yaml', curveballsFile],
  ['checklists.schema.json', 'The checklists: questions/shared/checklists.yaml', checklistsFile],
  ['plans.schema.json', 'The phase plans: questions/shared/plans.yaml', plansFile],
  ['study-path.schema.json', 'The study path: questions/shared/study-path.yaml', studyPath],
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
