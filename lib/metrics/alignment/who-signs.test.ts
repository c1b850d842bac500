import { describe, expect, test } from 'vitest'
import { metricAudiences } from '../vocabulary'
import { roleFor, signingRole } from './who-signs'

const amara = { id: 'amara', roles: ['data_scientist'], isAuditor: false }
const mateo = { id: 'mateo', roles: ['subject_matter_expert'], isAuditor: false }
const both = { id: 'both', roles: ['data_scientist', 'subject_matter_expert'], isAuditor: false }
const nobody = { id: null, roles: ['data_scientist'], isAuditor: false }
const auditor = { id: 'leila', roles: ['data_scientist', 'business_stakeholder'], isAuditor: true }

describe('who speaks for a level', () => {
  test.each([
    ['data_scientist', ['data_scientist', null, null]],
    ['ml_engineer', ['ml_engineer', null, null]],
    ['subject_matter_expert', [null, 'subject_matter_expert', null]],
    ['business_stakeholder', [null, null, 'business_stakeholder']],
    ['governance_lead', [null, null, null]],
  ])('%s', (role, expected) => {
    const reader = { id: 'someone', roles: [role], isAuditor: false }
    expect(metricAudiences.map((audience) => roleFor(reader, audience))).toEqual(expected)
  })

  test('whoever owns the metric speaks for it, whatever their role, and as its owner first', () => {
    expect(roleFor(mateo, 'business', 'mateo')).toBe('owner')
    expect(roleFor(mateo, 'domain', 'mateo')).toBe('owner')
    expect(roleFor(mateo, 'business', 'amara')).toBeNull()
    expect(roleFor(mateo, 'business', null)).toBeNull()
  })

  test('no auditor, and nobody who is not a person here, not even for a metric without an owner', () => {
    expect(roleFor(auditor, 'technical')).toBeNull()
    expect(roleFor(auditor, 'technical', 'leila')).toBeNull()
    expect(roleFor(nobody, 'technical')).toBeNull()
    expect(roleFor(nobody, 'technical', null)).toBeNull()
  })
})

describe('signing one side of a link', () => {
  const across = {
    from: { audience: 'technical', ownerId: null },
    to: { audience: 'domain', ownerId: 'ingrid' },
    signatures: [],
  } as const
  const signed = (side: 'from' | 'to', personId: string) => ({ ...across, signatures: [{ side, personId }] })

  test('each role signs its own side', () => {
    expect(signingRole(amara, across, 'from')).toBe('data_scientist')
    expect(signingRole(amara, across, 'to')).toBeNull()
    expect(signingRole(mateo, across, 'from')).toBeNull()
    expect(signingRole(mateo, across, 'to')).toBe('subject_matter_expert')
    expect(signingRole({ id: 'ingrid', roles: [], isAuditor: false }, across, 'to')).toBe('owner')
  })

  test('a side that is signed is not signed again, by whomever', () => {
    expect(signingRole(amara, signed('from', 'amara'), 'from')).toBeNull()
    expect(signingRole(amara, signed('from', 'jonas'), 'from')).toBeNull()
  })

  test('between two levels nobody agrees with themselves', () => {
    expect(signingRole(both, signed('from', 'both'), 'to')).toBeNull()
    expect(signingRole(both, signed('to', 'both'), 'from')).toBeNull()
    expect(signingRole(both, signed('from', 'amara'), 'to')).toBe('subject_matter_expert')
  })

  test('within one level one person may sign both sides', () => {
    const within = { ...signed('from', 'amara'), to: { audience: 'technical', ownerId: null } } as const
    expect(signingRole(amara, within, 'to')).toBe('data_scientist')
  })

  test('an auditor signs nothing', () => {
    expect(signingRole(auditor, across, 'from')).toBeNull()
  })
})
