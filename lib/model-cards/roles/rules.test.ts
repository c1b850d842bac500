import { expect, test } from 'vitest'
import { builtInTemplates } from '@/lib/templates/definition'
import { fieldsOf } from '@/lib/templates/rules'
import { CARD_TEMPLATE } from '../vocabulary'
import { type CardPart, cardParts, sharesByRole, viewOf, viewsOf } from './rules'
import { cardViews, firstAsked, ownParts } from './vocabulary'

const template = (await builtInTemplates()).get(CARD_TEMPLATE)!
const nameOf = (part: CardPart) => (part.kind === 'own' ? part.part : part.section.key)
const opensAt = (view: (typeof cardViews)[number]) => {
  const [first] = cardParts(template, {}, null, view)
  return first!.kind === 'own' ? first!.part : first!.fields[0]!.key
}

test('a card opens where the role first looks', () => {
  expect(Object.fromEntries(cardViews.map((view) => [view, opensAt(view)]))).toEqual({
    business: 'purpose',
    expert: 'intended_users',
    data_science: 'results',
    engineering: 'inputs_outputs',
    compliance: 'risk_table',
    audit: 'revisions',
  })
})

test.each(cardViews)('the %s view has every part and every field once', (view) => {
  const parts = cardParts(template, {}, 'high', view)
  expect(parts.map(nameOf).sort()).toEqual([...template.sections.map(({ key }) => key), ...ownParts].sort())
  const fields = parts.flatMap((part) => (part.kind === 'section' ? part.fields : []))
  expect(fields.map(({ key }) => key).sort()).toEqual(
    fieldsOf(template)
      .map(({ key }) => key)
      .sort(),
  )
})

test('what a view asks first is asked by the template', () => {
  const known = [...fieldsOf(template).map(({ key }) => key), ...ownParts]
  for (const view of cardViews) for (const key of firstAsked[view]) expect(known, view).toContain(key)
})

test('the view is the one asked for, else the one of the role in the use case, else of the duty', () => {
  expect(viewOf('audit', ['data_scientist'], [])).toBe('audit')
  expect(viewOf('constructor', ['data_scientist'], ['risk_officer'])).toBe('data_science')
  expect(viewOf(undefined, [], ['risk_officer'])).toBe('compliance')
  expect(viewOf(undefined, [], [])).toBe('business')
  expect(viewsOf(['ml_engineer', 'data_engineer', 'auditor'])).toEqual(['engineering', 'audit'])
})

test('who has answered how much, and who is missing what', () => {
  const shares = sharesByRole(template, { purpose: 'So.', out_of_scope: ' ' }, null)
  expect(shares.map(({ role }) => role)).toEqual([...new Set(template.sections.map(({ role }) => role))])
  const business = shares.find(({ role }) => role === 'business_stakeholder')!
  expect(business.answered).toBe(1)
  expect(business.missing.map(({ key }) => key)).toEqual(['out_of_scope'])
  expect(business.open.map(({ key }) => key)).toContain('worth')
  const all = shares.reduce((sum, { total }) => sum + total, 0)
  const asked = template.sections.filter(({ key }) => key !== 'kept').flatMap(({ fields }) => fields)
  expect(all).toBe(asked.length)
})
