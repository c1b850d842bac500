import type { Story } from '../story'

export const creditLimit: Story = {
  number: 15,
  name: 'Credit limit',
  area: 'Billing',
  at: '136 09:45',
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
    ['mateo', 'subject_matter_expert'],
    ['amara', 'data_scientist'],
    ['priya', 'data_engineer'],
    ['tomasz', 'ml_engineer'],
  ],
  tier: {
    at: '132 14:20',
    tier: 'high',
    reason: 'It decides how much credit a person gets: creditworthiness is high-risk under the AI Act, Annex III.',
  },
  stages: [
    ['128 09:00', 'business_requirements'],
    ['110 09:00', 'key_metrics'],
    ['96 09:00', 'data_quality'],
    ['80 09:00', 'experiments'],
    ['69 09:00', 'release_preparation'],
    ['29 16:00', 'validation'],
    ['5 15:30', 'release_preparation'],
  ],
  model: {
    number: 11,
    versions: [
      {
        at: '70 10:15',
        by: 'amara',
        card: 'credit-limit-v1.md',
        label: '2026.1',
        revisions: [
          {
            at: '30 11:20',
            by: 'amara',
            replace: 'New subscribers without a payment history. Refusing a contract.',
            with: 'Subscribers of under a year: in their first bills it was wrong 1.6 times as often as promised. Refusing a contract.',
          },
        ],
        requests: [
          {
            number: 29,
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
