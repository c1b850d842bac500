// A snapshot that was hashed, as fields people can read. Everything in it is shown: what is signed is what is seen.
import { fieldLabel, fieldOrder } from './field-names'
import type { ModelCardResult } from './vocabulary'

export interface ShownField {
  /** The field of the snapshot, which decides whether a change of it is material. */
  name: string
  /** Stable between two snapshots, so that they can be compared piece by piece. */
  key: string
  label: string
  /** Qualifies the label. */
  note?: string
  text: string | null
  kind: 'text' | 'digest' | 'markdown'
  isMaterial: boolean
  figure?: Figure
}

/** A result of an evaluation, as far as it can be compared with that of another version. */
export interface Figure {
  value: string
  /** On which part of the data: `held back, September`. */
  place: string
  /** The same for the same figure on the same data, whichever part of it. */
  pair: string
  /** Without what all results of the card share. */
  note: string
  /** Where the meaning is known: which way is better. */
  better?: 'higher' | 'lower'
}

/** Every field of a snapshot, in the order people read them. */
export function shownFields(fields: Record<string, unknown>, materialFields: readonly string[]): ShownField[] {
  const known = fieldOrder.filter((name) => name in fields)
  const others = Object.keys(fields).filter((name) => !fieldOrder.includes(name))
  return [...known, ...others].flatMap((name) => {
    const isMaterial = materialFields.includes(name)
    const value = fields[name]
    if (name === 'card.body') return [field({ name, key: name, isMaterial, text: value as string, kind: 'markdown' })]
    if (name === 'card.results' && Array.isArray(value)) return results(value as ModelCardResult[], isMaterial)
    if (name === 'card.other' && value !== null && typeof value === 'object' && Object.keys(value).length > 0) {
      return Object.entries(value).map(([key, item]) => ({
        ...field({ name, key: `${name}.${key}`, isMaterial, text: plain(item), kind: 'text' as const }),
        label: key,
      }))
    }
    const kind = name === 'version.artifact' || name === 'version.image' ? 'digest' : 'text'
    return [field({ name, key: name, isMaterial, text: plain(value), kind })]
  })
}

function field(given: Omit<ShownField, 'label'>): ShownField {
  return { ...given, label: fieldLabel(given.name) }
}

/** Null where there is nothing. Lists of words as words; anything deeper as JSON, which hides nothing. */
function plain(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return String(value)
  if (!Array.isArray(value)) return Object.keys(value).length > 0 ? JSON.stringify(value) : null
  const present = value.filter((item) => item !== null && item !== '')
  if (present.length === 0) return null
  return present.every((item) => typeof item !== 'object') ? present.join(', ') : JSON.stringify(present)
}

/** One row for each figure; figures that share task, data and metric are numbered. */
function results(all: ModelCardResult[], isMaterial: boolean): ShownField[] {
  if (all.length === 0)
    return [field({ name: 'card.results', key: 'card.results', isMaterial, text: null, kind: 'text' })]
  const seen = new Map<string, number>()
  const isShared = (key: 'model' | 'task') => all.every((result) => result[key] === all[0]![key])
  return all.map((result) => {
    const { model, task, taskName, dataset, datasetName, split, config, metric, name, value, unit, ...rest } = result
    const identity = JSON.stringify([model, task, dataset, datasetName, config, split, metric, name])
    const count = (seen.get(identity) ?? 0) + 1
    seen.set(identity, count)
    const place = [config, split].filter(Boolean).join(', ')
    const where = [model, taskName ?? task, datasetName ?? dataset, place].filter(Boolean).join(', ')
    const near = [
      isShared('model') ? null : model,
      isShared('task') ? null : (taskName ?? task),
      datasetName ?? dataset,
    ]
    const more = Object.entries(rest).filter(([key, item]) => item !== null && item !== false && !isPlace(key))
    const tail = more.map(([key, item]) => `${key}: ${typeof item === 'object' ? JSON.stringify(item) : item}`)
    const text = `${value}${unit ? ` ${unit}` : ''}`
    return {
      name: 'card.results',
      key: `card.results.${identity}.${count}`,
      label: name ?? metric ?? 'Figure without a metric',
      ...(where ? { note: count > 1 ? `${where} (${count})` : where } : {}),
      text: [text, ...tail].join('; '),
      kind: 'text' as const,
      isMaterial,
      figure: {
        value: [text, ...tail].join('; '),
        place,
        pair: JSON.stringify([model, task, dataset, datasetName, metric, name, count]),
        note: near.filter(Boolean).join(', '),
        ...betterWay(metric ?? name),
      },
    }
  })
}

/** Where a figure stood in the file is no part of what is signed. */
const isPlace = (key: string) => key === 'path' || key === 'line'

const higher =
  /^(accuracy|acc|balanced_accuracy|f1|precision|recall|auc|roc_?auc|auprc|map|ndcg|mrr|bleu|chrf|rouge\w*|meteor|bertscore|exact_match|em|r2|r_squared|pass@\d+|matthews_correlation|mcc|spearmanr?|pearsonr?)$/
const lower = /^(loss|perplexity|ppl|wer|cer|ter|mse|rmse|mae|mape|smape|log_?loss|brier(_score)?|fid|latency)$/

function betterWay(metric: string | null): Pick<Figure, 'better'> {
  const id =
    metric
      ?.trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_') ?? ''
  if (higher.test(id)) return { better: 'higher' }
  return lower.test(id) ? { better: 'lower' } : {}
}
