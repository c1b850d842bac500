import { LOW, type Scores } from '@/lib/datasets/rules'
import { qualityDimensionLabels } from '@/lib/datasets/vocabulary'
import { CENTRE, knownSides, RADIUS, type RadarPoint, radarPoints, ring, toText } from './radar-shape'
import './quality.css'

type RadarProps = {
  /** What the picture says in one sentence; its figures stand in a table beside it. */
  finding: string
  scores: Scores
  /** The version before, where there was one. */
  before?: { version: number; scores: Scores } | null
}

/** The four dimensions of quality as a shape, with the limit below which something has to be done. */
export function QualityRadar({ finding, scores, before }: RadarProps) {
  const earlier = before ? radarPoints(before.scores) : []
  const isCompared = earlier.length > 0 && knownSides(earlier).length === earlier.length
  return (
    <div>
      <Picture finding={finding} scores={scores} earlier={isCompared ? earlier : []} />
      <p className="radar-legend" aria-hidden="true">
        <span>
          <svg viewBox="0 0 18 8" aria-hidden="true">
            <path className="radar-limit" d="M0 4h18" />
          </svg>
          below it is low
        </span>
        {isCompared ? (
          <span>
            <svg viewBox="0 0 18 8" aria-hidden="true">
              <path className="radar-before" d="M0 4h18" />
            </svg>
            v{before!.version}
          </span>
        ) : null}
      </p>
    </div>
  )
}

type PictureProps = { finding: string; scores: Scores; earlier: readonly RadarPoint[] }

function Picture({ finding, scores, earlier }: PictureProps) {
  const points = radarPoints(scores)
  const sides = knownSides(points)
  const isWhole = sides.length === points.length
  return (
    <svg
      className="quality-radar"
      viewBox="0 0 280 218"
      role="img"
      aria-label={`${finding}. The figures stand beside.`}
    >
      {[25, 50, 75, 100].map((score) => (
        <polygon key={score} className="radar-ring" points={ring(score)} />
      ))}
      <path
        className="radar-ring"
        d={`M${CENTRE.x} ${CENTRE.y - RADIUS}v${2 * RADIUS}M${CENTRE.x - RADIUS} ${CENTRE.y}h${2 * RADIUS}`}
      />
      <polygon className="radar-limit" points={ring(LOW)} />
      {earlier.length > 0 ? <polygon className="radar-before" points={toText(earlier)} /> : null}
      {isWhole ? <polygon className="radar-shape" points={toText(points)} /> : null}
      {isWhole
        ? null
        : sides.map(([from, to]) => (
            <line key={from.dimension} className="radar-line" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
          ))}
      {points.map((point) =>
        point.score === null ? null : (
          <circle
            key={point.dimension}
            className={point.score < LOW ? 'radar-dot radar-low' : 'radar-dot'}
            cx={point.x}
            cy={point.y}
            r="3.5"
          />
        ),
      )}
      {points.map((point, at) => (
        <Label key={point.dimension} point={point} at={at} />
      ))}
    </svg>
  )
}

const places = [
  { x: CENTRE.x, y: 12, anchor: 'middle' },
  { x: CENTRE.x + RADIUS + 8, y: CENTRE.y - 2, anchor: 'start' },
  { x: CENTRE.x, y: CENTRE.y + RADIUS + 17, anchor: 'middle' },
  { x: CENTRE.x - RADIUS - 8, y: CENTRE.y - 2, anchor: 'end' },
] as const

function Label({ point: { dimension, score }, at }: { point: RadarPoint; at: number }) {
  const { x, y, anchor } = places[at]!
  const name = qualityDimensionLabels[dimension]
  const look = score !== null && score < LOW ? 'radar-value radar-low' : 'radar-value'
  const isBeside = anchor !== 'middle'
  return (
    <text x={x} y={y} textAnchor={anchor}>
      {isBeside ? null : `${name} `}
      {isBeside ? (
        <tspan x={x} dy="-0.1em">
          {shortName[dimension] ?? name}
        </tspan>
      ) : null}
      <tspan className={score === null ? undefined : look} {...(isBeside ? { x, dy: '1.35em' } : {})}>
        {score ?? 'none'}
      </tspan>
    </text>
  )
}

/** Beside the shape there is room for nine letters. */
const shortName: Partial<Record<string, string>> = { completeness: 'Complete', timeliness: 'Timely' }
