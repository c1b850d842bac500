// Links on a real database: who may sign what, what voids a signature, and what the alignment says of it.
import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { testWorkspace } from '@/lib/testing/workspace'
import { createMetric } from '../create-metric'
import { editMetric } from '../edit-metric'
import { recordObservations } from '../observations/record-observations'
import { retireMetric } from '../retire-metric'
import { createLink } from './create-link'
import { editLink, retireLink } from './edit-link'
import { getAlignment, getLink, getWhatIf } from './queries'
import { signLevel, signLink } from './sign'

const ws = await testWorkspace()
const amara = ws.as('data_scientist')
const mateo = ws.as('subject_matter_expert')
const ingrid = ws.as('business_stakeholder')
const useCase = ws.useCase.ref

const make = async (input: object) =>
  (await execute(amara, createMetric, { useCase, direction: 'higher', ...input })).value
const recall = await make({
  name: 'Recall within 60,000 contacts',
  audience: 'technical',
  unit: 'share',
  baseline: 0.6,
  target: 0.7,
  owner: ws.person.data_scientist,
})
const kept = await make({
  name: 'Customers kept',
  audience: 'domain',
  unit: 'a month',
  owner: ws.person.subject_matter_expert,
})
const value = await make({ name: 'Value kept', audience: 'business', unit: 'EUR a month', isValue: true, baseline: 0 })
const link = async (input: object) =>
  (await execute(amara, createLink, { useCase, rationale: 'Because.', ...input })).value
const first = await link({
  from: recall.ref,
  to: kept.ref,
  per: 0.01,
  rate: 40,
  rateLow: 31,
  rateHigh: 49,
  holdsLow: 0.58,
  holdsHigh: 0.74,
})
await link({ from: kept.ref, to: value.ref, rate: 300, rateLow: 260, rateHigh: 340 })

const read = () => ask(amara, getAlignment, { useCase })
const linkOf = (reference: string) => ask(amara, getLink, { link: reference })

test('a point of recall is worth what the links say, from end to end', async () => {
  // By hand: one point is 0.01, so 40 (31 to 49) customers; at €300 (260 to 340) each €12,000,
  // at the least 31 × 260 = €8,060 and at the most 49 × 340 = €16,660 a month.
  const { effects, value: total } = await ask(mateo, getWhatIf, { useCase, metric: recall.ref, change: 0.01 })
  expect(effects.map(({ metric, change }) => [metric.ref, change])).toEqual([
    [kept.ref, { value: expect.closeTo(40), low: expect.closeTo(31), high: expect.closeTo(49) }],
    [value.ref, { value: expect.closeTo(12_000), low: expect.closeTo(8060), high: expect.closeTo(16_660) }],
  ])
  expect(total.money).toMatchObject([{ currency: 'EUR', period: 'month' }])
  const { sentences } = await read()
  expect(sentences).toHaveLength(1)
  expect(sentences[0]!.text).toMatch(/\+1 point .*40.*31.*49.*€12,000 a month.*€8,060.*€16,660/i)
})

test('each side is signed by its owner or a role of its level, and both make it agreed', async () => {
  const sign = (ctx: typeof amara, side: string, terms = 1) => execute(ctx, signLink, { link: first.ref, side, terms })
  await expect(sign(ingrid, 'from')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(sign(amara, 'to')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(sign(ws.as('auditor'), 'from')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(sign(ws.token('data_scientist'), 'from')).rejects.toMatchObject({ code: 'forbidden' })
  expect((await sign(amara, 'from')).value.isAgreed).toBe(false)
  await expect(sign(ws.as('ml_engineer'), 'from')).rejects.toMatchObject({ code: 'conflict' })
  expect((await linkOf(first.ref)).isAgreed).toBe(false)
  expect((await sign(mateo, 'to')).value.isAgreed).toBe(true)
  expect(await linkOf(first.ref)).toMatchObject({
    isAgreed: true,
    signatures: [{ side: 'from' }, { side: 'to' }],
    maySign: [],
  })
})

test('what is signed is what was read: an edit voids both signatures', async () => {
  await expect(execute(amara, editLink, { link: first.ref, rate: 42 })).rejects.toMatchObject({
    code: 'precondition_required',
  })
  await execute(amara, editLink, { link: first.ref, revision: 1, rate: 42 })
  await expect(execute(amara, editLink, { link: first.ref, revision: 1, rate: 43 })).rejects.toMatchObject({
    code: 'conflict',
    current: { rate: 42, revision: 2 },
  })
  expect(await linkOf(first.ref)).toMatchObject({ isAgreed: false, signatures: [], terms: 2, maySign: ['from'] })
  await expect(execute(amara, signLink, { link: first.ref, side: 'from', terms: 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a level is signed off as it reads, with its sides of the links', async () => {
  const level = async () => (await read()).levels.find(({ audience }) => audience === 'technical')!
  const { reading, maySign, signed } = await level()
  expect({ maySign, signed }).toEqual({ maySign: true, signed: null })
  const sign = (ctx: typeof amara, given = reading) =>
    execute(ctx, signLevel, { useCase, audience: 'technical', reading: given })
  await expect(sign(ingrid)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(sign(amara, `sha256:${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 'conflict' })
  expect((await sign(amara)).value).toMatchObject({ links: 1, agreed: [] })
  expect(await level()).toMatchObject({ signed: { person: 'data scientist' }, changedSince: [], maySign: false })
  const domain = (await read()).levels.find(({ audience }) => audience === 'domain')!
  const { value: done } = await execute(mateo, signLevel, { useCase, audience: 'domain', reading: domain.reading })
  // Its side of both links; the first has both now.
  expect(done).toMatchObject({ links: 2, agreed: [first.ref] })
  await execute(amara, editMetric, { metric: recall.ref, revision: 1, target: 0.72 })
  expect(await level()).toMatchObject({ changedSince: [`the target of ${recall.ref}`], maySign: true })
})

test('who signed for one level does not sign for the other as well', async () => {
  const owned = await make({ name: 'Offers accepted', audience: 'domain', unit: '%', owner: ws.person.data_scientist })
  const { ref } = await link({ from: recall.ref, to: owned.ref })
  await execute(amara, signLink, { link: ref, side: 'from', terms: 1 })
  expect((await linkOf(ref)).maySign).toEqual([])
  await expect(execute(amara, signLink, { link: ref, side: 'to', terms: 1 })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect((await execute(mateo, signLink, { link: ref, side: 'to', terms: 1 })).value.isAgreed).toBe(true)
})

test('a link needs two live metrics of the use case, once, and an exchange that makes sense', async () => {
  const refused = (input: object) => expect(link({ from: recall.ref, to: value.ref, ...input })).rejects
  await refused({ to: recall.ref }).toMatchObject({ code: 'invalid', fields: { to: expect.any(String) } })
  await refused({ from: kept.ref }).toMatchObject({ code: 'conflict' })
  await refused({ rate: 2, rateLow: 3, rateHigh: 4 }).toMatchObject({ code: 'invalid' })
  await refused({ rate: 2, formula: 'x * 2' }).toMatchObject({ code: 'invalid' })
  await refused({ formula: 'x * (2' }).toMatchObject({ code: 'invalid', fields: { formula: expect.any(String) } })
  await refused({ rationale: ' ' }).toMatchObject({ code: 'invalid', fields: { rationale: expect.any(String) } })
  const gone = await make({ name: 'Not needed', audience: 'technical' })
  await execute(amara, retireMetric, { metric: gone.ref, revision: 1, reason: 'Nobody used it.' })
  await refused({ to: gone.ref }).toMatchObject({ code: 'invalid', fields: { to: expect.any(String) } })
})

test('what is not aligned is named, with who could resolve it', async () => {
  const orphan = await make({ name: 'Precision', audience: 'technical', target: 0.5, owner: ws.person.data_scientist })
  const back = await link({ from: value.ref, to: kept.ref, rate: 1 })
  const { misalignments } = await read()
  const of = (kind: string) => misalignments.filter((one) => one.kind === kind).map(({ metrics }) => metrics)
  expect(of('drives_nothing')).toContainEqual([orphan.id])
  expect(of('unmeasured')).toContainEqual([orphan.id])
  expect(of('no_owner')).toEqual([[value.id]])
  expect(of('cycle').map((ids) => ids.toSorted())).toEqual([[kept.id, value.id].toSorted()])
  await execute(amara, retireLink, { link: back.ref, revision: 1, reason: 'A slip.' })
  await execute(amara, recordObservations, { metric: orphan.ref, observations: [{ at: '2026-01-31', value: 0.4 }] })
  const after = (await read()).misalignments
  expect(after.some(({ kind }) => kind === 'cycle')).toBe(false)
  expect(after.some(({ kind, metrics }) => kind === 'unmeasured' && metrics.includes(orphan.id))).toBe(false)
})

test('an agreement ends with a change of whose metric it is or of what its figures mean', async () => {
  const driver = await make({
    name: 'Recall of leavers',
    audience: 'technical',
    unit: 'share',
    owner: ws.person.data_scientist,
  })
  const driven = await make({ name: 'Margin', audience: 'business', unit: 'EUR a month' })
  const { ref } = await link({ from: driver.ref, to: driven.ref, per: 0.01, rate: 12_000 })
  let revision = 1
  for (const change of [
    { audience: 'domain' },
    { owner: ws.person.data_scientist },
    { unit: 'EUR a day' },
    { direction: 'lower' },
    { definition: 'Counted otherwise than before.' },
  ]) {
    const { terms } = await linkOf(ref)
    await execute(amara, signLink, { link: ref, side: 'from', terms })
    await execute(amara, editMetric, { metric: driven.ref, revision: revision++, ...change })
    expect(await linkOf(ref)).toMatchObject({ terms: terms + 1, signatures: [], isAgreed: false })
  }
  // What is no part of the agreement leaves it.
  const { terms } = await linkOf(ref)
  await execute(amara, signLink, { link: ref, side: 'from', terms })
  await execute(amara, editMetric, { metric: driven.ref, revision, target: 3, source: 'Finance' })
  expect((await linkOf(ref)).signatures).toHaveLength(1)
})
