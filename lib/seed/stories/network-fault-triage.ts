import type { Story } from '../story'

export const networkFaultTriage: Story = {
  number: 7,
  name: 'Network fault triage',
  area: 'Network operations',
  at: '181 13:15',
  sponsor: 'ingrid',
  value: {
    problem:
      'Of 100 fault tickets 26 go to the wrong team first and come back a day later. Nine of 100 visits find nothing to repair on the site.',
    context: 'The nine teams were cut anew in spring; older tickets carry the names of teams that no longer exist.',
    beneficiaries:
      'Dispatchers, who check a proposal instead of reading every alarm. Customers, whose fault is repaired a day earlier.',
    reasoning:
      'A wrong first team costs €34, a visit for nothing €210. At 9,600 tickets a month, six points fewer of the one and two points fewer of the other are about €69,000 a month. Least sure: how often dispatchers will follow the proposal.',
    perYear: 828_000,
    toBuild: 280_000,
    toRun: 140_000,
  },
  team: [
    ['hanna', 'business_stakeholder'],
    ['mateo', 'subject_matter_expert'],
    ['amara', 'data_scientist'],
    ['tomasz', 'ml_engineer'],
  ],
  assessed: {
    at: '161 15:10',
    by: 'mateo',
    note: 'It proposes a team; a dispatcher reads every proposal.',
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
  joined: [['162 09:00', 'kenji', 'software_engineer']],
  course: [
    {
      kind: 'gate',
      at: '152 11:00',
      by: 'tomasz',
      to: 'monitoring',
      skipReason:
        'Version 1 was designed, built and tested before Countersign came; its papers are in the project’s folder. Only its release was decided here.',
      note: 'Two teams work with it since Monday. Let the use case go on to monitoring.',
      answers: [['151 09:15', 'hanna', 'approve', 'Agreed. I want the share of wrong first teams every month.']],
      passed: '151 09:40',
    },
  ],
  model: {
    number: 4,
    versions: [
      {
        at: '160 11:40',
        by: 'amara',
        card: 'fault-triage-v1.md',
        label: '1.0',
        requests: [
          {
            at: '158 10:20',
            by: 'tomasz',
            environment: 'production',
            note: 'Proposes the team and whether to drive out; the right team in 80 of 100 tickets, dispatchers have 74 at the first try.',
            answers: [
              ['157 09:50', 'leila', 'approve', ''],
              ['157 15:10', 'mateo', 'approve', 'I read 60 of its mistakes. Half of them I would have made too.'],
              ['156 11:00', 'ingrid', 'approve', ''],
            ],
          },
        ],
        gate: [{ at: '155 07:00', by: 'tomasz', environment: 'production' }],
      },
      {
        at: '34 16:00',
        by: 'amara',
        card: 'fault-triage-v2.md',
        label: '1.1',
        requests: [
          {
            at: '33 09:40',
            by: 'tomasz',
            environment: 'production',
            note: 'Adds the tickets of region two; two points more F1.',
            answers: [['32 14:30', 'leila', 'approve', '']],
            withdrawn: {
              at: '31 10:05',
              reason: 'Region two counts visits differently since September. We measure again with the new rule first.',
            },
          },
        ],
        gate: [{ at: '30 07:00', by: 'tomasz', environment: 'staging' }],
      },
    ],
  },
}
