import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { verdict } from '../interview/ids.ts'
import { FileFault } from './interview-file.ts'

const labelsFile = z.object({
  interview: z.string(),
  labels: z.record(z.string(), z.object({ verdict, evidence: z.array(z.string()) })),
})
/** What readers said of an interview: a verdict for each criterion and the utterances that earn it. */
export type Labels = z.infer<typeof labelsFile>['labels']

/** Names of the labelled interviews in a folder, in order. Throws FileFault where there is no such folder. */
export const labelledIn = async (dir: string): Promise<string[]> => {
  const files = await readdir(dir).catch(() => {
    throw new FileFault([`${dir}: there is no such folder`])
  })
  return files
    .filter((file) => file.endsWith('.labels.json'))
    .map((file) => file.replace('.labels.json', ''))
    .sort()
}

/** Reads the labels of an interview. Throws FileFault where they are not labels. */
export const readLabels = async (dir: string, name: string): Promise<Labels> => {
  const parsed = labelsFile.safeParse(JSON.parse(await readFile(join(dir, `${name}.labels.json`), 'utf8')))
  if (parsed.success) return parsed.data.labels
  throw new FileFault([`${name}.labels.json: ${parsed.error.issues[0]?.message ?? 'not labels'}`])
}
