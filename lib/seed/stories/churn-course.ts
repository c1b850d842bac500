import type { CourseStep } from '../story'

/** Version 1 was there already; version 3 goes through every stage, and back once. */
export const churnCourse: readonly CourseStep[] = [
  {
    kind: 'gate',
    at: '143 10:20',
    by: 'tomasz',
    to: 'monitoring',
    skipReason:
      'Version 1 was designed, built and tested before Countersign came; its papers are in the project’s folder. Only its release was decided here.',
    note: 'Version 1 makes the weekly list since Monday. Let the use case go on to monitoring.',
    answers: [
      [
        '142 09:50',
        'hanna',
        'approve',
        'I have read value and cost. Agreed, and I want to see both again before the next version.',
      ],
    ],
    passed: '142 10:30',
  },
  {
    kind: 'iteration',
    at: '113 15:30',
    by: 'amara',
    stage: 'added_value',
    reason:
      'Version 3: bill change, outages at home and app silence become available as features. Value and cost are worked out anew.',
  },
  {
    kind: 'gate',
    at: '106 09:40',
    by: 'amara',
    note: 'Value, cost and their range are agreed with Finance. We would like to start on the requirements.',
    answers: [
      ['105 14:25', 'hanna', 'approve', 'The least sure figure is named, and what would make us stop. Agreed.'],
    ],
    passed: '105 15:10',
  },
  {
    kind: 'gate',
    at: '99 14:00',
    by: 'amara',
    note: 'Both sites of the retention desk have read the requirements.',
    answers: [['98 10:15', 'ingrid', 'approve', 'These are the needs I hear from the desk. Agreed.']],
    passed: '98 11:00',
  },
  {
    kind: 'gate',
    at: '90 11:30',
    by: 'mateo',
    note: 'Ten metrics of three audiences, each with an owner and a guardrail.',
    answers: [
      ['88 16:20', 'hanna', 'approve', 'One picture at last. What a point of recall is worth is what I needed to see.'],
    ],
    passed: '88 16:50',
  },
  {
    kind: 'gate',
    at: '75 14:00',
    by: 'priya',
    note: 'Good enough, with two shortfalls: outage minutes in the north and late calls.',
    answers: [['73 11:05', 'sofia', 'approve', 'The checks stop the load where they should. Agreed.']],
    passed: '73 11:40',
  },
  {
    kind: 'gate',
    at: '63 16:10',
    by: 'amara',
    note: '44 of 61 features stay; weather is dropped.',
    answers: [['62 10:40', 'lan', 'approve', 'The stand-in check is one I would have made. Agreed.']],
    passed: '62 11:15',
  },
  {
    kind: 'gate',
    at: '52 10:00',
    by: 'amara',
    note: 'R-309 beats everything before by twelve points.',
    answers: [
      ['51 09:20', 'lan', 'approve', 'Agreed, but twelve points at once are a lot. Look at the new features first.'],
    ],
    passed: '51 09:45',
  },
  {
    kind: 'back',
    at: '44 10:35',
    by: 'mateo',
    to: 'feature_engineering',
    reason:
      'Tenure was computed after the contract end (leak): three customers with “20 years with us” had left after two.',
  },
  {
    kind: 'gate',
    at: '34 11:00',
    by: 'amara',
    note: 'Tenure is computed as of the day of the list, and a check stops training where it is not.',
    answers: [['32 09:50', 'lan', 'approve', 'I ran the check on the old table: it stops. Agreed.']],
    passed: '32 10:15',
  },
  {
    kind: 'gate',
    at: '20 11:00',
    by: 'amara',
    note: 'R-321: five points more than version 2, without the leak.',
    answers: [['19 14:30', 'lan', 'approve', 'Repeated on another machine, the same to four digits. Agreed.']],
    passed: '19 15:00',
  },
  {
    kind: 'gate',
    at: '8 15:00',
    by: 'tomasz',
    note: 'Validated on two held-back months. One group is worse than with version 2 and has a plan.',
    answers: [
      [
        '7 09:05',
        'hanna',
        'approve',
        'Agreed with the conditions: a tenth first, and the weekly review for customers over 65.',
      ],
    ],
    passed: '7 09:30',
  },
]
