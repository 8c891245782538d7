import { Menu } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import type { InterviewSummary } from '../../server/interview/api.ts'
import { Button } from '../ui/Button.tsx'
import { dateTime } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import classes from './Report.module.css'

const downloads = [
  { file: 'interview.json', label: 'Interview file', about: 'interview/1, can be uploaded again' },
  { file: 'report.md', label: 'Report as Markdown', about: 'verdicts, quotes and transcript' },
  { file: 'whiteboard.excalidraw', label: 'Whiteboard', about: 'opens in Excalidraw' },
] as const

/** Which interview this is, and what can be taken away. */
export function ReportHead({ summary }: { summary: InterviewSummary }) {
  const when = summary.startedAt ?? summary.createdAt
  return (
    <header className={classes.head}>
      <div>
        <p className={classes.kicker}>Report</p>
        <h1>{summary.question.title}</h1>
        <p className={classes.facts}>
          Level {summary.level} ·{' '}
          {summary.interviewer === 'scripted' && !summary.imported ? 'built-in interviewer · ' : ''}
          {dateTime(when)} {summary.imported && <Tag>Uploaded</Tag>}
        </p>
      </div>
      <div className={classes.takeAway}>
        <Menu position="bottom-end" width={260} shadow="md" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button look="default">
              <IconDownload size={17} aria-hidden /> Download
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {downloads.map(({ file, label, about }) => (
              <Menu.Item key={file} component="a" href={`/api/interviews/${summary.id}/${file}`} download>
                {label}
                <span className={classes.downloadAbout}>{about}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button look="default" onClick={() => window.print()}>
          <IconPrinter size={17} aria-hidden /> Print
        </Button>
      </div>
    </header>
  )
}
