import type { Story } from '../story'

export const callIntentRouting: Story = {
  number: 19,
  name: 'Call intent routing',
  area: 'Consumer care',
  at: '107 11:05',
  sponsor: 'ingrid',
  value: {
    problem:
      'A caller passes four menus to reach a desk, and 29 of 100 reach the wrong one. Being passed on is what callers complain about most.',
    context: 'The speech recogniser is in use since last year for other purposes and stays as it is.',
    beneficiaries: 'Callers, who say in a sentence what they want. Agents, who are asked about what they know.',
    reasoning:
      'A wrong desk costs 94 seconds of an agent; 210,000 calls a month, 16 points fewer wrong ones and €0.82 a minute are about €43,000 a month. Least sure: how many callers will rather press zero.',
    perYear: 516_000,
    hoursPerYear: 10_500,
    toBuild: 190_000,
    toRun: 95_000,
  },
  team: [
    ['hanna', 'business_stakeholder'],
    ['mateo', 'subject_matter_expert'],
    ['amara', 'data_scientist'],
    ['tomasz', 'ml_engineer'],
    ['kenji', 'software_engineer'],
  ],
  assessed: {
    at: '104 09:30',
    by: 'amara',
    note: 'Callers speak to a machine and are told so. Voice is transcribed and deleted; nobody is refused a desk.',
    answers: {
      subjects: 'groups',
      autonomy: 'reviewed',
      scale: 'many',
      vulnerable: 'among',
      data: 'personal',
      reversal: 'easily',
      rights: 'none',
      safety: 'service',
      influence: 'none',
      reasons: 'general',
      origin: 'own',
    },
  },
  metrics: 'call-intent-routing/metrics.yaml',
  alignment: 'call-intent-routing/alignment.yaml',
  course: [
    {
      kind: 'gate',
      at: '86 10:30',
      by: 'tomasz',
      to: 'monitoring',
      skipReason:
        'Version 1 was designed, built and tested before Countersign came; its papers are in the project’s folder. Only its release was decided here.',
      note: 'In use for a tenth of the calls. Let the use case go on to monitoring.',
      answers: [['85 14:20', 'hanna', 'approve', 'Agreed, with a look at the callers who press zero.']],
      passed: '85 15:00',
    },
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
