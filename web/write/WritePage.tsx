import { IconDeviceFloppy, IconDownload, IconFolderOpen } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { useBankStatus, useQuestionCheck, useSaveQuestion } from '../api/bank.ts'
import { RequestError } from '../api/client.ts'
import { usePlans } from '../api/plans.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemNote } from '../ui/Problem.tsx'
import { readDraft, textAt, withEntry, withoutEntry, withValue } from './draft.ts'
import { Faults } from './Faults.tsx'
import { FormPane } from './FormPane.tsx'
import type { Editing } from './fields.tsx'
import { PreviewPane } from './PreviewPane.tsx'
import { drillTemplate, fullTemplate } from './templates.ts'
import { useDraft } from './use-draft.ts'
import classes from './Write.module.css'
import { goToLine, YamlPane } from './YamlPane.tsx'

type Side = 'form' | 'yaml' | 'preview'

/** `/write`: a question of one's own, by form or as YAML, checked while one types. */
export function WritePage() {
  const { text, setText, draft, settled } = useDraft()
  const [side, setSide] = useState<Side>('form')
  const area = useRef<HTMLTextAreaElement>(null)
  const check = useQuestionCheck(settled)
  const found = check.data
  const go = (line: number) => {
    setSide('yaml')
    // The pane has to be there before its line can be shown.
    requestAnimationFrame(() => area.current && goToLine(area.current, line))
  }
  // Two changes in one turn build on each other, whatever React has painted.
  const latest = useRef(text)
  latest.current = text
  const change = (make: (document: Parameters<typeof withValue>[0]) => string) => {
    const now = readDraft(latest.current)
    if (now.is !== 'read') return
    latest.current = make(now.document)
    setText(latest.current)
  }
  return (
    <Page title="Write a question" wide>
      <header className={classes.head}>
        <div>
          <h1>Write a question</h1>
          <p>
            What you write stays in this browser until you download or save it. The same file can be written
            in any editor; <Link href="/bank">the bank</Link> has examples.
          </p>
        </div>
        <Actions text={text} setText={setText} faultless={found?.faults.length === 0 && settled === text} />
      </header>
      <div className={classes.columns}>
        <section aria-label="The question" className={classes.main}>
          <Choice<Side>
            label="Show"
            value={side}
            options={[
              { value: 'form', label: 'Form' },
              { value: 'yaml', label: 'YAML' },
              { value: 'preview', label: 'Preview' },
            ]}
            onChoose={setSide}
          />
          {side === 'yaml' && <YamlPane text={text} onChange={setText} area={area} />}
          {side === 'preview' && <PreviewPane question={found?.question ?? null} />}
          {side === 'form' &&
            (draft.is === 'broken' ? (
              <div role="alert" className={classes.brokenDraft}>
                <p>
                  The YAML cannot be read in line {draft.line}: {draft.says}
                </p>
                <Button look="default" size="small" onClick={() => go(draft.line)}>
                  Mend it there
                </Button>
              </div>
            ) : (
              <Form
                editing={{
                  content: draft.content,
                  faults: found?.faults ?? [],
                  set: (path, value) => change((document) => withValue(document, path, value)),
                  add: (path, entry) => change((document) => withEntry(document, path, entry)),
                  remove: (path, index) => change((document) => withoutEntry(document, path, index)),
                }}
              />
            ))}
        </section>
        <aside aria-label="Check" className={classes.side}>
          <h2>Check</h2>
          {check.error ? (
            <ProblemNote error={check.error}>
              <Button look="default" size="small" onClick={() => check.refetch()}>
                Check again
              </Button>
            </ProblemNote>
          ) : (
            <Faults faults={found?.faults ?? null} checking={check.isFetching} onGo={go} />
          )}
        </aside>
      </div>
    </Page>
  )
}

function Form({ editing }: { editing: Editing }) {
  const plans = usePlans().data ?? []
  const phases = [...new Set(plans.flatMap((plan) => plan.phases.map((phase) => phase.kind)))]
  return <FormPane editing={editing} plans={plans.map((plan) => plan.id)} phases={phases} />
}

function Actions({
  text,
  setText,
  faultless,
}: {
  text: string
  setText: (text: string) => void
  faultless: boolean
}) {
  const writable = useBankStatus().data?.writable ?? false
  const save = useSaveQuestion()
  const [saved, setSaved] = useState<string | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const draft = readDraft(text)
  const id = (draft.is === 'read' && textAt(draft.content, ['id'])) || 'question'
  const store = (replace: boolean) =>
    save.mutate({ text, replace }, { onSuccess: (made) => setSaved(made.id) })
  const taken = save.error instanceof RequestError && save.error.code === 'question.id-taken'
  return (
    <div className={classes.actions}>
      <Button look="default" size="small" onClick={() => replaceText(text, fullTemplate, setText)}>
        New question
      </Button>
      <Button look="default" size="small" onClick={() => replaceText(text, drillTemplate, setText)}>
        New drill
      </Button>
      <Button look="default" size="small" onClick={() => picker.current?.click()}>
        <IconFolderOpen size={16} aria-hidden /> Open a file
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".yaml,.yml"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          file?.text().then((read) => replaceText(text, read, setText))
        }}
      />
      <Button
        look={writable ? 'default' : 'primary'}
        size="small"
        onClick={() => download(`${id}.yaml`, text)}
      >
        <IconDownload size={16} aria-hidden /> Download
      </Button>
      {writable && (
        <Button size="small" busy={save.isPending} disabled={!faultless} onClick={() => store(false)}>
          <IconDeviceFloppy size={16} aria-hidden /> Save in the bank
        </Button>
      )}
      {save.error && (
        <ProblemNote error={save.error}>
          {taken && (
            <Button look="default" size="small" onClick={() => store(true)}>
              Replace mine of this name
            </Button>
          )}
        </ProblemNote>
      )}
      {saved && !save.error && (
        <p role="status" className={classes.good}>
          Saved. <Link href={`/bank/${saved}`}>Play it</Link>
        </p>
      )}
    </div>
  )
}

/** Takes another text in place of what was written; asks first where that would be lost. */
function replaceText(before: string, after: string, setText: (text: string) => void): void {
  const untouched = before === fullTemplate || before === drillTemplate || before.trim() === ''
  if (untouched || window.confirm('This takes the place of what you have written. Go on?')) setText(after)
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
