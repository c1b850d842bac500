import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectHonest, expectNothingDropped } from '../reading/testing/expect-honest'
import { itWithstandsHostileFiles } from '../reading/testing/hostile'
import { mutationsOf, surprisesIn } from '../reading/testing/mutations'
import { factsFrom, readTextWith } from '../reading/testing/read-text'
import { cycloneDxImporter as importer } from './importer'
import { BOM } from './testing/fixtures'

describe('a bill of materials', () => {
  it('gives the card of its model, its datasets and further models', () => {
    const { facts, report } = factsFrom(importer, BOM)
    expect(facts.card!.answers).toEqual({
      title: 'halden/churn',
      description: 'Orders contracts.',
      developers: '- Halden\n- Supplied by Shop, https://shop.example, shop@halden.example',
      license: 'Apache-2.0',
      license_link: 'https://halden.example/licence',
      sources: '- Package: pkg:huggingface/halden/churn@2\n- vcs: https://git.halden.example (code)',
      tags: ['churn', 'tabular'],
      base_models: ['halden/base'],
      released_on: '2026-10-01',
      more_information: '### Release notes\n\nSecond\n\nMore data.',
      other_sections:
        '## Properties\n\n- **halden:cost:** 12\n\n## Properties of the model card\n\n- **card:own:** yes',
      training_procedure: 'Approach: supervised',
      task: 'tabular-classification',
      model_type: 'trees',
      architecture: 'XGBoost',
      training_data: '**calls**\n\nCalls of 2025.\n\n**calls**\n\nowners: Service',
      training_datasets: ['calls'],
      sensitive_data: '- calls: age',
      evaluation_data: '**calls test**\n\nhttps://x.example',
      evaluation_datasets: ['calls test'],
      inputs_outputs: '**Input:** a row\n\n**Output:** a score',
      results: [{ id: 'r1', cells: { metric: 'auc', value: '0.910', group: 'over 65', low: '0.9', high: '0.92' } }],
      results_summary: 'Curves.',
      intended_users: 'Retention',
      purpose: 'Calls',
      limitations: '- Rural customers\n- Newcomers\n\n### Trade-offs\n\nSlow',
      risk_table: [
        { id: 'r1', cells: { risk: 'Old people', mitigation: 'Second look' } },
        { id: 'r2', cells: { who: 'Over 65', risk: 'Not called\nBenefits: Fewer calls', mitigation: 'Letters' } },
      ],
      environmental_impact: expect.stringContaining('**Activity:** training'),
      co2_grams: 750_000,
      authors: '- Ann, ann@halden.example',
    })
    const identity = { kind: 'sha256', value: 'ab'.repeat(32) }
    expect(facts.card).toMatchObject({
      name: 'churn',
      label: '2',
      artifactDigest: 'sha256:f498a8ff2dd007e29c2074f5e4b01a9a01775c3ff3aeaf6906ea503bc5791b7b',
      datasets: [
        { dataset: 'calls', use: 'training', identity },
        { dataset: 'calls test', use: 'test', identity: null },
      ],
    })
    expect(facts.models).toMatchObject([{ name: 'helper', versions: [{ label: '1' }] }])
    expect(facts.datasets).toMatchObject([{ name: 'calls', versions: [{ identity }] }, { name: 'calls test' }])
    expect(report.version).toBe('CycloneDX 1.6')
    expect(report.unrecognised!.map(({ path }) => path)).toEqual([
      'metadata.tools',
      'metadata.component.hashes[0]',
      'metadata.component.pedigree.ancestors[0].type',
      'metadata.component.releaseNotes.type',
      'metadata.component.modelCard.quantitativeAnalysis.graphics.collection',
      'components[0]',
      'dependencies',
    ])
    const said = /^(?:\$schema|bomFormat|serialNumber|version|timestamp|type|bom-ref|content|value|unit|ref|alg)$/
    expectNothingDropped(readTextWith(importer, JSON.stringify(BOM)), BOM, said)
  })

  it('takes what the file describes for the model where no component has the type, and says so', () => {
    const { facts, report } = factsFrom(importer, {
      bomFormat: 'CycloneDX',
      metadata: { component: { type: 'library', name: 'm', properties: [{ name: 'framework', value: 'x' }] } },
    })
    expect(facts.card).toMatchObject({ name: 'm', answers: { other_sections: '## Properties\n\n- **framework:** x' } })
    expect(report.problems).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/machine-learning-model/) }),
    ])
  })

  it('refuses one of libraries alone', () => {
    const text = JSON.stringify({ bomFormat: 'CycloneDX', components: [{ type: 'library', name: 'x' }] })
    expect(readTextWith(importer, text)).toMatchObject({
      ok: false,
      line: 1,
      message: expect.stringMatching(/1 component, but no model/),
    })
  })

  it('reads any mutation without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(mutationsOf(JSON.stringify(BOM, null, 1)), surprisesIn(BOM)), (text) =>
        expectHonest(readTextWith(importer, text), text),
      ),
      { seed: 8, numRuns: 300 },
    )
  })
})

describe('hostile files', () => {
  itWithstandsHostileFiles(importer, { json: BOM })
})
