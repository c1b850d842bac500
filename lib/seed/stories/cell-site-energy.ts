import type { Story } from '../story'

export const cellSiteEnergy: Story = {
  number: 4,
  name: 'Cell-site energy',
  area: 'Network operations',
  at: '192 10:10',
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
    ['mateo', 'subject_matter_expert'],
    ['tomasz', 'ml_engineer'],
    ['priya', 'data_engineer'],
    ['sofia', 'backend_engineer'],
  ],
  tier: {
    at: '188 11:00',
    tier: 'low',
    reason: 'No personal data; a site that sleeps too long is woken within a minute.',
  },
  stages: [
    ['185 09:00', 'key_metrics'],
    ['178 09:00', 'experiments'],
    ['170 09:00', 'release_preparation'],
    ['164 12:00', 'monitoring'],
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
            number: 6,
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
            number: 33,
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
