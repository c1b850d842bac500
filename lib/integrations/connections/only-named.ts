import type { ImportedFacts, RunFacts } from '@/lib/imports/vocabulary'

/**
 * Of a server that several teams share only what belongs to one: models and experiments whose names begin so, runs of those
 * experiments, and runs that made one of those models' versions.
 */
export function onlyNamed(facts: ImportedFacts, prefix: string): ImportedFacts {
  if (prefix === '') return facts
  const models = (facts.models ?? []).filter(({ name }) => name.startsWith(prefix))
  const experiments = (facts.experiments ?? []).filter(({ name }) => name.startsWith(prefix))
  const own = new Set(experiments.map(({ id }) => id))
  const made = new Set(models.flatMap(({ versions }) => versions.map(({ run }) => run)))
  const isOwn = ({ id, experiment, experimentName }: RunFacts) =>
    experimentName?.startsWith(prefix) || own.has(experiment ?? '') || made.has(id)
  return { ...facts, models, experiments, runs: (facts.runs ?? []).filter(isOwn), datasets: [] }
}
