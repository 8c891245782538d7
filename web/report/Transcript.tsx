import type { InterviewFile } from '../../server/interview/export.ts'
import { clockTime } from '../ui/format.ts'
import { type Moment, momentsOf, phaseTitle } from './model.ts'
import classes from './Report.module.css'

/** Everything that was said, with phases, curveballs and the interviewer's notes where they belong. */
export function Transcript({ file }: { file: InterviewFile }) {
  const moments = momentsOf(file)
  if (file.utterances.length === 0) return <p className={classes.quiet}>Nothing was said.</p>
  return (
    <ol className={classes.transcript}>
      {moments.map((moment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <MomentLine key={index} moment={moment} />
      ))}
    </ol>
  )
}

function MomentLine({ moment }: { moment: Moment }) {
  const time = <span className={classes.moment}>{clockTime(moment.at)}</span>
  switch (moment.is) {
    case 'phase':
      return (
        <li className={classes.phaseLine}>
          <h3>{phaseTitle(moment.phase)}</h3>
          {time}
        </li>
      )
    case 'curveball':
      return (
        <li className={classes.curveball}>
          {time}
          <p>
            <strong>Curveball.</strong> {moment.text}
          </p>
        </li>
      )
    case 'note':
      return (
        <li className={classes.note}>
          {time}
          <p>
            <strong>Interviewer’s note.</strong> {moment.text}
          </p>
        </li>
      )
    case 'said':
      return (
        <li id={`said-${moment.said.id}`} className={classes.said} data-speaker={moment.said.speaker}>
          {time}
          <div>
            <p className={classes.speaker}>
              {moment.said.speaker === 'candidate' ? 'Candidate' : 'Interviewer'}
            </p>
            <p>{moment.said.text}</p>
          </div>
        </li>
      )
  }
}
