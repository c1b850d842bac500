import type { Story } from '../story'

export const returnFraud: Story = {
  number: 21,
  name: 'Return fraud',
  area: 'Logistics',
  at: '79 14:30',
  sponsor: 'ingrid',
  value: {
    problem:
      'About 2 % of 5,200 device returns a month are not honest: another device in the box, or damage that is not named. The workshop can inspect 40 a day and picks them at random.',
    context: 'In 2025 every fifth return was inspected for a month; honest customers waited nine days for their money.',
    beneficiaries: 'The workshop, which inspects where it is worth it. Honest customers, who are refunded at once.',
    reasoning:
      'A swapped device costs €190 on average. Finding 15 instead of 3 a day on 18 days a month is about €42,000 a month. Least sure: that the share stays at 2 % once word gets round.',
    perYear: 504_000,
    toBuild: 160_000,
    toRun: 80_000,
  },
  team: [
    ['hanna', 'business_stakeholder'],
    ['mateo', 'subject_matter_expert'],
    ['tomasz', 'ml_engineer'],
    ['priya', 'data_engineer'],
  ],
  assessed: {
    at: '76 15:30',
    by: 'mateo',
    note: 'It orders what the workshop opens first; a person looks into the box.',
    answers: {
      subjects: 'individuals',
      autonomy: 'proposal',
      scale: 'some',
      vulnerable: 'none',
      data: 'personal',
      reversal: 'loss',
      rights: 'none',
      safety: 'nothing',
      influence: 'none',
      reasons: 'request',
      origin: 'own',
    },
  },
  override: {
    at: '75 10:00',
    tier: 'high',
    reason:
      'It puts people under suspicion and can hold back their money. Wrong in a tenth of cases, with nobody to ask: that weighs more than the answers say.',
  },
  metrics: 'return-fraud/metrics.yaml',
  alignment: 'return-fraud/alignment.yaml',
  course: [
    {
      kind: 'gate',
      at: '56 11:10',
      by: 'tomasz',
      to: 'monitoring',
      skipReason:
        'Version 1 was designed, built and tested before Countersign came; its papers are in the project’s folder. Only its release was decided here.',
      note: 'The workshop inspects by the list since last week. Let the use case go on to monitoring.',
      answers: [
        ['55 10:05', 'hanna', 'approve', 'Agreed. Honest customers have to be refunded first.'],
        [
          '55 13:45',
          'leila',
          'approve',
          'Acceptable for now: a person opens every box. I look at the held-back refunds every quarter.',
        ],
      ],
      passed: '55 14:10',
    },
  ],
  model: {
    number: 13,
    versions: [
      {
        at: '62 09:35',
        by: 'tomasz',
        card: 'return-fraud-v1.md',
        label: '0.9',
        requests: [
          {
            at: '61 10:00',
            by: 'tomasz',
            environment: 'production',
            note: 'Picks the 40 inspections a day; every other return is refunded at once.',
            answers: [
              ['60 09:15', 'mateo', 'approve', 'It finds what the workshop finds by hand.'],
              ['59 11:40', 'leila', 'approve', 'Only because nobody is refused a refund without an inspection.'],
              ['58 10:05', 'ingrid', 'approve', ''],
            ],
          },
        ],
        gate: [{ at: '57 07:30', by: 'tomasz', environment: 'production' }],
      },
      {
        at: '27 10:10',
        by: 'tomasz',
        card: 'return-fraud-v2.md',
        label: '1.0',
        requests: [
          {
            at: '26 09:20',
            by: 'tomasz',
            environment: 'production',
            note: 'Finds 18 instead of 15 a day, and holds the refund of the five with the highest score until the inspection.',
            answers: [
              ['25 10:45', 'mateo', 'approve', 'The numbers are right.'],
              [
                '24 15:30',
                'leila',
                'reject',
                'It holds back money on a score, and who is held up by mistake (three people a week) has nobody to ask. Without a way to appeal this does not go out; with one, ask again.',
              ],
            ],
          },
        ],
        gate: [{ at: '23 07:30', by: 'tomasz', environment: 'production' }],
      },
    ],
  },
}
