import type { CardDraft } from '../reading/card-draft'
import { addBullets, addMetrics, bullet, many, markdownOf, sentenceOf } from '../reading/card-parts'
import { numberOf } from '../reading/located'
import type { Part } from '../reading/part'
import { addProperties } from './component'
import type { Datasets } from './datasets'

const GRAMS_IN_TONNE = 1_000_000

/** The `modelCard` of a component. */
export function readCardOf(draft: CardDraft, card: Part, datasets: Datasets): void {
  card.at('bom-ref').text()
  readParameters(draft, card.at('modelParameters'), datasets)
  const quantities = card.at('quantitativeAnalysis')
  addMetrics(draft, quantities.at('performanceMetrics'), {
    interval: 'confidenceInterval',
    low: 'lowerBound',
    high: 'upperBound',
  })
  draft.markdown('results_summary', sentenceOf(quantities.at('graphics', 'description')), quantities.line)
  readConsiderations(draft, card.at('considerations'))
  addProperties(draft, card.at('properties'), 'Properties of the model card')
}

function readParameters(draft: CardDraft, parameters: Part, datasets: Datasets): void {
  const approach = parameters.at('approach', 'type').text()
  if (approach) draft.markdown('training_procedure', `Approach: ${approach}`, parameters.at('approach').line)
  draft.text('task', parameters.at('task').text(), parameters.at('task').line)
  draft.text('model_type', parameters.at('architectureFamily').text(), parameters.at('architectureFamily').line)
  draft.markdown(
    'architecture',
    sentenceOf(parameters.at('modelArchitecture')),
    parameters.at('modelArchitecture').line,
  )
  const used = many(parameters.at('datasets')).flatMap((part) => datasets.use(part) ?? [])
  for (const isTest of [false, true]) {
    const mine = used.filter((dataset) => dataset.isTest === isTest)
    for (const { text, line } of mine) draft.markdown(isTest ? 'evaluation_data' : 'training_data', text, line)
    const names = [...new Set(mine.map(({ name }) => name))]
    draft.list(isTest ? 'evaluation_datasets' : 'training_datasets', names, parameters.at('datasets').line)
  }
  for (const { name, sensitive, line } of used)
    if (sensitive.length > 0) draft.markdown('sensitive_data', bullet(`${name}: ${sensitive.join(', ')}`), line)
  for (const [label, key] of [
    ['Input', 'inputs'],
    ['Output', 'outputs'],
  ] as const) {
    const formats = many(parameters.at(key)).flatMap((item) => sentenceOf(item.at('format')) ?? [])
    if (formats.length > 0)
      draft.markdown('inputs_outputs', `**${label}:** ${formats.join(', ')}`, parameters.at(key).line)
  }
}

function readConsiderations(draft: CardDraft, part: Part): void {
  addBullets(draft, 'intended_users', part.at('users'), 'name')
  addBullets(draft, 'purpose', part.at('useCases'), 'name')
  addBullets(draft, 'limitations', part.at('technicalLimitations'), 'name')
  addBullets(draft, 'limitations', part.at('performanceTradeoffs'), 'name', 'Trade-offs')
  for (const risk of many(part.at('ethicalConsiderations'))) {
    const cells = { risk: sentenceOf(risk.at('name')), mitigation: sentenceOf(risk.at('mitigationStrategy')) }
    draft.row('risk_table', cells, risk.line)
  }
  for (const assessment of many(part.at('fairnessAssessments'))) {
    const benefits = sentenceOf(assessment.at('benefits'))
    const harms = sentenceOf(assessment.at('harms'))
    const cells = {
      who: sentenceOf(assessment.at('groupAtRisk')),
      risk: [harms, benefits && `Benefits: ${benefits}`].filter(Boolean).join('\n'),
      mitigation: sentenceOf(assessment.at('mitigationStrategy')),
    }
    draft.row('risk_table', cells, assessment.line)
  }
  readEnvironment(draft, part.at('environmentalConsiderations'))
}

function readEnvironment(draft: CardDraft, part: Part): void {
  if (!part.node || !part.exists) return
  draft.markdown('environmental_impact', markdownOf(part.node, part.report), part.line)
  const costs = many(part.at('energyConsumptions')).map((use) => use.at('co2CostEquivalent'))
  const tonnes = costs.map((cost) =>
    cost.at('unit').written(20) === 'tCO2eq' ? numberOf(cost.at('value').node) : null,
  )
  if (tonnes.length > 0 && tonnes.every((tonne) => tonne !== null))
    draft.number('co2_grams', Math.round(tonnes.reduce((sum, tonne) => sum + tonne, 0) * GRAMS_IN_TONNE * 1000) / 1000)
  part.claim()
}
