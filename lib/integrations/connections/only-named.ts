import type { ImportedFacts, RunFacts } from '@/lib/imports/vocabulary'

/**
 * Of a server that several teams share only what belongs to one: models and experiments whose names begin so, and the runs of those
 * experiments. `taken` are the server's ids of experiments that earlier pages gave.
 */
export function onlyNamed(facts: ImportedFacts, prefix: string, taken: ReadonlySet<string>): ImportedFacts {
  if (prefix === '') return facts
  const models = (facts.models ?? []).filter(({ name }) => name.startsWith(prefix))
  const experiments = (facts.experiments ?? []).filter(({ name }) => name.startsWith(prefix))
  const own = new Set([...taken, ...experiments.map(({ id }) => id)])
  const isOwn = ({ experiment, experimentName }: RunFacts) =>
    experimentName === null ? own.has(experiment ?? '') : experimentName.startsWith(prefix)
  return { ...facts, models, experiments, runs: (facts.runs ?? []).filter(isOwn), datasets: [] }
}
