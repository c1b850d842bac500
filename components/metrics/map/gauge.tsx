import type { GaugeMarks } from './map-nodes'

const DOT: Record<string, string> = { bad: 'var(--c-bad)', warn: 'var(--c-warn)' }
const percent = (value: number) => `${value}%`

/** One bar for every metric: newest value, target, guardrail and what lies beyond it. The words beside it say the same. */
export function Gauge({ marks }: { marks: GaugeMarks }) {
  const { newest, target, guardrail, band, beyond, tone } = marks
  return (
    <svg className="gauge" width="100%" height="11" aria-hidden="true">
      <rect x="0" y="3.5" width="100%" height="4" rx="1" fill="var(--sunken)" />
      {beyond.map(({ from, to }) => (
        <rect
          key={from}
          x={percent(from)}
          y="3.5"
          width={percent(Math.max(0, to - from))}
          height="4"
          fill="var(--gauge-bad)"
        />
      ))}
      {band ? (
        <rect x={percent(band.from)} y="3.5" width={percent(band.to - band.from)} height="4" fill="var(--ok-line)" />
      ) : null}
      {guardrail === null ? null : (
        <line
          x1={percent(guardrail)}
          x2={percent(guardrail)}
          y1="1.5"
          y2="9.5"
          stroke="var(--c-bad)"
          strokeWidth="1.5"
        />
      )}
      {target === null ? null : (
        <line x1={percent(target)} x2={percent(target)} y1=".5" y2="10.5" stroke="var(--fg)" strokeWidth="1.5" />
      )}
      {newest === null ? null : (
        <circle
          cx={percent(newest)}
          cy="5.5"
          r="4"
          fill={DOT[tone] ?? 'var(--c-1)'}
          stroke="var(--paper)"
          strokeWidth="1.5"
        />
      )}
    </svg>
  )
}

/** What the marks mean, once below the map. */
export function GaugeLegend() {
  return (
    <ul className="mm-legend">
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <circle cx="6" cy="6" r="4" fill="var(--c-1)" />
        </svg>
        newest value
      </li>
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <line x1="6" x2="6" y1="1" y2="11" stroke="var(--fg)" strokeWidth="1.5" />
        </svg>
        target
      </li>
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <rect x="0" y="4" width="6" height="4" fill="var(--gauge-bad)" />
          <line x1="6" x2="6" y1="2" y2="10" stroke="var(--c-bad)" strokeWidth="1.5" />
        </svg>
        guardrail: beyond it someone acts
      </li>
      <li>
        <svg width="26" height="12" aria-hidden="true">
          <line x1="0" x2="26" y1="6" y2="6" stroke="var(--c-1)" strokeWidth="2" />
        </svg>
        agreed by both sides
      </li>
      <li>
        <svg width="26" height="12" aria-hidden="true">
          <line x1="0" x2="26" y1="6" y2="6" stroke="var(--c-2)" strokeWidth="1.3" strokeDasharray="4 3" />
        </svg>
        not agreed yet
      </li>
    </ul>
  )
}
