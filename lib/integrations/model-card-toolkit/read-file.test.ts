import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectHonest, expectNothingDropped } from '../reading/testing/expect-honest'
import { itWithstandsHostileFiles } from '../reading/testing/hostile'
import { mutationsOf, surprisesIn } from '../reading/testing/mutations'
import { factsFrom, readTextWith } from '../reading/testing/read-text'
import { modelCardToolkitImporter as importer } from './importer'
import { FIRST, SECOND, TEXT_FORM } from './testing/fixtures'

describe('a card of the toolkit', () => {
  it('answers every question it speaks to, and keeps the rest', () => {
    const { facts, report } = factsFrom(importer, SECOND)
    expect(facts.card).toMatchObject({ name: 'Churn', label: 'v2' })
    expect(facts.card!.answers).toEqual({
      title: 'Churn',
      description: 'Orders contracts.\n\nLong story.',
      developers: '- Halden\n- Ann',
      contact: 'Halden: ml@halden.example',
      license: 'Apache-2.0, other',
      license_name: 'Not for resale',
      sources: 'https://halden.example/paper\n\n- Files of the model: models/churn',
      citation: 'BibTeX: @misc{churn}',
      released_on: '2026-02-01',
      more_information: '### Changes of this version\n\nMore data.',
      architecture: 'trees',
      training_data: '**calls_train**\n\nCalls of 2025.\n\nhttps://halden.example/calls',
      sensitive_data: '- calls_train: age, postcode',
      training_datasets: ['calls_train'],
      evaluation_data: '**calls_eval**',
      evaluation_datasets: ['calls_eval'],
      inputs_outputs: '**Input:** a row\n\n**Input:**\n\n- age: years\n\n**Output:** a score',
      results: [
        { id: 'r1', cells: { metric: 'auc', value: '0.910', group: 'over 65', low: '0.9', high: '0.92' } },
        { id: 'r2', cells: { metric: 'recall', value: '0.5', more: '{"threshold":"0.7"}' } },
      ],
      results_summary: 'See the curve.',
      intended_users: 'Retention team',
      purpose: '- Calls\n- Letters',
      limitations: 'Rural\ncustomers\n\n### Trade-offs\n\nSlow',
      risk_table: [{ id: 'r1', cells: { risk: 'Old people', mitigation: 'Second look' } }],
      other_sections: '## Audience\n\n- **Inside:**\n  - retention\n  - finance\n\n## Badge\n\ngold',
    })
    expect(report.version).toBe('Model Card Toolkit 0.0.2')
    expect(report.unrecognised!.map(({ path }) => path)).toEqual([
      'model_details.audience',
      'model_parameters.data[0].graphics',
      'quantitative_analysis.graphics.collection',
      'badge',
    ])
    expectNothingDropped(readTextWith(importer, JSON.stringify(SECOND, null, 2)), SECOND, /^schema_version$|^date$/)
  })

  it('reads the first schema, in which lists were of sentences', () => {
    const { facts, report } = factsFrom(importer, FIRST)
    expect(report.version).toBe('Model Card Toolkit 0.0.1')
    expect(facts.card).toMatchObject({
      label: '1',
      answers: {
        license: 'MIT',
        citation: 'Halden 2020',
        limitations: '- Rural customers\n- Newcomers',
        training_datasets: ['calls'],
        evaluation_datasets: ['calls of May'],
      },
      datasets: [
        { dataset: 'calls', use: 'training' },
        { dataset: 'calls of May', use: 'test' },
      ],
    })
  })

  it('reads the text form of protocol buffers', () => {
    const { facts } = factsFrom(importer, TEXT_FORM, 'card.pbtxt')
    expect(facts.card!.answers).toMatchObject({
      title: 'Churn',
      developers: '- A "B"\n- C',
      limitations: 'old',
      results: [{ id: 'r1', cells: { metric: 'auc', value: '0.9' } }],
    })
  })

  it.each([
    ['model_details: { name: "x"', 1, /never closed/],
    ['model_details {\n  : 1 }', 2, /name of a field/],
    ['model_details {\n  name: }', 2, /value should follow/],
    ['model_details {\n  name: "x\n}', 2, /never closed/],
    [`model_details {${'a {'.repeat(100_000)}`, 1, /nested/],
  ])('says where the text form is broken: %j', (text, line, message) => {
    expect(readTextWith(importer, text, 'card.pbtxt')).toMatchObject({
      ok: false,
      line,
      message: expect.stringMatching(message),
    })
  })

  it('takes the keys of home-made JSON for headings, and what a template left for nothing', () => {
    const { facts, report } = factsFrom(importer, {
      model_id: 'm',
      model_version: 3,
      'Training Data': { Period: '2025', Link: '{{ link }}' },
      Uses: ['a', 'b'],
      overall: 95.5,
    })
    expect(facts.card).toMatchObject({
      name: 'm',
      label: '3',
      answers: { training_data: '- **Period:** 2025', purpose: '- a\n- b', other_sections: '## Overall\n\n95.5' },
    })
    expect(report.problems).toEqual([expect.objectContaining({ kind: 'unfilled', line: 6 })])
    expect(report.unrecognised).toEqual([{ line: 12, path: 'overall', text: '95.5' }])
  })

  it('refuses the definition of the form, and says what to give instead', () => {
    expect(readTextWith(importer, '// c\nsyntax = "proto2";\n')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/definition/),
    })
    const schema = { $schema: 'http://json-schema.org/draft-07/schema#', properties: { model_details: {} } }
    expect(readTextWith(importer, JSON.stringify(schema))).toMatchObject({
      ok: false,
      message: expect.stringMatching(/schema/),
    })
  })

  it('reads any mutation without a throw', () => {
    const texts = [JSON.stringify(SECOND, null, 1), JSON.stringify(FIRST), TEXT_FORM]
    const mutated = fc.oneof(...texts.map(mutationsOf), surprisesIn(SECOND), surprisesIn(FIRST))
    fc.assert(
      fc.property(mutated, (text) => expectHonest(readTextWith(importer, text), text)),
      { seed: 7, numRuns: 300 },
    )
  })
})

describe('hostile files', () => {
  itWithstandsHostileFiles(importer, { json: SECOND })
})
