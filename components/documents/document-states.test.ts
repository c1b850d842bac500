import { expect, test } from 'vitest'
import type { RevisionItem } from '@/lib/documents/views'
import { differenceTitle, documentStates, stateBefore } from './document-states'

const revision = (number: number, publishedAt: string): RevisionItem => ({
  revision: number,
  publishedAt,
  publishedBy: 'Amara',
  note: `Note ${number}`,
  templateVersion: 1,
  contentDigest: '',
  materialDigest: '',
})
const states = documentStates({
  draft: { savedAt: '2026-01-05T00:00:00.000000Z', savedBy: null },
  revisions: [revision(2, '2026-01-04T00:00:00.000000Z'), revision(1, '2026-01-01T00:00:00.000000Z')],
  points: [
    { id: 'late', savedAt: '2026-01-04T12:00:00.000000Z', savedBy: null },
    { id: 'early', savedAt: '2026-01-02T00:00:00.000000Z', savedBy: 'Mateo' },
  ],
})

test('states stand in the order of their time, the draft first', () => {
  expect(states.map(({ key }) => key)).toEqual(['draft', 'late', '2', 'early', '1'])
  expect(states[1]).toMatchObject({ by: 'a former member', kind: 'point' })
})

test('a revision follows the revision before it, anything else what stood there', () => {
  expect(stateBefore(states, 'draft')).toBe('late')
  expect(stateBefore(states, '2')).toBe('1')
  expect(stateBefore(states, 'early')).toBe('1')
  expect(stateBefore(states, '1')).toBeNull()
})

test.each([
  [[], 'Nothing differs'],
  [[true], 'One answer differs, and it is material'],
  [[false, false], '2 answers differ, all minor'],
  [[true, false, false], '3 answers differ, 1 of them material'],
])('%j: %s', (material, words) => {
  expect(differenceTitle(material.map((isMaterial) => ({ isMaterial })))).toBe(words)
})
