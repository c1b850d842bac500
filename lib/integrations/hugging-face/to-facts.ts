import type { DatasetUseFacts, ImportedFacts } from '@/lib/imports/vocabulary'
import { isTable, isTicked } from '@/lib/templates/rules'
import type { Answers } from '@/lib/templates/vocabulary'
import type { ReportDraft } from '../reading/report'
import { cardAnswers } from './card-answers'
import type { OpenCard } from './read-card'

const MOST_DATASETS = 500

/** A README as answers to the template of model cards, with the datasets it names. */
export function toFacts(open: OpenCard, report: ReportDraft): ImportedFacts {
  const answers = cardAnswers(open, report).answers()
  const datasets = datasetsOf(answers)
  const name = typeof answers.title === 'string' ? answers.title : open.content.title
  return { card: { name, label: null, answers, ...(datasets.length > 0 ? { datasets } : {}) } }
}

/** Datasets by name: those it was trained on, and those it was tested on. */
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
