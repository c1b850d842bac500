import type { Story } from '../story'

export const creditLimit: Story = {
  number: 15,
  name: 'Credit limit',
  area: 'Billing',
  at: '136 09:45',
  sponsor: 'ingrid',
  value: {
    problem:
      'How much a customer may owe for devices and roaming is read from a table of four lines. One in eleven is given too much and does not pay; one in seven is given too little and buys the device elsewhere.',
    context: 'The regulator looks at it: whoever is refused must be told why, and can ask a person.',
    beneficiaries:
      'Billing clerks, who see a proposal with its reasons. Customers who pay well and were held short by the table; those at risk of debt are protected from it.',
    reasoning:
      'Unpaid bills were €4.1M last year; ranking as well as in the back test avoids about 12 % of them. Devices sold within higher limits are worth about €150,000. Least sure: that people behave as in the years before.',
    perYear: 640_000,
    toBuild: 350_000,
    toRun: 150_000,
  },
  team: [
    ['hanna', 'business_stakeholder'],
    ['mateo', 'subject_matter_expert'],
    ['amara', 'data_scientist'],
    ['priya', 'data_engineer'],
    ['tomasz', 'ml_engineer'],
  ],
  assessed: {
    at: '132 14:20',
    by: 'amara',
    note: 'It prepares a decision on credit: Annex III of the AI Act.',
    answers: {
      subjects: 'treatment',
      autonomy: 'proposal',
      scale: 'some',
      vulnerable: 'among',
      data: 'personal',
      reversal: 'loss',
      rights: 'prepares',
      safety: 'nothing',
      influence: 'none',
      reasons: 'always',
      origin: 'own',
    },
  },
  documents: ['credit-limit/business-requirements.yaml', 'credit-limit/validation-report.yaml'],
  course: [
    {
      kind: 'gate',
      at: '129 10:00',
      by: 'amara',
      note: 'Value and cost are agreed with Billing and Finance. Next we ask the clerks what they need.',
      answers: [
        ['128 09:20', 'hanna', 'approve', 'The amount is one that Finance stands by.'],
        [
          '128 11:30',
          'leila',
          'approve',
          'High risk: the requirements have to say who watches over it and how people contest it.',
        ],
      ],
      passed: '128 13:00',
    },
    {
      kind: 'gate',
      at: '61 10:30',
      by: 'tomasz',
      to: 'monitoring',
      skipReason:
        'Metrics, data, experiments and validation of version 1 ran before Countersign came; the reports are in the risk archive.',
      note: 'Version 1 makes proposals since Monday, each seen by a clerk. Let the use case go on to monitoring.',
      answers: [
        ['60 09:40', 'ingrid', 'approve', 'The requirements are those that the clerks asked for. Agreed.'],
        ['60 14:15', 'leila', 'approve', 'Oversight and the way to a person work as described.'],
      ],
      passed: '60 15:00',
    },
    {
      kind: 'iteration',
      at: '29 16:00',
      by: 'amara',
      stage: 'validation',
      reason:
        'Version 1 was wrong 1.6 times as often as promised in the first bills. Version 2 is trained on them and has to be validated.',
    },
  ],
  model: {
    number: 11,
    versions: [
      {
        at: '70 10:15',
        by: 'amara',
        card: 'credit-limit-v1.md',
        label: '2026.1',
        writing: 'credit-limit/card-v1.yaml',
        requests: [
          {
            at: '68 09:30',
            by: 'tomasz',
            environment: 'production',
            note: 'Proposals for limits, each seen by a clerk. Area under the curve 0.781, the table has 0.702.',
            answers: [
              ['66 13:45', 'mateo', 'approve', 'The three reasons are ones that a clerk can say aloud.'],
              [
                '64 10:10',
                'leila',
                'approve',
                'High risk, and acceptable as described: a clerk decides, and who is refused can ask a person. I look at the numbers by group every quarter.',
              ],
              ['63 09:20', 'ingrid', 'approve', 'I answer for it. The way to a person has to work from the first day.'],
            ],
          },
        ],
        gate: [
          { at: '62 05:00', by: 'tomasz', environment: 'production' },
          { at: '29 05:00', by: 'tomasz', environment: 'production' },
        ],
      },
      {
        at: '6 10:40',
        by: 'amara',
        card: 'credit-limit-v2.md',
        label: '2026.2',
        requests: [
          {
            number: 39,
            at: '4 08:40',
            by: 'tomasz',
            environment: 'production',
            note: 'Ranks subscribers of under a year far better than v1 (0.724 against 0.61), and begins in the third month. The gap between age groups shrinks to 1.8 points.',
            answers: [
              ['3 13:20', 'mateo', 'approve', 'The young contracts were the complaint I heard most. This reads right.'],
              [
                '2 10:30',
                'leila',
                'approve',
                'The gap between age groups is within what I accept for this tier. Review in a quarter.',
              ],
            ],
          },
        ],
        gate: [{ at: '2 14:03', by: 'tomasz', environment: 'production', isOtherArtifact: true }],
      },
    ],
  },
}
