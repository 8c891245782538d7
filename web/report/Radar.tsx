import type { GradedDimension } from '../../server/grading/report.ts'
import classes from './Report.module.css'

const SIZE = 320
const RADIUS = 104

/** The dimensions as a star: full scores reach the rim. The list beside it says the same in numbers. */
export function Radar({ dimensions }: { dimensions: readonly GradedDimension[] }) {
  const point = (index: number, share: number): [number, number] => {
    const angle = (index / dimensions.length) * 2 * Math.PI - Math.PI / 2
    return [SIZE / 2 + Math.cos(angle) * RADIUS * share, SIZE / 2 + Math.sin(angle) * RADIUS * share]
  }
  const ring = (share: number) => dimensions.map((_, index) => point(index, share).join()).join(' ')
  const shape = dimensions
    .map((it, index) => point(index, Math.max(0.02, (it.score ?? 0) / 4)).join())
    .join(' ')
  return (
    <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className={classes.radar} aria-hidden="true">
      {[0.25, 0.5, 0.75, 1].map((share) => (
        <polygon key={share} points={ring(share)} className={classes.ring} />
      ))}
      {dimensions.map((it, index) => {
        const [x, y] = point(index, 1)
        return <line key={it.id} x1={SIZE / 2} y1={SIZE / 2} x2={x} y2={y} className={classes.ring} />
      })}
      <polygon points={shape} className={classes.shape} />
      {dimensions.map((it, index) => {
        const [x, y] = point(index, 1.13)
        const anchor = Math.abs(x - SIZE / 2) < 12 ? 'middle' : x > SIZE / 2 ? 'start' : 'end'
        return (
          <text
            key={it.id}
            x={x}
            y={y}
            textAnchor={anchor}
            dominantBaseline="middle"
            className={classes.radarText}
          >
            {short[it.id] ?? it.title}
          </text>
        )
      })}
    </svg>
  )
}

// The rim has room for a word.
const short: Partial<Record<GradedDimension['id'], string>> = {
  security: 'Security',
}
