import { type DatasetUse, datasetUses, identityKinds } from '@/lib/datasets/vocabulary'
import type { DatasetUseFacts } from '@/lib/imports/vocabulary'
import type { Importer } from '../importer'
import { type CardDraft, draftCard } from '../reading/card-draft'
import { type CardFieldOf, cardColumns, cardFields } from '../reading/card-fields'
import type { Part } from '../reading/part'
import { type FileForm, type PartsRead, readParts } from '../reading/read-parts'
import { count } from '../reading/report'
import { CARD_SCHEMA } from './json'

const MAX_BYTES = 16 * 1024 * 1024
const LONG = 250_000

const FORM: FileForm = {
  maxBytes: MAX_BYTES,
  what: 'a model card exported from this portal',
  help: `Give a JSON file with “schema”: “${CARD_SCHEMA}”.`,
}

/** Our own JSON: the answers, the names and the datasets; who approved it elsewhere is no approval here. */
export const countersignImporter: Importer = {
  format: 'countersign',
  label: 'Countersign model card (JSON)',
  gives: 'a model card',
  accepts: ['.json', 'application/json'],
  maxBytes: MAX_BYTES,
  recognise: (head) => (/"schema"\s*:\s*"countersign\/model-card-export@/.test(head) ? 2 : 0),
  read: (bytes) => readParts(bytes, FORM, readCard),
}

function readCard(root: Part): PartsRead {
  const schema = root.at('schema').text(100)
  if (schema !== CARD_SCHEMA) {
    const reason = schema ? `The file is of the form “${schema}”, which is not read here.` : undefined
    return { facts: {}, version: null, ...(reason ? { reason } : {}) }
  }
  const draft = draftCard(root.report)
  for (const [key, part] of root.at('answers').entries()) readAnswer(draft, key, part)
  for (const key of [
    'useCase',
    'document',
    'template',
    'revision',
    'provenance',
    'standings',
    'approvals',
    'exportedAt',
  ])
    root.at(key).claim()
  const answers = draft.answers()
  const name = root.at('model', 'name').name()
  root.at('model', 'ref').text()
  for (const key of ['ref', 'version', 'imageDigest']) root.at('version', key).text()
  const digest = root.at('version', 'artifactDigest').text()
  if (Object.keys(answers).length === 0 && name === null)
    return { facts: {}, version: null, reason: 'The card in it is empty.' }
  root.report.keep(`answers to ${count(Object.keys(answers).length, 'question')} of the model card`)
  if (root.at('approvals').items().length > 0)
    root.report.keep('approvals of the card where it comes from are listed in the file and count for nothing here')
  const datasets = root.at('datasets').items().flatMap(datasetOf)
  const card = {
    name,
    label: root.at('version', 'label').name(100),
    answers,
    ...(digest && /^sha256:[0-9a-f]{64}$/.test(digest) ? { artifactDigest: digest } : {}),
    ...(datasets.length > 0 ? { datasets } : {}),
  }
  return { facts: { card }, version: CARD_SCHEMA }
}

function readAnswer(draft: CardDraft, key: string, part: Part): void {
  if (!Object.hasOwn(cardFields, key)) return
  const kind = cardFields[key as keyof typeof cardFields]
  const { line } = part
  if (kind === 'markdown') draft.markdown(key as CardFieldOf<'markdown'>, part.text(LONG), line)
  else if (kind === 'text') draft.text(key as CardFieldOf<'text'>, part.text(), line)
  else if (kind === 'date') draft.date('released_on', part.text() ?? '')
  else if (kind === 'number') draft.number('co2_grams', part.number() ?? Number.NaN)
  else if (kind === 'list')
    draft.list(
      key as CardFieldOf<'list'>,
      part.items().map((word) => word.text()),
      line,
    )
  else {
    const columns: readonly string[] = cardColumns[key as CardFieldOf<'table'>]
    for (const row of part.items()) {
      row.at('id').text()
      const cells = columns.map((column) => [column, row.at('cells', column).text(5000)])
      draft.row(key as 'results', Object.fromEntries(cells), row.line)
    }
  }
}

function datasetOf(part: Part): DatasetUseFacts[] {
  const dataset = part.at('dataset').name()
  if (dataset === null) return []
  const written = part.at('use').text()
  const use: DatasetUse = datasetUses.find((one) => one === written) ?? 'other'
  const kind = identityKinds.find((one) => one === part.at('identity', 'kind').text())
  const value = part.at('identity', 'value').text()
  return [{ dataset, use, identity: kind && value ? { kind, value } : null }]
}
