import type { RunMetric } from '@/lib/experiments/vocabulary'
import { toJson } from '../reading/located'
import type { Part } from '../reading/part'
import { putTag } from '../reading/tags'

const DEEPEST = 20

/** Settings by their path, as DVC names them: `train.fine_tune_args.epochs`. A list is one setting. */
export function settingsOf(part: Part, prefix = '', settings: Record<string, string> = {}, depth = 0): typeof settings {
  for (const [key, value] of part.entries()) {
    const name = prefix === '' ? key : `${prefix}.${key}`
    if (value.isMap && depth < DEEPEST) settingsOf(value, name, settings, depth + 1)
    else putTag(settings, name, value)
  }
  return settings
}

/** The figures of a metrics file by their path. What is no figure stays in the list of what was not read. */
export function figuresOf(part: Part, prefix = '', figures: RunMetric[] = [], depth = 0): RunMetric[] {
  for (const [key, value] of part.entries()) {
    const name = prefix === '' ? key : `${prefix}.${key}`
    if (value.isMap && depth < DEEPEST) figuresOf(value, name, figures, depth + 1)
    if (value.node?.kind !== 'scalar') continue
    const isWord = /^(?:NaN|-?Infinity)$/.test(value.node.text)
    const figure = typeof toJson(value.node) === 'number' ? value.number() : isWord ? value.text() : null
    if (figure !== null) figures.push({ key: name.slice(0, 250), value: figure, step: null, at: null, dataset: null })
  }
  return figures
}
