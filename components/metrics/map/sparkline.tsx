const WIDTH = 92
const HEIGHT = 26

/** The last values as a line, with the target across: a trend to glance at. Its words stand beside it. */
export function Sparkline({ values, target }: { values: readonly number[]; target: number | null }) {
  if (values.length < 2) return null
  const all = target === null ? values : [...values, target]
  const low = Math.min(...all)
  const span = Math.max(...all) - low || 1
  const x = (at: number) => Math.round((at / (values.length - 1)) * (WIDTH - 6) * 10) / 10
  const y = (value: number) => Math.round((HEIGHT - 4 - ((value - low) / span) * (HEIGHT - 8)) * 10) / 10
  const last = values.length - 1
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} aria-hidden="true">
      {target === null ? null : (
        <line x1="0" x2={WIDTH} y1={y(target)} y2={y(target)} stroke="var(--line-3)" strokeDasharray="2 3" />
      )}
      <polyline
        points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')}
        fill="none"
        stroke="var(--c-1)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx={x(last)} cy={y(values[last]!)} r="3" fill="var(--c-1)" />
    </svg>
  )
}
