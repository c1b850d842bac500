import type { CardDraft } from '../reading/card-draft'
import { addBullets, addDate, addMetrics, bullet, keepRest, many, sentenceOf, sentencesOf } from '../reading/card-parts'
import type { Part } from '../reading/part'

/** Who made it and what it is called; answers with the source's own name of the version. */
export function readDetails(draft: CardDraft, details: Part): string | null {
  draft.text('title', sentenceOf(details.at('name')), details.at('name').line)
  for (const key of ['overview', 'documentation'] as const)
    draft.markdown('description', sentenceOf(details.at(key)), details.at(key).line)
  const owners = many(details.at('owners')).map((owner) => ({
    name: owner.isMap ? owner.at('name').text() : owner.text(),
    contact: owner.at('contact').text(),
    line: owner.line,
  }))
  const names = owners.flatMap(({ name }) => name ?? [])
  const contacts = owners.flatMap(({ name, contact }) => (contact ? [name ? `${name}: ${contact}` : contact] : []))
  draft.markdown('developers', names.length === 1 ? names[0] : names.map(bullet).join('\n'), details.at('owners').line)
  draft.markdown(
    'contact',
    contacts.length === 1 ? contacts[0] : contacts.map(bullet).join('\n'),
    details.at('owners').line,
  )
  readLicences(draft, details.either('licenses', 'license'))
  addBullets(draft, 'sources', details.at('references'), 'reference')
  const path = details.at('path').text()
  if (path) draft.markdown('sources', `- Files of the model: ${path}`, details.at('path').line)
  for (const one of many(details.either('citations', 'citation'))) {
    const style = one.at('style').text()
    const citation = sentenceOf(one.isMap ? one.at('citation') : one)
    if (citation) draft.markdown('citation', style ? `${style}: ${citation}` : citation, one.line)
  }
  const version = details.at('version')
  const label = version.isMap ? version.at('name').name(100) : version.name(100)
  addDate(draft, version.at('date'))
  const changes = sentenceOf(version.at('diff'))
  if (changes) draft.markdown('more_information', `### Changes of this version\n\n${changes}`, version.line)
  keepRest(draft, details, KNOWN_DETAILS)
  return label
}

const KNOWN_DETAILS = [
  ...['name', 'overview', 'documentation', 'owners', 'licenses', 'license', 'references', 'path', 'citations'],
  ...['citation', 'version'],
]

function readLicences(draft: CardDraft, part: Part): void {
  const names: string[] = []
  for (const licence of many(part)) {
    const name = sentenceOf(licence.isMap ? licence.at('identifier') : licence)
    if (name) names.push(name)
    const text = sentenceOf(licence.at('custom_text'))
    if (!text) continue
    names.push('other')
    if (text.length <= 200 && !text.includes('\n')) draft.text('license_name', text, licence.line)
    else draft.markdown('other_sections', `## Licence\n\n${text}`, licence.line)
  }
  draft.text('license', [...new Set(names)].join(', '), part.line)
}

export function readParameters(draft: CardDraft, parameters: Part): void {
  draft.markdown(
    'architecture',
    sentenceOf(parameters.at('model_architecture')),
    parameters.at('model_architecture').line,
  )
  const data = parameters.at('data')
  // The first schema had one set of data for training and one for the test; the second a list, told apart by names.
  const isFirst = data.isMap && (data.has('train') || data.has('eval'))
  const sets = isFirst
    ? [
        { part: data.at('train'), isTest: false },
        { part: data.at('eval'), isTest: true },
      ]
    : many(data).map((part) => ({ part, isTest: /eval|test|valid/i.test(part.at('name').written(300) ?? '') }))
  for (const isTest of [false, true]) {
    const mine = sets.filter((set) => set.isTest === isTest && set.part.exists).map(({ part }) => part)
    const names = mine.map((part) => readDataset(draft, part, isTest))
    draft.list(isTest ? 'evaluation_datasets' : 'training_datasets', names, data.line)
  }
  for (const [label, key] of [
    ['Input', 'input_format'],
    ['Output', 'output_format'],
  ] as const) {
    const format = sentenceOf(parameters.at(key))
    if (format) draft.markdown('inputs_outputs', `**${label}:** ${format}`, parameters.at(key).line)
    const pairs = many(parameters.at(`${key}_map`)).flatMap((pair) => {
      const said = [pair.at('key').text(), pair.at('value').text()].filter((text) => text !== null)
      return said.length > 0 ? [bullet(said.join(': '))] : []
    })
    if (pairs.length > 0)
      draft.markdown('inputs_outputs', `**${label}:**\n\n${pairs.join('\n')}`, parameters.at(`${key}_map`).line)
  }
  keepRest(draft, parameters, [
    'model_architecture',
    'data',
    'input_format',
    'output_format',
    'input_format_map',
    'output_format_map',
  ])
  if (isFirst) keepRest(draft, data, ['train', 'eval'])
}

function readDataset(draft: CardDraft, part: Part, isTest: boolean): string | null {
  const name = sentenceOf(part.at('name'))
  const link = part.at('link').text()
  const about = [sentenceOf(part.at('description')), sentenceOf(part.at('graphics', 'description'))].filter(
    (text) => text !== null,
  )
  const words = [name ? `**${name}**` : null, ...about, link].filter((text) => text !== null)
  draft.markdown(isTest ? 'evaluation_data' : 'training_data', words.join('\n\n'), part.line)
  const sensitive = part.at('sensitive')
  const facts = sentencesOf(sensitive.isMap ? sensitive.at('sensitive_data') : sensitive, 'name')
  if (facts.length > 0) draft.markdown('sensitive_data', bullet(`${name ?? 'Data'}: ${facts.join(', ')}`), part.line)
  return name ?? link
}

export function readQuantities(draft: CardDraft, quantities: Part): void {
  addMetrics(draft, quantities.at('performance_metrics'), {
    interval: 'confidence_interval',
    low: 'lower_bound',
    high: 'upper_bound',
  })
  draft.markdown('results_summary', sentenceOf(quantities.at('graphics', 'description')), quantities.line)
  keepRest(draft, quantities, ['performance_metrics', 'graphics'])
}

export function readConsiderations(draft: CardDraft, considerations: Part): void {
  addBullets(draft, 'intended_users', considerations.at('users'), 'description')
  addBullets(draft, 'purpose', considerations.at('use_cases'), 'description')
  addBullets(draft, 'limitations', considerations.at('limitations'), 'description')
  addBullets(draft, 'limitations', considerations.at('tradeoffs'), 'description', 'Trade-offs')
  for (const risk of many(considerations.at('ethical_considerations'))) {
    const cells = {
      risk: sentenceOf(risk.isMap ? risk.at('name') : risk),
      mitigation: sentenceOf(risk.at('mitigation_strategy')),
    }
    draft.row('risk_table', cells, risk.line)
  }
  keepRest(draft, considerations, ['users', 'use_cases', 'limitations', 'tradeoffs', 'ethical_considerations'])
}
