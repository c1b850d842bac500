import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { CatalogueEntry } from '@/lib/metrics/views'
import { metricFamilies, metricFamilyLabels } from '@/lib/metrics/vocabulary'

type Props = {
  entries: readonly CatalogueEntry[]
  chosen: string | null
  hrefOf: (key: string) => string
}

/** Common metrics: choosing one fills in its definition, unit and direction. */
export function StartingPoints({ entries, chosen, hrefOf }: Props) {
  return (
    <Section title="Start from">
      <p className="mb-3 text-13 text-fg-2">
        A common metric brings its definition, unit and direction. Baseline, target and guardrail are your own.
      </p>
      {metricFamilies.map((family) => {
        const own = entries.filter((entry) => entry.family === family)
        if (own.length === 0) return null
        return (
          <details key={family} className="mb-1" open={own.some(({ key }) => key === chosen)}>
            <summary className="starting-point min-h-6 cursor-pointer text-13 font-medium">
              {metricFamilyLabels[family]} <span className="num text-12 text-fg-3">{own.length}</span>
            </summary>
            <ul className="mb-3 mt-1 grid gap-2 pl-3 text-13">
              {own.map((entry) => (
                <li key={entry.key}>
                  {entry.key === chosen ? (
                    <b aria-current="true">{entry.name}</b>
                  ) : (
                    <TextLink href={hrefOf(entry.key)} scroll={false} replace>
                      {entry.name}
                    </TextLink>
                  )}
                  <span className="block text-12 text-fg-3 text-pretty">{entry.definition}</span>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </Section>
  )
}
