/** A card of the toolkit's second schema, every part of it said. */
export const SECOND = {
  schema_version: '0.0.2',
  model_details: {
    name: 'Churn',
    overview: 'Orders contracts.',
    documentation: 'Long story.',
    owners: [{ name: 'Halden', contact: 'ml@halden.example' }, { name: 'Ann' }],
    version: { name: 'v2', date: '2026/02/01', diff: 'More data.' },
    licenses: [{ identifier: 'Apache-2.0' }, { custom_text: 'Not for resale' }],
    references: [{ reference: 'https://halden.example/paper' }],
    citations: [{ style: 'BibTeX', citation: '@misc{churn}' }],
    path: 'models/churn',
    audience: { inside: ['retention', 'finance'] },
  },
  model_parameters: {
    model_architecture: 'trees',
    data: [
      {
        name: 'calls_train',
        link: 'https://halden.example/calls',
        description: 'Calls of 2025.',
        sensitive: { sensitive_data: ['age', 'postcode'] },
        graphics: { collection: [{ name: 'age', image: 'aWNvbg==' }] },
      },
      { name: 'calls_eval' },
    ],
    input_format: 'a row',
    input_format_map: [{ key: 'age', value: 'years' }],
    output_format: 'a score',
  },
  quantitative_analysis: {
    performance_metrics: [
      { type: 'auc', value: '0.910', slice: 'over 65', confidence_interval: { lower_bound: '0.9', upper_bound: 0.92 } },
      { type: 'recall', value: 0.5, threshold: 0.7 },
    ],
    graphics: { description: 'See the curve.', collection: [{ name: 'roc', image: 'aWNvbg==' }] },
  },
  considerations: {
    users: [{ description: 'Retention team' }],
    use_cases: [{ description: 'Calls' }, { description: 'Letters' }],
    limitations: [{ description: 'Rural\ncustomers' }],
    tradeoffs: [{ description: 'Slow' }],
    ethical_considerations: [{ name: 'Old people', mitigation_strategy: 'Second look' }],
  },
  badge: 'gold',
}

/** The same model by the first schema, whose lists were of plain sentences. */
export const FIRST = {
  model_details: {
    name: 'Churn',
    license: 'MIT',
    citation: 'Halden 2020',
    references: ['https://halden.example'],
    version: { name: '1', date: '2020-02-02' },
  },
  model_parameters: { data: { train: { name: 'calls', sensitive: false }, eval: { name: 'calls of May' } } },
  considerations: {
    users: ['Retention'],
    limitations: ['Rural customers', 'Newcomers'],
    ethical_considerations: [{ name: 'Old people', mitigation_strategy: 'Second look' }],
  },
}

/** A card in the text form of protocol buffers. */
export const TEXT_FORM = `# proto-message: ModelCard
model_details: {
  name: "Chu" 'rn'
  owners { name: "A \\"B\\"" }, owners: < name: 'C' >
}
considerations { limitations { description: "old" } }
quantitative_analysis { performance_metrics { type: "auc" value: "0.9" } }
`
