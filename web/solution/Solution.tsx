import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FullQuestion, ReferenceSolution } from '../../server/interview/question.ts'
import { Flows } from './Flows.tsx'
import { ReferenceWhiteboard } from './ReferenceWhiteboard.tsx'
import classes from './Solution.module.css'
import { Costs, DataModel, Estimates, Failures, Monitoring, Tradeoffs } from './SolutionTables.tsx'

/** Where the scene of a reference is, and what stands beside it, such as the candidate's own whiteboard. */
interface Around {
  scene: string | null
  beside?: ReactNode
}

/** The reference solution of a full question. `scene` is the address of its whiteboard, null where there is none yet. */
export function Solution({ question, scene, beside }: { question: FullQuestion } & Around) {
  const { reference } = question
  if (!reference)
    return (
      <>
        <p className={classes.quiet}>This question has no reference solution.</p>
        <Lines title="Pitfalls" lines={question.pitfalls} />
      </>
    )
  return (
    <div className={classes.reference}>
      <p className={classes.lead}>{reference.summary}</p>
      <Tabs
        defaultValue="architecture"
        keepMounted
        // Hidden by a style that paper can undo; the other mode leaves what is hidden out of print.
        keepMountedMode="display-none"
        className={classes.tabs}
      >
        <Tabs.List aria-label="Parts of the reference solution">
          <Tabs.Tab value="architecture">Architecture</Tabs.Tab>
          <Tabs.Tab value="numbers">Numbers and cost</Tabs.Tab>
          <Tabs.Tab value="depth">Deep dives</Tabs.Tab>
          <Tabs.Tab value="choices">Trade-offs</Tabs.Tab>
          <Tabs.Tab value="operation">Operation</Tabs.Tab>
          <Tabs.Tab value="pitfalls">Pitfalls</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="architecture">
          <Architecture reference={reference} scene={scene} beside={beside} />
        </Tabs.Panel>
        <Tabs.Panel value="numbers">
          <Estimates reference={reference} />
          <Costs reference={reference} />
        </Tabs.Panel>
        <Tabs.Panel value="depth">
          <DeepDives reference={reference} />
        </Tabs.Panel>
        <Tabs.Panel value="choices">
          <Tradeoffs reference={reference} />
        </Tabs.Panel>
        <Tabs.Panel value="operation">
          <Monitoring reference={reference} />
          <Failures reference={reference} />
          <Lines title="Security" lines={reference.security} />
          <Lines title="Compliance" lines={reference.compliance} />
        </Tabs.Panel>
        <Tabs.Panel value="pitfalls">
          <Lines title="Pitfalls" lines={question.pitfalls} />
          <Corrections corrections={reference.corrections} />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}

function Architecture({ reference, scene, beside }: { reference: ReferenceSolution } & Around) {
  return (
    <>
      <div className={beside ? classes.sideBySide : undefined}>
        <div className={classes.column}>
          <h3>Reference</h3>
          {scene && reference.layers.length > 0 && <ReferenceWhiteboard address={scene} />}
        </div>
        {beside && (
          <div className={classes.column}>
            <h3>The candidate’s whiteboard</h3>
            {beside}
          </div>
        )}
      </div>
      <div className={classes.sideBySide}>
        <Layers reference={reference} />
        <Flows board={referenceBoard(reference)} />
      </div>
      <DataModel reference={reference} />
    </>
  )
}

function DeepDives({ reference }: { reference: ReferenceSolution }) {
  return reference.deepDives.map((dive) => (
    <div key={dive.title} className={classes.block}>
      <h3>{dive.title}</h3>
      <ol>
        {dive.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  ))
}

const referenceBoard = ({ layers, flows }: ReferenceSolution) => ({
  nodes: layers.flatMap((layer) => layer.components.map(({ id, label }) => ({ id, label }))),
  edges: flows,
})

function Layers({ reference }: { reference: ReferenceSolution }) {
  return (
    <dl className={classes.layers}>
      {reference.layers.map((layer) => (
        <div key={layer.id}>
          <dt>{layer.title}</dt>
          {layer.components.map((it) => (
            <dd key={it.id}>
              <strong>{it.label}</strong>
              {it.size && <span className={classes.quiet}> {it.size}</span>}
              <br />
              {it.why}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

/** A titled list; nothing where there are no lines. */
export function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div className={classes.block}>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

/** Published figures that are wrong, and the right ones. */
export function Corrections({ corrections }: { corrections: ReferenceSolution['corrections'] }) {
  if (corrections.length === 0) return null
  return (
    <div className={classes.block}>
      <h3>Published figures that are wrong</h3>
      <ul>
        {corrections.map((it) => (
          <li key={it.audit}>
            <s>{it.published}</s> {it.used}
          </li>
        ))}
      </ul>
    </div>
  )
}
