// Which of the common metrics are shown, as the address says it: `?family=ranking&industry=retail`.
import type { CatalogueEntry } from '@/lib/metrics/views'
import { type MetricFamily, type MetricIndustry, metricFamilies, metricIndustries } from '@/lib/metrics/vocabulary'

export interface CatalogueChoice {
  family: MetricFamily | null
  industry: MetricIndustry | null
}

type Given = string | string[] | undefined

export function readCatalogueChoice(params: { family?: Given; industry?: Given }): CatalogueChoice {
  return {
    family: metricFamilies.find((one) => one === params.family) ?? null,
    industry: metricIndustries.find((one) => one === params.industry) ?? null,
  }
}

/** Those of an industry before those that are of use anywhere. */
export function chosenEntries(entries: readonly CatalogueEntry[], { family, industry }: CatalogueChoice) {
  return entries
    .filter((entry) => family === null || entry.family === family)
    .filter(({ industries }) => industry === null || industries.length === 0 || industries.includes(industry))
    .sort((a, b) => isOf(b) - isOf(a))

  function isOf({ industries }: CatalogueEntry): number {
    return Number(industry !== null && industries.includes(industry))
  }
}
