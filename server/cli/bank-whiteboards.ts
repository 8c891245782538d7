import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sceneOf } from '../bank/whiteboard/scene.ts'
import { drawnHash, sceneText } from '../workers/whiteboards.ts'
import { shippedBank, shippedPaths } from './shipped-bank.ts'

/** `npm run bank:whiteboards`: draws the reference of each full question into `questions/whiteboards/ID.excalidraw`. */
const out = join(shippedPaths.questionsDir, 'whiteboards')

const bank = await shippedBank()
await mkdir(out, { recursive: true })
const names = new Set<string>()
for (const { question } of bank.questions.values()) {
  if (question.format !== 'question/1' || !question.reference) continue
  const { reference } = question
  names.add(`${question.id}.excalidraw`)
  await writeFile(
    join(out, `${question.id}.excalidraw`),
    sceneText(await sceneOf(reference), drawnHash(reference)),
  )
}
for (const name of await readdir(out)) if (!names.has(name)) await rm(join(out, name))
process.stdout.write(`Drawn: ${names.size} reference whiteboards in questions/whiteboards.\n`)
