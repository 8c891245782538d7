import type { ReferenceSolution } from '../../server/interview/question.ts'
import table from '../ui/Table.module.css'
import classes from './Solution.module.css'

interface Of {
  reference: ReferenceSolution
}

function Table({
  title,
  heads,
  rows,
}: {
  title: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
}) {
  if (rows.length === 0) return null
  return (
    <table className={table.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, index) =>
              index === 0 ? (
                <th key={heads[index]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={heads[index]} data-head={heads[index]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Figures = ReferenceSolution['estimates']
const figureRows = (figures: Figures) =>
  figures.map((it) => [it.label, it.formula, it.note ? `${it.result}. ${it.note}` : it.result])

/** Calculations of a drill's answer. */
export const Figures = ({ figures }: { figures: Figures }) => (
  <Table title="Arithmetic" heads={['What', 'Formula', 'Result']} rows={figureRows(figures)} />
)

/** Sizing, each figure with the formula that gives it. */
export const Estimates = ({ reference }: Of) => (
  <Table title="Estimates" heads={['What', 'Formula', 'Result']} rows={figureRows(reference.estimates)} />
)

/** Cost lines, their total, and what brings it down. */
export function Costs({ reference }: Of) {
  const { costs } = reference
  return (
    <>
      {costs && (
        <Table
          title="Cost of a year"
          heads={['Line', 'Formula', 'Amount']}
          rows={figureRows([...costs.lines, costs.total])}
        />
      )}
      {costs?.note && <p className={classes.quiet}>{costs.note}</p>}
      <Table
        title="Optimizations"
        heads={['Lever', 'How', 'Saves']}
        rows={reference.optimizations.map((it) => [it.lever, it.how, it.saves])}
      />
    </>
  )
}

/** Stores with their keys and fields. */
export const DataModel = ({ reference }: Of) => (
  <Table
    title="Data model"
    heads={['Name', 'Store', 'Keys', 'Fields']}
    rows={reference.dataModel.map((it) => [
      it.name,
      it.store,
      it.keys,
      it.fields.map((field) => `${field.name} ${field.type}`).join(', '),
    ])}
  />
)

/** Decisions with what was rejected and what the choice costs. */
export const Tradeoffs = ({ reference }: Of) => (
  <Table
    title="Decisions"
    heads={['Decision', 'Chosen', 'Because', 'Rejected', 'Downside']}
    rows={reference.tradeoffs.map((it) => [it.decision, it.chosen, it.because, it.rejected, it.downside])}
  />
)

/** Objectives, metrics and alerts. */
export function Monitoring({ reference }: Of) {
  const { slos = [], metrics = [], alerts = [] } = reference.monitoring ?? {}
  return (
    <>
      <Table
        title="Objectives"
        heads={['Name', 'Objective']}
        rows={slos.map((it) => [it.name, it.objective])}
      />
      <Table title="Metrics" heads={['Metric', 'Why']} rows={metrics.map((it) => [it.name, it.why])} />
      <Table
        title="Alerts"
        heads={['Alert', 'Condition', 'Severity', 'Action']}
        rows={alerts.map((it) => [it.name, it.condition, it.severity, it.action])}
      />
    </>
  )
}

/** What breaks, how one notices and what happens then. */
export const Failures = ({ reference }: Of) => (
  <Table
    title="Failures"
    heads={['Failure', 'Detection', 'Recovery']}
    rows={reference.failures.map((it) => [it.failure, it.detection, it.recovery])}
  />
)
