// Steps of the target, and the ground where someone has to act.
import { heightOf, type Plot, placeOf } from './plot'
import { HEIGHT, WIDTH } from './plot-size'
import type { Span } from './target-spans'

export function TargetShapes({ plot }: { plot: Plot }) {
  const x = (at: number) => (placeOf(plot, at) / 100) * WIDTH
  const y = (value: number) => (heightOf(plot, value) / 100) * HEIGHT
  const steps = (pick: (span: Span) => number | null) => stepPath(plot.spans, pick, x, y)
  return (
    <g>
      {plot.spans.map((span) => {
        const place = { x: x(span.from), width: x(span.to) - x(span.from) }
        const { bandLow, bandHigh } = span
        return (
          <g key={span.version}>
            {span.beyond.map(({ low, high }) => {
              const above = high === null ? 0 : clamp(y(high))
              const below = low === null ? HEIGHT : clamp(y(low))
              return (
                <rect
                  key={`${low} ${high}`}
                  className="history-beyond"
                  {...place}
                  y={above}
                  height={Math.max(0, below - above)}
                />
              )
            })}
            {bandLow !== null && bandHigh !== null ? (
              <rect
                className="history-band"
                {...place}
                y={clamp(y(bandHigh))}
                height={Math.max(0, clamp(y(bandLow)) - clamp(y(bandHigh)))}
              />
            ) : null}
          </g>
        )
      })}
      <path className="history-guardrail" d={steps(({ guardrail }) => guardrail)} />
      {(['target', 'bandLow', 'bandHigh'] as const).map((name) => (
        <path key={name} className="history-target" d={steps((span) => span[name])} />
      ))}
    </g>
  )
}

const clamp = (height: number) => Math.min(HEIGHT, Math.max(0, height))

/** Joined where one step goes on from the one before it. */
function stepPath(
  spans: readonly Span[],
  pick: (span: Span) => number | null,
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  let path = ''
  let joinsAt: number | null = null
  for (const span of spans) {
    const value = pick(span)
    if (value === null) {
      joinsAt = null
      continue
    }
    path += `${joinsAt === span.from ? 'V' : `M${x(span.from).toFixed(2)} `}${y(value).toFixed(2)}H${x(span.to).toFixed(2)}`
    joinsAt = span.to
  }
  return path
}
