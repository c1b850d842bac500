import type { Story } from '../story'
import { churnCourse } from './churn-course'

export const churnPrediction: Story = {
  number: 12,
  name: 'Churn prediction',
  area: 'Consumer care',
  at: '168 09:20',
  sponsor: 'ingrid',
  value: {
    problem:
      'Every month about 13,500 of 560,000 consumer contracts are cancelled. We learn of it from the cancellation, when an offer comes too late. The rule used today calls everyone whose contract ends within 60 days and reaches 55 of 100 customers who then leave.',
    context:
      'The retention team can make 60,000 contacts a month; more would not be listened to. A bought score was tried in 2024 and given up, for nobody could say why a customer was on its list.',
    beneficiaries:
      'Retention agents, who call before the customer leaves and see the three strongest reasons. Customers get an offer that fits; those who do not want calls are left out beforehand.',
    reasoning:
      'One point of recall keeps about 40 customers a month, worth about €12,000 a month, as long as 30 % accept the offer. From 55 to 66 of 100 are eleven points: €132,000 a month. Least sure: the acceptance of the offer, which was 27 to 33 % in the last year.',
    perYear: 1_584_000,
    toBuild: 310_000,
    toRun: 190_000,
  },
  team: [
    ['hanna', 'business_stakeholder'],
    ['mateo', 'subject_matter_expert'],
    ['amara', 'data_scientist'],
    ['priya', 'data_engineer'],
    ['tomasz', 'ml_engineer'],
  ],
  joined: [
    ['120 09:05', 'kenji', 'software_engineer'],
    ['120 09:08', 'sofia', 'backend_engineer'],
    ['118 09:30', 'sofia', 'data_engineer'],
    ['113 16:10', 'lan', 'data_scientist'],
  ],
  assessed: {
    at: '165 15:40',
    by: 'amara',
    note: 'It chooses who receives an offer; nobody is refused a service. Personal data, legitimate interest.',
    answers: {
      subjects: 'individuals',
      autonomy: 'proposal',
      scale: 'many',
      vulnerable: 'among',
      data: 'personal',
      reversal: 'easily',
      rights: 'none',
      safety: 'nothing',
      influence: 'openly',
      reasons: 'general',
      origin: 'own',
    },
  },
  documents: [
    'churn-prediction/added-value.yaml',
    'churn-prediction/business-requirements.yaml',
    'churn-prediction/key-metrics.yaml',
    'churn-prediction/data-quality.yaml',
    'churn-prediction/billing-warehouse.yaml',
    'churn-prediction/feature-plan.yaml',
    'churn-prediction/experiment-plan.yaml',
    'churn-prediction/validation-report.yaml',
    'churn-prediction/architecture.yaml',
    'churn-prediction/deployment-plan.yaml',
  ],
  metrics: 'churn-prediction/metrics.yaml',
  alignment: 'churn-prediction/alignment.yaml',
  course: churnCourse,
  model: {
    number: 7,
    versions: [
      {
        at: '147 11:12',
        by: 'amara',
        card: 'churn-scorer-v1.md',
        label: '1.0.0',
        requests: [
          {
            at: '146 13:30',
            by: 'tomasz',
            environment: 'production',
            note: 'The first scorer, for the weekly list. It finds 62 of 100 leavers where the rule finds 55: about 280 customers kept a month.',
            answers: [
              ['145 10:15', 'mateo', 'approve', 'The top of the list looks like the people we hear at the desk.'],
              ['145 14:02', 'leila', 'approve', 'Nobody is refused anything. Keep the opt-out list in front of it.'],
              ['144 09:40', 'ingrid', 'approve', ''],
            ],
          },
        ],
        gate: [{ at: '143 06:30', by: 'tomasz', environment: 'production' }],
      },
      {
        at: '120 14:25',
        by: 'amara',
        card: 'churn-scorer-v2.md',
        label: '2.0.1',
        writing: 'churn-prediction/card-v2.yaml',
        requests: [
          {
            at: '119 10:04',
            by: 'tomasz',
            environment: 'production',
            note: 'Four points more recall than v1, about €48k a month. It adds contacts with care and outages at home.',
            answers: [
              ['118 15:12', 'mateo', 'approve', 'Outages at home were what we missed.'],
              [
                '118 16:20',
                'leila',
                'approve',
                'Data protection was asked about the contacts with care; the answer is in the card.',
              ],
              ['117 08:55', 'ingrid', 'approve', 'Worth it. I want recall by group in my Monday mail.'],
            ],
          },
        ],
        gate: [
          { at: '119 11:00', by: 'tomasz', environment: 'production' },
          { at: '116 06:30', by: 'tomasz', environment: 'production' },
        ],
      },
      {
        at: '8 09:50',
        by: 'amara',
        card: 'churn-scorer-v3.md',
        label: '3.0.0-rc.2',
        writing: 'churn-prediction/card-v3.yaml',
        requests: [
          {
            number: 41,
            at: '4 10:04',
            by: 'tomasz',
            environment: 'production',
            note: 'Five points of recall are about 200 customers kept, or €60k, a month. v3 replaces v2 for a tenth of the 560,000 consumer contracts for 14 days; one limit got worse: customers over 65.',
            answers: [],
          },
        ],
        gate: [{ at: '2 14:12', by: 'tomasz', environment: 'production' }],
      },
    ],
  },
}
