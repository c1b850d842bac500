import type { Story } from '../story'

export const technicianScheduling: Story = {
  number: 23,
  name: 'Technician scheduling',
  area: 'Field operations',
  at: '31 10:50',
  sponsor: 'hanna',
  value: {
    problem:
      'Technicians drive 96 minutes a day between visits, and one visit in six starts after the hour that was promised. Plans are made the evening before by hand, from estimates that are the same for every kind of visit.',
    context:
      'The contract with the route planner ends next summer. Works councils of two regions want to be heard first.',
    beneficiaries:
      'Planners, who start from a proposal. Technicians, who drive less. Customers, who wait less often in vain.',
    reasoning:
      'Fifteen minutes less driving for 380 technicians are about €34,000 a month in time and fuel. Least sure: whether the length of a visit can be told beforehand at all; two answers from Field operations are missing.',
    perYear: 410_000,
    toBuild: 210_000,
    toRun: 90_000,
  },
  team: [
    ['ingrid', 'business_stakeholder'],
    ['rolf', 'subject_matter_expert'],
  ],
  joined: [
    ['20 09:15', 'lan', 'data_scientist'],
    ['20 09:18', 'priya', 'data_engineer'],
  ],
  documents: ['technician-scheduling/business-requirements.yaml', 'technician-scheduling/key-metrics.yaml'],
  metrics: 'technician-scheduling/metrics.yaml',
  course: [
    {
      kind: 'gate',
      at: '23 11:20',
      by: 'rolf',
      note: 'Value and cost are worked out with Field operations. We would like to ask the dispatchers what they need.',
      answers: [['22 09:30', 'ingrid', 'approve', 'Worth asking. Two answers of Field operations are still to come.']],
      passed: '22 10:00',
    },
  ],
}
