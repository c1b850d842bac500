/** A bill of materials of a model with its data, every part of it said. */
export const BOM = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
  version: 1,
  metadata: {
    timestamp: '2026-11-01T10:00:00Z',
    authors: [{ name: 'Ann', email: 'ann@halden.example' }],
    tools: { components: [{ type: 'application', name: 'writer' }] },
    component: {
      type: 'machine-learning-model',
      'bom-ref': 'churn',
      group: 'halden',
      name: 'churn',
      version: '2',
      description: 'Orders contracts.',
      publisher: 'Halden',
      supplier: { name: 'Shop', url: ['https://shop.example'], contact: [{ email: 'shop@halden.example' }] },
      licenses: [{ license: { id: 'Apache-2.0', url: 'https://halden.example/licence' } }],
      hashes: [
        { alg: 'SHA-1', content: 'e6b1000b94e835ffd37f4c6dcbdad43f4b48a02a' },
        { alg: 'SHA-256', content: 'F498A8FF2DD007E29C2074F5E4B01A9A01775C3FF3AEAF6906EA503BC5791B7B' },
      ],
      purl: 'pkg:huggingface/halden/churn@2',
      externalReferences: [{ type: 'vcs', url: 'https://git.halden.example', comment: 'code' }],
      tags: ['churn', 'tabular'],
      pedigree: { ancestors: [{ type: 'machine-learning-model', name: 'halden/base' }] },
      releaseNotes: {
        type: 'major',
        title: 'Second',
        timestamp: '2026-10-01T00:00:00Z',
        notes: [{ text: 'More data.' }],
      },
      properties: [{ name: 'halden:cost', value: '12' }],
      modelCard: {
        modelParameters: {
          approach: { type: 'supervised' },
          task: 'tabular-classification',
          architectureFamily: 'trees',
          modelArchitecture: 'XGBoost',
          datasets: [{ ref: 'calls' }, { type: 'dataset', name: 'calls test', contents: { url: 'https://x.example' } }],
          inputs: [{ format: 'a row' }],
          outputs: [{ format: 'a score' }],
        },
        quantitativeAnalysis: {
          performanceMetrics: [
            {
              type: 'auc',
              value: '0.910',
              slice: 'over 65',
              confidenceInterval: { lowerBound: '0.9', upperBound: '0.92' },
            },
          ],
          graphics: { description: 'Curves.', collection: [{ name: 'roc', image: { content: 'aWNvbg==' } }] },
        },
        considerations: {
          users: ['Retention'],
          useCases: ['Calls'],
          technicalLimitations: ['Rural customers', 'Newcomers'],
          performanceTradeoffs: ['Slow'],
          ethicalConsiderations: [{ name: 'Old people', mitigationStrategy: 'Second look' }],
          fairnessAssessments: [
            { groupAtRisk: 'Over 65', benefits: 'Fewer calls', harms: 'Not called', mitigationStrategy: 'Letters' },
          ],
          environmentalConsiderations: {
            energyConsumptions: [
              { activity: 'training', co2CostEquivalent: { value: 0.5, unit: 'tCO2eq' } },
              { activity: 'inference', co2CostEquivalent: { value: 0.25, unit: 'tCO2eq' } },
            ],
          },
        },
        properties: [{ name: 'card:own', value: 'yes' }],
      },
    },
  },
  components: [
    { type: 'library', name: 'numpy', version: '2.0' },
    { type: 'machine-learning-model', name: 'helper', version: '1' },
    {
      type: 'data',
      'bom-ref': 'calls',
      name: 'calls',
      version: '2025',
      description: 'Calls of 2025.',
      hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }],
      data: [
        { type: 'dataset', sensitiveData: ['age'], governance: { owners: [{ organization: { name: 'Service' } }] } },
      ],
    },
  ],
  dependencies: [{ ref: 'churn', dependsOn: ['calls'] }],
}
