import type { DatasetUseFacts } from '@/lib/imports/vocabulary'
import { isTable, isTicked } from '@/lib/templates/rules'
import type { Answers } from '@/lib/templates/vocabulary'

const MOST_DATASETS = 500

/** The datasets that a card names: those it was trained on, and those it was tested on. */
export function datasetsOf(answers: Answers): DatasetUseFacts[] {
  const trained = isTicked(answers.training_datasets) ? answers.training_datasets : []
  const named = isTicked(answers.evaluation_datasets) ? answers.evaluation_datasets : []
  const measured = isTable(answers.results) ? answers.results.map(({ cells }) => cells.dataset) : []
  const tested = [...named, ...measured].filter((name): name is string => typeof name === 'string' && name !== '')
  const uses = [
    ...[...new Set(trained)].map((dataset) => ({ dataset, use: 'training' as const, identity: null })),
    ...[...new Set(tested)].map((dataset) => ({ dataset, use: 'test' as const, identity: null })),
  ]
  return uses.slice(0, MOST_DATASETS)
}
