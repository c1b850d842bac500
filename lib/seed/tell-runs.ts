// Tells which experiments were made, run by run, and of which run and data each model version came.
import { createExperiment } from '@/lib/experiments/create-experiment'
import { recordRun } from '@/lib/experiments/record-run'
import { recordParts } from '@/lib/models/record-parts'
import { advanceRefs } from './advance-refs'
import type { Chronicle } from './chronicle'
import { madeUpDigest } from './made-up-digest'
import { readRunStories } from './run-story'
import type { KnownDatasets } from './tell-data'

const repository = 'https://git.halden.example/analytics/churn'

export function tellRuns(chronicle: Chronicle, datasets: KnownDatasets): void {
  const { experiments, data, runs, versions } = readRunStories()
  const refs = new Map<string, string>()
  for (const { at, by, key, ...experiment } of experiments) {
    chronicle.on(at, by, async (author) => {
      refs.set(key, (await author.do(createExperiment, experiment)).ref)
    })
  }
  for (const { at, by, run, of, minutes, data: used, metrics, ...told } of runs) {
    chronicle.on(at, by, async (author) => {
      await advanceRefs(author.ctx, 'RUN', run)
      const ended = author.ctx.clock!
      const made = madeUpDigest(`run R-${run}`)
      await author.do(recordRun, {
        experiment: refs.get(of),
        system: 'mlflow',
        externalId: `R-${run}`,
        ...told,
        metrics: Object.entries(metrics).map(([key, value]) => ({ key, value, at: ended.toISOString() })),
        startedAt: new Date(ended.getTime() - minutes * 60_000).toISOString(),
        endedAt: ended.toISOString(),
        codeCommit: made.slice(7, 47),
        codeRepository: repository,
        environment: { image: 'train-cpu:2026.3', python: '3.12', cores: '8' },
        artifacts:
          told.status === 'finished' ? [{ path: 'model/model.txt', kind: 'model', digest: artifactOf(run) }] : [],
        datasets: data[used]!.map(([name, version, use]) => ({ dataset: `${datasets.get(name)} v${version}`, use })),
      })
    })
  }
  for (const { at, by, run, ...parts } of versions) {
    chronicle.on(at, by, async (author) => {
      await author.do(recordParts, { ...parts, revision: 1, run: `RUN-${run}` })
    })
  }
}

const artifactOf = (run: number) => madeUpDigest(`model of R-${run}`)
