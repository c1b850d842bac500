import Form from 'next/form'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { CatalogueEntry } from '@/lib/metrics/views'
import { metricFamilies, metricFamilyLabels, metricIndustries, metricIndustryLabels } from '@/lib/metrics/vocabulary'
import { type CatalogueChoice, chosenEntries } from './catalogue-choice'

type Props = {
  entries: readonly CatalogueEntry[]
  chosen: string | null
  choice: CatalogueChoice
  /** The page with the form, and what its address keeps. */
  path: string
  kept: Record<string, string>
}

/** Common metrics: choosing one fills in its definition, unit and direction. */
export function StartingPoints({ entries, chosen, choice, path, kept }: Props) {
  const shown = chosenEntries(entries, choice)
  const isNarrowed = choice.family !== null || choice.industry !== null
  const filters = {
    ...(choice.family ? { family: choice.family } : {}),
    ...(choice.industry ? { industry: choice.industry } : {}),
  }
  const hrefOf = (key: string) => `${path}?${new URLSearchParams({ ...kept, ...filters, from: key })}`
  return (
    <Section title="Start from" count={isNarrowed ? `${shown.length} of ${entries.length}` : entries.length}>
      <p className="mb-3 text-13 text-fg-2">
        A common metric brings its definition, formula, unit and direction. Baseline, target and guardrail are your own.
      </p>
      <Form action={path} scroll={false} replace className="mb-3 grid grid-cols-2 gap-2">
        {Object.entries({ ...kept, ...(chosen ? { from: chosen } : {}) }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Choice
          name="family"
          label="Kind"
          none="Every kind"
          options={metricFamilies.map((one) => [one, metricFamilyLabels[one]])}
          value={choice.family}
        />
        <Choice
          name="industry"
          label="Industry"
          none="Any industry"
          options={metricIndustries.map((one) => [one, metricIndustryLabels[one]])}
          value={choice.industry}
        />
        <button type="submit" className="btn justify-self-start">
          Show
        </button>
        {isNarrowed ? (
          <TextLink
            className="self-center text-13"
            href={`${path}?${new URLSearchParams({ ...kept, ...(chosen ? { from: chosen } : {}) })}`}
            scroll={false}
            replace
          >
            Show all
          </TextLink>
        ) : null}
      </Form>
      {metricFamilies.map((family) => {
        const own = shown.filter((entry) => entry.family === family)
        if (own.length === 0) return null
        return (
          <details
            key={family}
            className="mb-1"
            open={choice.family === family || own.some(({ key }) => key === chosen)}
          >
            <summary className="starting-point min-h-6 cursor-pointer text-13 font-medium">
              {metricFamilyLabels[family]} <span className="num text-12 text-fg-3">{own.length}</span>
            </summary>
            <ul className="mb-3 mt-1 grid gap-2 pl-3 text-13">
              {own.map((entry) => (
                <li key={entry.key}>
                  {entry.key === chosen ? (
                    <b aria-current="true">{entry.name}</b>
                  ) : (
                    <TextLink href={hrefOf(entry.key)} scroll={false} replace prefetch={false}>
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

type ChoiceProps = { name: string; label: string; none: string; options: [string, string][]; value: string | null }

function Choice({ name, label, none, options, value }: ChoiceProps) {
  return (
    <label className="grid gap-1 text-12 text-fg-2">
      {label}
      <select name={name} className="input" defaultValue={value ?? ''}>
        <option value="">{none}</option>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
