import type { ImportedFacts } from '@/lib/imports/vocabulary'
import { datasetsOf } from '../reading/datasets-of'
import type { ReportDraft } from '../reading/report'
import { cardAnswers } from './card-answers'
import type { OpenCard } from './read-card'

/** A README as answers to the template of model cards, with the datasets it names. */
export function toFacts(open: OpenCard, report: ReportDraft): ImportedFacts {
  const answers = cardAnswers(open, report).answers()
  const datasets = datasetsOf(answers)
  const name = typeof answers.title === 'string' ? answers.title : open.content.title
  return { card: { name, label: null, answers, ...(datasets.length > 0 ? { datasets } : {}) } }
}
