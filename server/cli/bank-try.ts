import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { faultLine } from '../bank/fault.ts'
import { checkText, loadGround } from '../bank/load.ts'
import { trials } from '../bank/trial-file.ts'
import { readAloud, scoreOnAll, scoreOnOwn, verdictOn } from '../bank/trials.ts'
import { verdicts } from '../interview/ids.ts'

/**
 * `npm run bank:try -- FILE.yaml [TRIALS.yaml]`: checks one question or drill and shows how its criteria judge the words
 * in a file of trials (`test/fixtures/bank/ID.yaml` for shipped ones), answers with the bands they must fall in among
 * them, and its own reference read aloud. Exit code 1 where something does not come out as wanted.
 */
const home = fileURLToPath(new URL('../..', import.meta.url))
const say = (line: string) => process.stdout.write(`${line}\n`)
const usage = 'npm run bank:try -- FILE.yaml [TRIALS.yaml]\n'

const [file, given, ...more] = process.argv.slice(2)
if (!file || more.length > 0) {
  process.stderr.write(usage)
  process.exitCode = 2
} else process.exitCode = await run(resolve(file), given)

/** Where the trials of a shipped question are. */
function trialsOf(path: string, format: string): string {
  const folder = format === 'drill/1' ? 'test/fixtures/bank/drills' : 'test/fixtures/bank'
  return join(home, folder, `${basename(path).replace(/\.ya?ml$/, '')}.yaml`)
}

async function run(path: string, trialsPath: string | undefined): Promise<number> {
  const ground = await loadGround({
    questionsDir: join(home, 'questions'),
    rubricsDir: join(home, 'rubrics'),
  })
  // Questions of one's own may be small; shipped ones are held to what all shipped ones hold.
  const ships = path.startsWith(join(home, 'questions') + sep)
  const { question, faults } = checkText(ground, basename(path), await readFile(path, 'utf8'), {
    complete: ships,
  })
  for (const fault of faults) process.stderr.write(`${faultLine(fault)}\n`)
  if (!question || faults.length > 0) return 1
  const { core } = ground
  say(`${question.id}: no fault in the file.`)
  let wrong = 0
  const tell = (ok: boolean, line: string) => {
    if (!ok) wrong++
    say(`${ok ? ' ok  ' : 'WRONG'} ${line}`)
  }
  const aloud = scoreOnOwn(question, readAloud(question))
  tell(
    aloud.overall.score >= 3.2 || !ships,
    `reference read aloud: ${aloud.overall.score} of 4 on its own criteria, wanted 3.2 or more`,
  )
  for (const it of aloud.criteria)
    if (it.verdict !== 'met') say(`      ${it.verdict}: ${it.id} (weight ${it.weight})`)
  const trialsFile = trialsPath ?? trialsOf(path, question.format)
  if (!existsSync(trialsFile)) {
    say(`There is no ${trialsFile}; nothing else was tried.`)
    return wrong > 0 ? 1 : 0
  }
  const { cases, answers } = trials.parse(parse(await readFile(trialsFile, 'utf8')))
  for (const { id } of question.criteria)
    for (const wanted of verdicts) {
      const says = cases[id]?.[wanted] ?? []
      if (says.length === 0) tell(false, `${id}: no case of ${wanted}`)
      for (const words of says) {
        const got = verdictOn(question, id, words)
        if (got !== wanted) tell(false, `${id}: wanted ${wanted}, got ${got}: ${words}`)
      }
    }
  for (const id of Object.keys(cases))
    if (!question.criteria.some((it) => it.id === id))
      tell(false, `${id}: cases for a criterion that is not there`)
  for (const { id, own, overall, says } of answers) {
    const scored = scoreOnOwn(question, says).overall.score
    tell(
      scored >= own[0] && scored <= own[1],
      `answer "${id}": ${scored} on its own criteria, wanted ${own.join(' to ')}`,
    )
    if (!overall) continue
    const all = scoreOnAll(question, core, says).overall.score
    tell(
      all >= overall[0] && all <= overall[1],
      `answer "${id}": ${all} overall, wanted ${overall.join(' to ')}`,
    )
  }
  say(wrong === 0 ? 'All as wanted.' : `${wrong} not as wanted.`)
  return wrong > 0 ? 1 : 0
}
