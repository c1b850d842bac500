import type { KeyMetric } from '@/lib/experiments/views'

/** What the dots mean, by form as well as by colour. */
export function RunLegend({ metric }: { metric: KeyMetric | null }) {
  if (!metric) return null
  const items = [
    { look: 'run-dot-met', words: metric.direction === 'band' ? 'inside the band' : 'meets the target' },
    { look: '', words: metric.direction === 'band' ? 'outside the band' : 'misses it' },
    ...(metric.guardrail === null ? [] : [{ look: 'run-dot-beyond', words: 'beyond the guardrail' }]),
    { look: 'run-dot-met run-dot-best', words: 'best' },
  ]
  return (
    <ul className="run-legend" aria-hidden="true">
      {items.map(({ look, words }) => (
        <li key={words}>
          <span className={`run-dot ${look}`} />
          {words}
        </li>
      ))}
    </ul>
  )
}
