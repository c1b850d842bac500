import type { Story } from '../story'

export const callIntentRouting: Story = {
  number: 19,
  name: 'Call intent routing',
  area: 'Consumer care',
  at: '107 11:05',
  value: {
    problem:
      'A caller passes four menus to reach a desk, and 29 of 100 reach the wrong one. Being passed on is what callers complain about most.',
    context: 'The speech recogniser is in use since last year for other purposes and stays as it is.',
    beneficiaries: 'Callers, who say in a sentence what they want. Agents, who are asked about what they know.',
    reasoning:
      'A wrong desk costs 94 seconds of an agent; 210,000 calls a month, 16 points fewer wrong ones and €0.82 a minute are about €43,000 a month. Least sure: how many callers will rather press zero.',
    perYear: 516_000,
    toBuild: 190_000,
    toRun: 95_000,
  },
  team: [
    ['mateo', 'subject_matter_expert'],
    ['amara', 'data_scientist'],
    ['tomasz', 'ml_engineer'],
    ['kenji', 'software_engineer'],
  ],
  tier: {
    at: '104 09:30',
    tier: 'limited',
    reason: 'Callers speak to a machine and are told so. Voice is transcribed and deleted; nobody is refused a desk.',
  },
  stages: [
    ['103 09:00', 'business_requirements'],
    ['98 09:00', 'data_quality'],
    ['94 09:00', 'experiments'],
    ['91 15:00', 'release_preparation'],
    ['86 09:00', 'monitoring'],
  ],
  model: {
    number: 9,
    versions: [
      {
        at: '92 10:00',
        by: 'amara',
        card: 'intent-router-v1.md',
        label: '2026-06',
        requests: [
          {
            number: 26,
            at: '91 09:30',
            by: 'tomasz',
            environment: 'production',
            note: '87.4 % of callers reach the right desk at once; the menu reaches 71 %.',
            answers: [
              ['90 10:20', 'mateo', 'approve', ''],
              ['89 15:00', 'leila', 'approve', 'Callers are told that a machine listens. Keep it so.'],
              ['88 09:10', 'ingrid', 'approve', ''],
            ],
          },
        ],
        gate: [{ at: '87 06:00', by: 'tomasz', environment: 'production' }],
      },
      {
        at: '6 15:10',
        by: 'amara',
        card: 'intent-router-v2.md',
        label: '2026-11',
        requests: [
          {
            number: 40,
            at: '4 09:15',
            by: 'tomasz',
            environment: 'production',
            note: 'Adds Swedish and two intents; 89.1 % reach the right desk at once, v1 reached 87.4 %.',
            answers: [
              [
                '3 16:30',
                'mateo',
                'request_changes',
                'For Swedish callers 84.0 % is less than what the menu gives our bilingual desk (86 %). Leave Swedish on the menu until it is better, or say in the card why not.',
              ],
            ],
          },
        ],
      },
    ],
  },
}
