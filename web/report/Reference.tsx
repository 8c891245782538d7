import { Tabs } from '@mantine/core'
import type { Report } from '../../server/grading/report.ts'
import type { InterviewFile } from '../../server/interview/export.ts'
import type { Question, ReferenceSolution } from '../../server/interview/question.ts'
import { Costs, DataModel, Estimates, Failures, Monitoring, Tradeoffs } from './ReferenceTables.tsx'
import classes from './Report.module.css'
import { Flows, WhiteboardEnded } from './WhiteboardEnded.tsx'

/** The reference solution, its architecture side by side with what was drawn. */
export function Reference({
  question,
  file,
  board,
}: {
  question: Question
  file: InterviewFile
  board: Report['board']
}) {
  const { reference } = question
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
          <div className={classes.sideBySide}>
            <div>
              <h3>Reference</h3>
              <Layers reference={reference} />
              <Flows board={referenceBoard(reference)} />
            </div>
            <div>
              <h3>The candidate’s whiteboard</h3>
              <WhiteboardEnded file={file} board={board} />
            </div>
          </div>
          <DataModel reference={reference} />
        </Tabs.Panel>
        <Tabs.Panel value="numbers">
          <Estimates reference={reference} />
          <Costs reference={reference} />
        </Tabs.Panel>
        <Tabs.Panel value="depth">
          {reference.deepDives.map((dive) => (
            <div key={dive.title} className={classes.block}>
              <h3>{dive.title}</h3>
              <ol>
                {dive.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </div>
          ))}
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
          <Corrections reference={reference} />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
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

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
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

function Corrections({ reference }: { reference: ReferenceSolution }) {
  if (reference.corrections.length === 0) return null
  return (
    <div className={classes.block}>
      <h3>Published figures that are wrong</h3>
      <ul>
        {reference.corrections.map((it) => (
          <li key={it.audit}>
            <s>{it.published}</s> {it.used}
          </li>
        ))}
      </ul>
    </div>
  )
}
