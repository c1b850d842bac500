import type { ReadOptions, ReadOutcome } from '../importer'
import { draftCard } from '../reading/card-draft'
import { keepRest } from '../reading/card-parts'
import { datasetsOf } from '../reading/datasets-of'
import { decodeText } from '../reading/decode-text'
import type { Part } from '../reading/part'
import { type FileForm, type PartsRead, readLocated, readParts } from '../reading/read-parts'
import { count, draftReport } from '../reading/report'
import { readConsiderations, readDetails, readParameters, readQuantities } from './card'
import { readOwnSections } from './own-sections'
import { readPbtxt } from './pbtxt'

export const MAX_BYTES = 16 * 1024 * 1024

const FORM: FileForm = {
  maxBytes: MAX_BYTES,
  what: 'a card of the Model Card Toolkit',
  help: 'Give the JSON file that the toolkit writes (with “model_details”), or a card in its text form (.pbtxt).',
}
const PARTS = ['schema_version', 'model_details', 'model_parameters', 'quantitative_analysis', 'considerations']

/** JSON of the Model Card Toolkit, schemas 0.0.1 and 0.0.2, its text form, and home-made JSON that says a card in its own words. */
export function readModelCardToolkit(bytes: Uint8Array, options: ReadOptions = {}): ReadOutcome {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096)).replace(/^\ufeff/, '')
  if (/\.proto$/i.test(options.filename ?? '') || /^(?:\s*\/\/[^\n]*\n|\s*\n)*\s*syntax\s*=\s*"proto/.test(head)) {
    const message =
      'This is the definition of the form (.proto), not a card. Give a card: the JSON file that the toolkit writes.'
    return { ok: false, code: 'invalid', message, line: 1 }
  }
  if (!isTextForm(head, options.filename)) return readParts(bytes, FORM, readCard)
  const decoded = decodeText(bytes, { maxBytes: MAX_BYTES, what: FORM.what, usually: FORM.help })
  if (!decoded.ok) return decoded
  const report = draftReport()
  const located = readPbtxt(decoded.text, report)
  return located ? readLocated(located, report, FORM, readCard) : report.refusal()
}

function isTextForm(head: string, filename = ''): boolean {
  if (/^\s*[{[]/.test(head)) return false
  return (
    /\.(?:pbtxt|textproto|txtpb)$/i.test(filename) ||
    /^(?:\s*#[^\n]*\n|\s*\n)*\s*(?:model_details|model_parameters|quantitative_analysis|considerations)\s*:?\s*\{/.test(
      head,
    )
  )
}

function readCard(root: Part): PartsRead {
  const schema = root.at('$schema').written(200) ?? ''
  if (/json-schema\.org/.test(schema) && root.has('properties'))
    return { facts: {}, version: null, reason: 'This is the schema of the form, not a card.' }
  if (!root.isMap) return { facts: {}, version: null }
  const draft = draftCard(root.report)
  const isToolkit = PARTS.slice(1).some((key) => root.at(key).isMap)
  const details = root.at('model_details')
  const label = isToolkit ? readDetails(draft, details) : null
  readParameters(draft, root.at('model_parameters'))
  readQuantities(draft, root.at('quantitative_analysis'))
  readConsiderations(draft, root.at('considerations'))
  const own = isToolkit ? null : readOwnSections(draft, root)
  if (isToolkit) keepRest(draft, root, PARTS)
  const version = root.at('schema_version').text(40)
  const answers = draft.answers()
  const fields = Object.keys(answers).length
  if (fields === 0) return { facts: {}, version: null }
  root.report.keep(`answers to ${count(fields, 'question')} of the model card`)
  const name = typeof answers.title === 'string' ? answers.title : (own?.name ?? null)
  const datasets = datasetsOf(answers)
  const card = { name, label: label ?? own?.label ?? null, answers, ...(datasets.length > 0 ? { datasets } : {}) }
  const facts = { card }
  if (!isToolkit) return { facts, version: null }
  return { facts, version: `Model Card Toolkit ${version ?? guess(root)}` }
}

/** Files often leave out which schema they follow; its second form renamed two keys and made a list of the data. */
function guess(root: Part): string {
  const details = root.at('model_details')
  const isFirst =
    details.has('license') ||
    details.has('citation') ||
    ['train', 'eval'].some((key) => root.at('model_parameters', 'data').has(key))
  return isFirst ? '0.0.1' : '0.0.2'
}
