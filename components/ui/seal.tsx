/** The edge of a pressed seal: a circle that waves `waves` times between two radii. */
function sealEdge(centre: number, inner: number, outer: number, waves: number): string {
  const mid = (inner + outer) / 2
  const swing = (outer - inner) / 2
  const steps = waves * 6
  let path = ''
  for (let step = 0; step < steps; step++) {
    const turn = (step / steps) * 2 * Math.PI
    const radius = mid + swing * Math.cos(turn * waves)
    const x = centre + radius * Math.sin(turn)
    const y = centre - radius * Math.cos(turn)
    path += `${step ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`
  }
  return `${path}z`
}

const LARGE_EDGE = sealEdge(60, 54.6, 58, 36)
const SMALL_EDGE = sealEdge(8, 6.7, 7.7, 14)
const STROKES = 'M50.5 68.5 61 48.5M58 69.5 68.5 49.5'

export type SealProps = { kind: 'decision' | 'checkpoint'; reference: string; date: string; size?: number }

const LEGEND = {
  decision: 'COUNTERSIGNED · COUNTERSIGNED · ',
  checkpoint: 'LOG CHECKPOINT · LOG CHECKPOINT · ',
}

/** The one ceremony: shown where a decision was signed or the log was sealed. */
export function Seal({ kind, reference, date, size = 104 }: SealProps) {
  const ring = `seal-ring-${kind}`
  return (
    <svg
      className="seal"
      width={size}
      height={size}
      viewBox="0 0 120 120"
      role="img"
      aria-label={`Seal: ${kind}, ${reference}, ${date}`}
    >
      <path d={LARGE_EDGE} fill="var(--seal-tint)" stroke="var(--seal)" strokeWidth="1.5" />
      <circle cx="60" cy="60" r="49.5" fill="none" stroke="var(--seal)" strokeWidth=".9" />
      <circle cx="60" cy="60" r="34.5" fill="none" stroke="var(--seal)" strokeWidth=".9" />
      <path id={ring} d="M60 21.4a38.6 38.6 0 1 1-.01 0" fill="none" />
      <text className={`seal-ring seal-ring-${kind}`}>
        <textPath href={`#${ring}`}>{LEGEND[kind]}</textPath>
      </text>
      <path d={STROKES} stroke="var(--seal)" strokeWidth="3" strokeLinecap="round" />
      <text x="60" y="43.5" textAnchor="middle" className="seal-date">
        {date}
      </text>
      <text x="60" y="83.5" textAnchor="middle">
        {reference}
      </text>
    </svg>
  )
}

/** Where a seal will be once everybody has signed. */
export function SealPlace({ size = 104 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 120 120" role="img" aria-label="Not yet signed">
      <path d={LARGE_EDGE} fill="none" stroke="var(--line-3)" strokeWidth="1.2" strokeDasharray="3 4" />
      <circle cx="60" cy="60" r="34.5" fill="none" stroke="var(--line-3)" strokeDasharray="3 4" />
    </svg>
  )
}

/** The small seal beside a time or an answer: this was signed. */
export function SealMark({ size = 14, label }: { size?: number; label?: string }) {
  return (
    <svg
      className="seal-mark"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={SMALL_EDGE} fill="currentColor" />
      <path d="M5.3 10.6 8.4 5.4M7.7 10.8l3.1-5.2" stroke="var(--paper)" strokeWidth="1.3" strokeLinecap="round" />
    </svg>
  )
}

/** The product's mark. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor">
      <circle cx="10" cy="10" r="8.3" strokeWidth="1.5" />
      <path d="M6.4 13.4 11 6.2M9.2 13.8l4.6-7.2" strokeWidth="1.7" strokeLinecap="round" />
    </svg>
  )
}
