import { describe, expect, it } from 'vitest'
import { type VoidedView, voidsFinding } from './voided-approvals'

const item = (status: string): VoidedView => ({
  ref: 'APR-1',
  title: '',
  status,
  environment: 'production',
  approvedBy: [],
})

describe('what publishing voids', () => {
  it('counts approvals and open requests apart', () => {
    expect(voidsFinding([])).toBe('It voids no approval')
    expect(voidsFinding([item('approved')])).toBe('This voids 1 approval')
    expect(voidsFinding([item('approved'), item('expired'), item('open')])).toBe(
      'This voids 2 approvals and 1 open request',
    )
    expect(voidsFinding([item('changes_requested'), item('open')])).toBe('This voids 2 open requests')
  })
})
