import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { dimensions, levels } from '../../server/interview/ids.ts'
import { componentKinds } from '../../server/interview/question.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { fitsLines, linesOfRules, listAt, type Path, rulesOfLines, slugOf, textAt } from './draft.ts'
import { ChoiceField, CommaField, type Editing, Group, LineField, TextArea } from './fields.tsx'
import classes from './Write.module.css'

/** The parts of a question that nearly everybody fills in. What is rarer is written in the YAML beside it. */
export function FormPane({
  editing,
  plans,
  phases,
}: {
  editing: Editing
  plans: string[]
  phases: string[]
}) {
  const drill = textAt(editing.content, ['format']) === 'drill/1'
  return (
    <div className={classes.form}>
      <Basics editing={editing} drill={drill} plans={plans} phases={phases} />
      <Facts editing={editing} />
      <Criteria editing={editing} phases={phases} />
      {drill ? <Answer editing={editing} /> : <Reference editing={editing} />}
      {!drill && <Curveballs editing={editing} phases={phases} />}
      <Group title="Pitfalls">
        <Lines editing={editing} path={['pitfalls']} label="Pitfalls" hint="One a line." />
      </Group>
    </div>
  )
}

interface Part {
  editing: Editing
}

function Basics({
  editing,
  drill,
  plans,
  phases,
}: Part & { drill: boolean; plans: string[]; phases: string[] }) {
  const { content, set } = editing
  return (
    <Group title="Question" open>
      <div className={classes.two}>
        <LineField editing={editing} path={['title']} label="Title" />
        <div className={classes.withButton}>
          <LineField editing={editing} path={['id']} label="Id" hint="The file's name, too." />
          <Button look="default" size="small" onClick={() => set(['id'], slugOf(textAt(content, ['title'])))}>
            From title
          </Button>
        </div>
      </div>
      <LineField editing={editing} path={['summary']} label="Summary" hint="One sentence for the list." />
      <div className={classes.three}>
        <ChoiceField editing={editing} path={['level']} label="Level" options={levels} />
        <LineField editing={editing} path={['minutes']} label="Minutes" number />
        {drill ? (
          <ChoiceField editing={editing} path={['phase']} label="Phase" options={phases} />
        ) : (
          <ChoiceField editing={editing} path={['plan']} label="Plan" options={plans} />
        )}
      </div>
      <div className={classes.three}>
        <CommaField editing={editing} path={['topics']} label="Topics" />
        <CommaField editing={editing} path={['patterns']} label="Patterns" />
        <CommaField editing={editing} path={['companies']} label="Companies" />
      </div>
      <TextArea
        editing={editing}
        path={['prompt']}
        label="Prompt"
        rows={9}
        hint="What the candidate sees. Every number without which nobody can begin."
      />
    </Group>
  )
}

function Entries({
  editing,
  path,
  what,
  fresh,
  children,
}: Part & { path: Path; what: string; fresh: unknown; children: (at: Path, index: number) => ReactNode }) {
  const entries = listAt(editing.content, path)
  return (
    <>
      {entries.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry's place is all that tells it apart while its id is typed
        <div key={index} className={classes.entry}>
          <div className={classes.entryHead}>
            <strong>
              {what} {index + 1}
            </strong>
            <IconButton
              label={`Remove ${what.toLowerCase()} ${index + 1}`}
              onClick={() => editing.remove(path, index)}
            >
              <IconTrash size={17} aria-hidden />
            </IconButton>
          </div>
          {children([...path, index], index)}
        </div>
      ))}
      <Button look="default" size="small" onClick={() => editing.add(path, fresh)}>
        <IconPlus size={16} aria-hidden /> Add {what.toLowerCase()}
      </Button>
    </>
  )
}

function Lines({ editing, path, label, hint }: Part & { path: Path; label: string; hint: string }) {
  return (
    <TextArea
      editing={editing}
      path={path}
      label={label}
      hint={hint}
      rows={4}
      read={(content) => listAt(content, path).join('\n')}
      write={(text) =>
        text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
      }
    />
  )
}

function Facts({ editing }: Part) {
  const nth = listAt(editing.content, ['facts']).length + 1
  return (
    <Group title="Facts that a clarifying question uncovers">
      <Entries
        editing={editing}
        path={['facts']}
        what="Fact"
        fresh={{ id: `fact-${nth}`, asks: [`fact ${nth}`, `ask for fact ${nth}`], answer: 'It is so.' }}
      >
        {(at) => (
          <>
            <LineField editing={editing} path={[...at, 'id']} label="Id" />
            <CommaField
              editing={editing}
              path={[...at, 'asks']}
              label="Ways to ask for it"
              hint="Short phrases as people really ask, separated by commas."
            />
            <TextArea editing={editing} path={[...at, 'answer']} label="Answer" rows={2} />
          </>
        )}
      </Entries>
    </Group>
  )
}

function Criteria({ editing, phases }: Part & { phases: string[] }) {
  const { content, set } = editing
  const nth = listAt(content, ['criteria']).length + 1
  const fresh = {
    id: `depth.point-${nth}`,
    dimension: 'depth',
    title: `Point ${nth}`,
    met: 'Says how, with a number or a reason.',
    partial: 'Names it only.',
    weights: { L4: 1, L5: 1, L6: 1, L7: 1, L8: 1 },
    probe: `What about point ${nth}?`,
    phases: ['deep-dive'],
    signals: {
      kind: 'ideas',
      met: [{ together: ['idea one|another way', 'idea two'], within: 'utterance' }],
    },
  }
  return (
    <Group title="Criteria: what a good answer holds">
      <Entries editing={editing} path={['criteria']} what="Criterion" fresh={fresh}>
        {(at) => (
          <>
            <div className={classes.three}>
              <LineField editing={editing} path={[...at, 'title']} label="Title" />
              <ChoiceField
                editing={{
                  ...editing,
                  // The id begins with the dimension; both change together.
                  set: (path, value) => {
                    set(path, value)
                    const [, ...rest] = textAt(content, [...at, 'id']).split('.')
                    set([...at, 'id'], `${String(value)}.${rest.join('.') || 'point'}`)
                  },
                }}
                path={[...at, 'dimension']}
                label="Dimension"
                options={dimensions}
              />
              <LineField editing={editing} path={[...at, 'id']} label="Id" />
            </div>
            <TextArea editing={editing} path={[...at, 'met']} label="Met when" rows={2} />
            <TextArea editing={editing} path={[...at, 'partial']} label="Partial when" rows={2} />
            <LineField
              editing={editing}
              path={[...at, 'probe']}
              label="Probe"
              hint="What the interviewer asks when it is missing; it must not hold the answer."
            />
            <CommaField
              editing={editing}
              path={[...at, 'phases']}
              label="Due in"
              hint={`Of: ${phases.join(', ')}.`}
            />
            {(['met', 'partial'] as const).map((verdict) => {
              const path = [...at, 'signals', verdict]
              if (!fitsLines(listAt(content, path)))
                return (
                  <p key={verdict} className={classes.hint}>
                    The signals of {verdict} say more than lines can; change them in the YAML.
                  </p>
                )
              return (
                <TextArea
                  key={verdict}
                  editing={editing}
                  path={path}
                  label={`Signals of ${verdict}`}
                  rows={2}
                  hint="A line a rule: ideas that stand together joined by +, or by / where one is enough; ways to say an idea joined by |. word* takes any ending, #rate a number, ~reason a reason."
                  read={(it) => linesOfRules(listAt(it, path))}
                  write={rulesOfLines}
                />
              )
            })}
          </>
        )}
      </Entries>
    </Group>
  )
}

function Answer({ editing }: Part) {
  return (
    <Group title="Model answer and follow-up">
      <Lines editing={editing} path={['answer', 'says']} label="Model answer" hint="A paragraph a line." />
      <Figures editing={editing} path={['answer', 'figures']} />
      <LineField editing={editing} path={['followUp', 'text']} label="Follow-up" />
      <Lines
        editing={editing}
        path={['followUp', 'good']}
        label="A good answer to it holds"
        hint="One a line."
      />
    </Group>
  )
}

function Figures({ editing, path }: Part & { path: Path }) {
  const nth = listAt(editing.content, path).length + 1
  return (
    <Entries
      editing={editing}
      path={path}
      what="Figure"
      fresh={{
        id: `figure-${nth}`,
        label: 'Bytes per second',
        formula: '1000 event/s * 200 B/event to kB/s',
        result: '200 kB/s',
      }}
    >
      {(at) => (
        <div className={classes.three}>
          <LineField editing={editing} path={[...at, 'label']} label="What" />
          <LineField
            editing={editing}
            path={[...at, 'formula']}
            label="Formula"
            hint="With units; recomputed."
          />
          <LineField editing={editing} path={[...at, 'result']} label="Result" />
        </div>
      )}
    </Entries>
  )
}

function Reference({ editing }: Part) {
  const { content } = editing
  const layers = listAt(content, ['reference', 'layers'])
  const components = layers.flatMap((_, layer) =>
    listAt(content, ['reference', 'layers', layer, 'components']).map((__, index) =>
      textAt(content, ['reference', 'layers', layer, 'components', index, 'id']),
    ),
  )
  return (
    <Group title="Reference solution">
      <TextArea editing={editing} path={['reference', 'summary']} label="Summary" rows={3} />
      <h3>Estimates</h3>
      <Figures editing={editing} path={['reference', 'estimates']} />
      <h3>Components by layer</h3>
      <Entries
        editing={editing}
        path={['reference', 'layers']}
        what="Layer"
        fresh={{
          id: `layer-${layers.length + 1}`,
          title: `Layer ${layers.length + 1}`,
          components: [
            {
              id: `component-${components.length + 1}`,
              label: 'Service',
              kind: 'service',
              why: 'It serves.',
            },
          ],
        }}
      >
        {(at) => (
          <>
            <LineField editing={editing} path={[...at, 'title']} label="Title" />
            <Entries
              editing={editing}
              path={[...at, 'components']}
              what="Component"
              fresh={{
                id: `component-${components.length + 1}`,
                label: 'Service',
                kind: 'service',
                why: 'It serves.',
              }}
            >
              {(one) => (
                <>
                  <div className={classes.three}>
                    <LineField editing={editing} path={[...one, 'label']} label="Label" />
                    <LineField editing={editing} path={[...one, 'id']} label="Id" />
                    <ChoiceField
                      editing={editing}
                      path={[...one, 'kind']}
                      label="Kind"
                      options={componentKinds}
                    />
                  </div>
                  <LineField editing={editing} path={[...one, 'why']} label="Why it is there" />
                </>
              )}
            </Entries>
          </>
        )}
      </Entries>
      <h3>Flows</h3>
      <Entries
        editing={editing}
        path={['reference', 'flows']}
        what="Flow"
        fresh={{ from: components[0] ?? '', to: components.at(-1) ?? '', label: 'events' }}
      >
        {(at) => (
          <div className={classes.three}>
            <ChoiceField editing={editing} path={[...at, 'from']} label="From" options={components} />
            <ChoiceField editing={editing} path={[...at, 'to']} label="To" options={components} />
            <LineField editing={editing} path={[...at, 'label']} label="What flows" />
          </div>
        )}
      </Entries>
      <p className={classes.hint}>
        Data model, deep dives, trade-offs, costs, monitoring and failures are written in the YAML.
      </p>
    </Group>
  )
}

function Curveballs({ editing, phases }: Part & { phases: string[] }) {
  const { content } = editing
  const nth = listAt(content, ['curveballs']).length + 1
  const first = textAt(content, ['criteria', 0, 'id'])
  return (
    <Group title="Curveballs">
      <Entries
        editing={editing}
        path={['curveballs']}
        what="Curveball"
        fresh={{
          id: `curveball-${nth}`,
          phases: ['deep-dive'],
          text: 'Something breaks. What now?',
          good: ['Says how one notices.', 'Says how one recovers.'],
          followUp: 'And how do you prevent it?',
          criteria: [first],
        }}
      >
        {(at) => (
          <>
            <TextArea editing={editing} path={[...at, 'text']} label="What the interviewer says" rows={2} />
            <Lines editing={editing} path={[...at, 'good']} label="A good answer holds" hint="One a line." />
            <LineField editing={editing} path={[...at, 'followUp']} label="Follow-up" />
            <div className={classes.two}>
              <CommaField
                editing={editing}
                path={[...at, 'phases']}
                label="Played in"
                hint={`Of: ${phases.join(', ')}.`}
              />
              <CommaField editing={editing} path={[...at, 'criteria']} label="Criteria it lets one show" />
            </div>
          </>
        )}
      </Entries>
    </Group>
  )
}
