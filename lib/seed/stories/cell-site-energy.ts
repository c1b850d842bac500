import type { Story } from '../story'

export const cellSiteEnergy: Story = {
  number: 4,
  name: 'Cell-site energy',
  area: 'Network operations',
  at: '192 10:10',
  sponsor: 'ingrid',
  value: {
    problem:
      'Our 3,140 sites draw nearly the same power at four in the morning as at noon. Carriers that nobody needs stay on, because nobody knows the evening before which ones those will be.',
    context: 'The vendors offer a sleep mode with fixed hours. In the trial it woke up too late for the early shift.',
    beneficiaries:
      'Network operations, who get a plan each night instead of a fixed table. Customers should notice nothing.',
    reasoning:
      'Energy of the sites costs €6.5M a year; 14 % of it falls in hours in which a carrier can sleep. The trial on 120 sites saved 14 % of that night load. Least sure: the price of power next winter.',
    perYear: 912_000,
    toBuild: 240_000,
    toRun: 110_000,
  },
  team: [
    ['hanna', 'business_stakeholder'],
    ['mateo', 'subject_matter_expert'],
    ['tomasz', 'ml_engineer'],
    ['priya', 'data_engineer'],
    ['sofia', 'backend_engineer'],
  ],
  assessed: {
    at: '188 11:00',
    by: 'mateo',
    note: 'No personal data; a site that sleeps too long is woken within a minute.',
    answers: {
      subjects: 'nobody',
      autonomy: 'proposal',
      scale: 'many',
      vulnerable: 'none',
      data: 'none',
      reversal: 'easily',
      rights: 'none',
      safety: 'service',
      influence: 'none',
      reasons: 'nothing',
      origin: 'own',
    },
  },
  metrics: 'cell-site-energy/metrics.yaml',
  alignment: 'cell-site-energy/alignment.yaml',
  course: [
    {
      kind: 'gate',
      at: '164 11:00',
      by: 'tomasz',
      to: 'monitoring',
      skipReason:
        'Version 1 was designed, built and tested before Countersign came; its papers are in the project’s folder. Only its release was decided here.',
      note: 'The first version has run for a night. Let the use case stand where it is: in monitoring.',
      answers: [['163 09:30', 'hanna', 'approve', 'The night went well. I have seen the value and the cost.']],
      passed: '163 10:00',
    },
    {
      kind: 'iteration',
      at: '12 10:15',
      by: 'mateo',
      stage: 'added_value',
      reason: '700 new carriers come next year. What they save has to be worked out again before anything is built.',
    },
    {
      kind: 'gate',
      at: '2 15:20',
      by: 'mateo',
      note: 'Value and cost hold for the new carriers as well; we would like to write the requirements.',
      answers: [],
    },
  ],
  model: {
    number: 3,
    versions: [
      {
        at: '171 10:30',
        by: 'tomasz',
        card: 'cell-energy-v1.md',
        label: 'r1',
        requests: [
          {
            at: '169 09:15',
            by: 'tomasz',
            environment: 'production',
            note: 'Sleep plans for 3,140 sites, every night. In the trial no site slept while somebody needed it.',
            answers: [
              ['168 13:00', 'mateo', 'approve', 'Emergency sites are left out, as they must be.'],
              ['167 10:40', 'leila', 'approve', ''],
              ['166 09:10', 'ingrid', 'approve', 'Start with the region we know best.'],
            ],
          },
        ],
        gate: [{ at: '165 01:45', by: 'tomasz', environment: 'production' }],
      },
      {
        at: '44 15:20',
        by: 'tomasz',
        card: 'cell-energy-v2.md',
        label: 'r2',
        requests: [
          {
            at: '43 09:00',
            by: 'tomasz',
            environment: 'production',
            note: 'Reads the calendar of events. The error falls from 8.4 to 6.9 %, so that 60 more sites can sleep.',
            answers: [
              ['42 11:25', 'mateo', 'approve', ''],
              ['41 09:30', 'leila', 'approve', 'Nothing in it that is personal.'],
              ['40 16:05', 'ingrid', 'approve', 'Back over the promise: good.'],
            ],
          },
        ],
        gate: [{ at: '39 01:45', by: 'tomasz', environment: 'production' }],
      },
    ],
  },
}
