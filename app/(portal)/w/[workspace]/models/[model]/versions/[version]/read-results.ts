// What the results of the card are held against: the run that made the version, the version before, the key metrics.
import type { TrackedMetric } from '@/components/model-cards/results/result-charts'
import { resultCharts } from '@/components/model-cards/results/result-charts'
import { resultsOf } from '@/components/model-cards/results/result-rows'
import type { ResultsView } from '@/components/model-cards/results/results-reading'
import { ask } from '@/lib/audit/execute'
import { getRun } from '@/lib/experiments/run-queries'
import { listMetrics } from '@/lib/metrics/queries'
import { betterWay } from '@/lib/model-cards/better-way'
import { readCard } from '@/lib/model-cards/queries'
import { verifyResults } from '@/lib/model-cards/verify-results/rules'
import { RESULTS_FIELD } from '@/lib/model-cards/vocabulary'
import type { getModelVersion } from '@/lib/models/get-version'
import type { Ctx } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import type { Answers, TableRow } from '@/lib/templates/vocabulary'

type Version = Awaited<ReturnType<(typeof getModelVersion)['run']>>

/** Null where the card has no figure. */
export async function readResults(ctx: Ctx, version: Version, answers: Answers): Promise<ResultsView | null> {
  const results = resultsOf(answers[RESULTS_FIELD])
  if (results.length === 0) return null
  const [run, before, tracked] = await Promise.all([
    version.run ? ask(ctx, getRun, { run: version.run }) : null,
    cardBefore(ctx, version),
    trackedMetrics(ctx, version.useCase.ref),
  ])
  return {
    results,
    charts: resultCharts(
      results,
      resultsOf(before?.answers[RESULTS_FIELD]),
      tracked,
      (metric) => betterWay(metric).better ?? null,
    ),
    checks: verifyResults(answers[RESULTS_FIELD] as TableRow[], run?.metrics ?? null),
    run: version.run,
    version: `v${version.version}`,
    previous: before ? `v${before.version}` : null,
  }
}

/** The card of the version before, where one is published. */
async function cardBefore(ctx: Ctx, { model, version }: Version) {
  if (version < 2) return null
  try {
    return await ask(ctx, readCard, { model: model.ref, version: version - 1 })
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

async function trackedMetrics(ctx: Ctx, useCase: string): Promise<TrackedMetric[]> {
  const { items } = await ask(ctx, listMetrics, { useCase, limit: 200, sort: 'name' })
  return items.map(({ ref, name, unit, direction, baseline, target, guardrail }) => ({
    ref,
    name,
    unit,
    better: direction === 'band' ? null : direction,
    baseline,
    target,
    guardrail,
  }))
}
