import { expect, test } from 'vitest'
import { publishesTitle } from './voided-by-publishing'

const request = (status: string) => ({ ref: 'APR-1', title: '', status, approvedBy: [] })

test.each([
  [[], 'It voids no approval'],
  [['approved'], 'This voids 1 approval'],
  [['open', 'changes_requested'], 'This voids 2 open requests'],
  [['approved', 'expired', 'open'], 'This voids 2 approvals and 1 open request'],
])('%j: %s', (statuses, words) => {
  expect(publishesTitle(statuses.map(request))).toBe(words)
})
