import { type Json, type Located, type LocatedEntry, textOf, toJson } from '../reading/located'
import { quote, type ReportDraft } from '../reading/report'
import type { ModelCardMetadata } from './content'

type TextField = 'license' | 'licenseName' | 'licenseLink' | 'library' | 'pipeline' | 'baseModelRelation'
type ListField = 'language' | 'tags' | 'baseModels' | 'datasets' | 'metrics'

const TEXT_KEYS = new Map<string, TextField>([
  ['license', 'license'],
  ['license_name', 'licenseName'],
  ['license_link', 'licenseLink'],
  ['library_name', 'library'],
  ['pipeline_tag', 'pipeline'],
  ['base_model_relation', 'baseModelRelation'],
])
const LIST_KEYS = new Map<string, ListField>([
  ['language', 'language'],
  ['tags', 'tags'],
  ['base_model', 'baseModels'],
  ['datasets', 'datasets'],
  ['metrics', 'metrics'],
])
const MODEL_INDEX = 'model-index'
// Spellings met in the wild whose meaning leaves no doubt.
const MISSPELT = new Map([
  ['model_index', MODEL_INDEX],
  ['languages', 'language'],
  ['lang', 'language'],
  ['licence', 'license'],
  ['licenses', 'license'],
  ['tag', 'tags'],
  ['dataset', 'datasets'],
  ['metric', 'metrics'],
  ['base_models', 'base_model'],
])

export interface ReadMetadata {
  metadata: ModelCardMetadata
  /** The model index and the key it is written under. */
  modelIndex: { key: string; entry: LocatedEntry } | null
  other: { [key: string]: Json }
}

export function emptyMetadata(): ModelCardMetadata {
  return {
    license: null,
    licenseName: null,
    licenseLink: null,
    language: [],
    tags: [],
    library: null,
    pipeline: null,
    baseModelRelation: null,
    baseModels: [],
    datasets: [],
    metrics: [],
  }
}

/** Sorts the keys of the front matter into typed fields, the model index and everything else. */
export function readMetadata(root: Located, report: ReportDraft): ReadMetadata {
  const read: ReadMetadata = { metadata: emptyMetadata(), modelIndex: null, other: {} }
  if (root.kind !== 'map') return read
  for (const [written, entry] of root.entries) {
    const key = meantKey(written, entry, root.entries, report)
    const textField = TEXT_KEYS.get(key)
    const listField = LIST_KEYS.get(key)
    let fits = true
    if (key === MODEL_INDEX) read.modelIndex = { key: written, entry }
    else if (textField) fits = readText(read.metadata, textField, key, entry, report)
    else if (listField) fits = readList(read.metadata, listField, key, entry, report)
    else read.other[written] = toJson(entry.value)
    if (!fits) read.other[written] = toJson(entry.value)
  }
  return read
}

function meantKey(written: string, entry: LocatedEntry, all: Map<string, LocatedEntry>, report: ReportDraft): string {
  const isKnown = (key: string) => key === MODEL_INDEX || TEXT_KEYS.has(key) || LIST_KEYS.has(key)
  if (isKnown(written)) return written
  const plain = written.trim().toLowerCase().replaceAll('-', '_')
  const meant = MISSPELT.get(plain) ?? plain
  if (!isKnown(meant)) return written
  const { line, column } = entry
  if (all.has(meant)) {
    report.problem({
      line,
      column,
      path: written,
      message: `${quote(written)} looks like another spelling of “${meant}”, which is there too. It was kept as a key of its own.`,
    })
    return written
  }
  report.problem({
    line,
    column,
    path: written,
    message: `${quote(written)} was read as “${meant}”, which is how Hugging Face spells this key. Rename it, or the Hub will not find it.`,
  })
  return meant
}

/** False where the value says more than the field can hold, so that the whole of it is kept elsewhere as well. */
function readText(
  metadata: ModelCardMetadata,
  field: TextField,
  key: string,
  entry: LocatedEntry,
  report: ReportDraft,
): boolean {
  const { value, line, column } = entry
  if (value.kind === 'marker') return true
  if (value.kind === 'list') {
    const { texts, fits } = textsOf(value, key, report)
    if (texts.length > 1) {
      report.problem({
        line,
        column,
        path: key,
        message: `“${key}” should be one value but lists ${texts.length}: ${quote(texts.join(', '))}. All are kept; which of them applies is for a person to say.`,
      })
    }
    metadata[field] = texts.join(', ') || null
    return fits
  }
  const text = textOf(value)
  if (text !== null) {
    metadata[field] = text
    return true
  }
  if (value.kind === 'map') {
    report.problem({
      line,
      column,
      path: key,
      message: `“${key}” should be one value, but is a group of keys. It was kept as it is, outside the field.`,
    })
    return false
  }
  reportEmpty(key, entry, report)
  return true
}

function readList(
  metadata: ModelCardMetadata,
  field: ListField,
  key: string,
  entry: LocatedEntry,
  report: ReportDraft,
): boolean {
  const { value, line, column } = entry
  if (value.kind === 'marker') return true
  if (value.kind === 'map') {
    report.problem({
      line,
      column,
      path: key,
      message: `“${key}” should be a value or a list of values, but is a group of keys. It was kept as it is, outside the field.`,
    })
    return false
  }
  if (value.kind === 'list') {
    const { texts, fits } = textsOf(value, key, report)
    metadata[field] = texts
    return fits
  }
  const text = textOf(value)
  if (text === null) reportEmpty(key, entry, report)
  else metadata[field] = [text]
  return true
}

function textsOf(
  list: Located & { kind: 'list' },
  key: string,
  report: ReportDraft,
): { texts: string[]; fits: boolean } {
  const texts: string[] = []
  const empty: number[] = []
  let fits = true
  for (const item of list.items) {
    const text = textOf(item)
    if (text !== null) texts.push(text)
    else if (item.kind === 'map' || item.kind === 'list') {
      fits = false
      const { line, column, path } = item
      report.problem({
        line,
        column,
        path,
        message: `An entry of “${key}” is ${item.kind === 'map' ? 'a group of keys' : 'a list in a list'} instead of plain text. “${key}” is kept whole outside the field. If the text contains a colon, put quotation marks around it.`,
      })
    } else if (item.kind !== 'marker') empty.push(item.line)
  }
  if (empty.length > 0) {
    report.problem({
      line: empty[0]!,
      path: key,
      kind: 'unfilled',
      message:
        empty.length === 1
          ? `“${key}” has an empty entry. Fill it in or remove it.`
          : `“${key}” has ${empty.length} empty entries, the first on this line. Fill them in or remove them.`,
    })
  }
  return { texts, fits }
}

function reportEmpty(key: string, { line, column }: LocatedEntry, report: ReportDraft): void {
  report.problem({
    line,
    column,
    path: key,
    kind: 'unfilled',
    message: `“${key}” has no value. Fill it in or remove the key.`,
  })
}
