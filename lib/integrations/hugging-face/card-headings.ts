import type { CardField } from '../reading/card-fields'

/** The card's parts in the order and by the headings that readers of Hugging Face's own template look for. */
export const cardHeadings: ReadonlyArray<{
  heading: string
  fields: ReadonlyArray<[field: CardField, heading: string]>
}> = [
  {
    heading: 'Model Details',
    fields: [
      ['description', 'Model Description'],
      ['model_type', 'Model Type'],
      ['architecture', 'Model Architecture and Objective'],
      ['developers', 'Developed by'],
      ['funders', 'Funded by'],
      ['released_on', 'Model Date'],
      ['sources', 'Model Sources'],
      ['languages', 'Languages'],
      ['license', 'Licence'],
      ['license_name', 'Name of the Licence'],
      ['license_link', 'Text of the Licence'],
      ['library', 'Library'],
      ['task', 'Task'],
      ['base_models', 'Base Models'],
      ['base_model_relation', 'Relation to the Base Models'],
      ['tags', 'Tags'],
    ],
  },
  {
    heading: 'Uses',
    fields: [
      ['purpose', 'Intended Use'],
      ['intended_users', 'Intended Users'],
      ['direct_use', 'Direct Use'],
      ['downstream_use', 'Downstream Use'],
      ['out_of_scope', 'Out-of-Scope Use'],
      ['worth', 'Business Value'],
    ],
  },
  {
    heading: 'Bias, Risks, and Limitations',
    fields: [
      ['limitations', 'Limitations'],
      ['failure_cases', 'Failure Cases'],
      ['risk_table', 'Risks and what is done about them'],
      ['recommendations', 'Recommendations'],
      ['sensitive_data', 'Sensitive Data'],
      ['human_life', 'Human Life'],
      ['mitigations', 'Mitigations'],
      ['problematic_uses', 'Problematic Use Cases'],
      ['open_issues', 'Open Issues'],
    ],
  },
  {
    heading: 'How to Get Started with the Model',
    fields: [
      ['getting_started', 'Getting Started'],
      ['inputs_outputs', 'Inputs and Outputs'],
      ['runtime', 'Runtime'],
      ['operating_limits', 'Operating Limits'],
      ['monitoring', 'Monitoring'],
    ],
  },
  {
    heading: 'Training Details',
    fields: [
      ['training_data', 'Training Data'],
      ['training_datasets', 'Training Datasets by Name'],
      ['preprocessing', 'Preprocessing'],
      ['training_procedure', 'Training Procedure'],
      ['hyperparameters', 'Training Hyperparameters'],
      ['training_cost', 'Speeds, Sizes, Times'],
      ['compute', 'Compute Infrastructure'],
    ],
  },
  {
    heading: 'Evaluation',
    fields: [
      ['evaluation_data', 'Testing Data'],
      ['evaluation_datasets', 'Evaluation Datasets by Name'],
      ['evaluation_choice', 'Motivation'],
      ['evaluation_preparation', 'Preparation of the Evaluation Data'],
      ['factors', 'Factors'],
      ['evaluation_factors', 'Evaluation Factors'],
      ['metric_choice', 'Metrics'],
      ['metrics_used', 'Metrics by Name'],
      ['thresholds', 'Decision Thresholds'],
      ['uncertainty', 'Uncertainty'],
      ['results', 'All Results'],
      ['results_summary', 'Results'],
      ['intersectional', 'Intersectional Results'],
      ['examination', 'Model Examination'],
    ],
  },
  {
    heading: 'Environmental Impact',
    fields: [
      ['environmental_impact', 'Carbon Footprint'],
      ['co2_grams', 'Emissions in Grams'],
    ],
  },
  {
    heading: 'More Information',
    fields: [
      ['citation', 'Citation'],
      ['glossary', 'Glossary'],
      ['more_information', 'Additional Information'],
      ['authors', 'Model Card Authors'],
      ['contact', 'Model Card Contact'],
      ['other_sections', 'Other Sections'],
      ['other_metadata', 'Other Keys'],
    ],
  },
]
