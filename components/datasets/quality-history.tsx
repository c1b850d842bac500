import { LOW, type ScoredVersion } from '@/lib/datasets/rules'
import { type QualityDimension, qualityDimensionLabels, qualityDimensions } from '@/lib/datasets/vocabulary'
import './quality.css'

/** A line for each dimension over the versions, oldest first; the figures stand in the table of versions. */
export function QualityHistory({ versions }: { versions: readonly ScoredVersion[] }) {
  const inOrder = [...versions].sort((a, b) => a.version - b.version)
  return (
    <div className="quality-lines">
      {qualityDimensions.map((dimension) => (
        <Line key={dimension} dimension={dimension} versions={inOrder} />
      ))}
    </div>
  )
}

const WIDTH = 100

function Line({ dimension, versions }: { dimension: QualityDimension; versions: readonly ScoredVersion[] }) {
  const step = versions.length > 1 ? WIDTH / (versions.length - 1) : 0
  const points = versions.flatMap(({ version, scores }, at) => {
    const score = scores[dimension]
    return score === null ? [] : [{ version, score, x: Math.round(at * step * 100) / 100, y: 100 - score }]
  })
  const [first, last] = [points[0], points.at(-1)]
  const name = qualityDimensionLabels[dimension]
  const words = !last
    ? 'not assessed'
    : first === last
      ? `${last.score} in v${last.version}`
      : `${first!.score} in v${first!.version}, ${last.score} in v${last.version}`
  return (
    <figure className="quality-line">
      <figcaption className="mb-1 text-12">
        <b className="font-semibold">{name}</b> <span className="num text-fg-3">{words}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name} by version: ${points.map(({ version, score }) => `v${version} ${score}`).join(', ') || 'never assessed'}`}
      >
        <path className="line-ends" d={`M0 0H${WIDTH}M0 100H${WIDTH}`} />
        <line className="line-limit" x1="0" x2={WIDTH} y1={100 - LOW} y2={100 - LOW} />
        {points.length > 1 ? (
          <path className="line-path" d={points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')} />
        ) : null}
        <path className="line-points" d={points.map(({ x, y }) => `M${x} ${y}h0`).join('')} />
      </svg>
    </figure>
  )
}
