// The register on a real database: who may write, what is refused, what is kept, and that SQL and rules agree.
import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { withContext } from '@/lib/platform/context'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { listActivity } from '@/lib/trail/queries'
import { retireUseCase } from '@/lib/use-cases/change-course'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { metricCatalogue } from './catalogue'
import { createMetric } from './create-metric'
import { editMetric } from './edit-metric'
import { getMetric, listMetricFacets, listMetrics } from './queries'
import { retireMetric } from './retire-metric'
import { metricSnapshots, metricWriters } from './snapshot'

const ws = await testWorkspace()
const amara = ws.as('data_scientist')
const ingrid = ws.as('business_stakeholder')
const useCase = ws.useCase.ref

const recall = {
  useCase,
  name: 'Recall within 60,000 contacts',
  audience: 'technical',
  definition: 'Of those who leave, the share among the 60,000 highest scores.',
  unit: 'share',
  direction: 'higher',
  baseline: 0.65,
  target: 0.7,
  guardrail: 0.62,
  owner: ws.person.data_scientist,
  cadence: 'monthly',
  source: 'Evaluation',
}
const create = async (input: object, ctx = amara) => (await execute(ctx, createMetric, input)).value
const edit = async (input: object, ctx = amara) => (await execute(ctx, editMetric, input)).value

test('a metric is added with three things, and what is missing is said', async () => {
  const { ref } = await create({ useCase, name: 'Value kept', audience: 'business', direction: 'higher' }, ingrid)
  const metric = await ask(amara, getMetric, { metric: ref })
  expect(metric).toMatchObject({ revision: 1, owner: null, warnings: [], mayEdit: true })
  expect(metric.gaps).toEqual(['definition', 'unit', 'baseline', 'target', 'guardrail', 'owner', 'cadence', 'source'])
  expect((await ask(ws.as('auditor'), getMetric, { metric: ref })).mayEdit).toBe(false)
})

test('an edit names its revision; a slower one is shown what stands', async () => {
  const { ref } = await create(recall)
  await expect(edit({ metric: ref, target: 0.72 })).rejects.toMatchObject({ code: 'precondition_required' })
  await edit({ metric: ref, revision: 1, target: 0.72, source: 'Monthly evaluation' })
  await expect(edit({ metric: ref, revision: 1, target: 0.75 }, ingrid)).rejects.toMatchObject({
    code: 'conflict',
    current: { revision: 2, target: 0.72, owner: ws.person.data_scientist, source: 'Monthly evaluation' },
  })
  expect(await edit({ metric: ref, revision: 2, target: 0.72 }, ws.as('ml_engineer'))).toMatchObject({ revision: 2 })
  await edit({ metric: ref, revision: 2, guardrail: null }, ingrid)
  const metric = await ask(amara, getMetric, { metric: ref })
  expect(metric).toMatchObject({ target: 0.72, guardrail: null, baseline: 0.65, gaps: ['guardrail'], revision: 3 })
  expect(metric.writers.map(({ name }) => name)).toEqual(['business stakeholder', 'data scientist'])
  const { items } = await ask(ws.as('member'), listActivity, { useCase, subject: metric.id })
  expect(items.filter(({ tone }) => tone !== 'refused').map(({ sentence }) => sentence)).toEqual([
    `changed guardrail from 0.62 to none of ${ref} ${recall.name}`,
    `changed target from 0.7 to 0.72 and source of ${ref} ${recall.name}`,
    `added the technical metric ${ref} ${recall.name} to ${useCase}`,
  ])
})

test('nonsense is refused by field, a contradiction is only said', async () => {
  await expect(create({ ...recall, bandLow: 1 })).rejects.toMatchObject({
    code: 'invalid',
    fields: { bandLow: /band/ },
  })
  await expect(create({ ...recall, direction: 'band', bandLow: 6, bandHigh: 4 })).rejects.toMatchObject({
    fields: { bandHigh: 'The band ends below where it begins: 6 to 4.' },
  })
  await expect(create({ ...recall, target: Number.POSITIVE_INFINITY })).rejects.toMatchObject({ code: 'invalid' })
  await expect(create({ ...recall, owner: ws.person.stranger })).rejects.toMatchObject({ fields: { owner: /member/ } })
  await expect(create({ ...recall, owner: ws.person.auditor })).rejects.toMatchObject({ fields: { owner: /auditor/ } })
  const { ref } = await create({ ...recall, name: 'Contradicts itself', guardrail: 0.8, target: -0 })
  const metric = await ask(amara, getMetric, { metric: ref })
  expect(metric.warnings).toHaveLength(3)
  expect(Object.is(metric.target, 0)).toBe(true)
})

test('a retired metric stays as it was, out of the lists and the next document', async () => {
  const { ref } = await create({ ...recall, name: 'Precision in the top decile' })
  const before = await withContext(amara, (tx) => metricSnapshots(tx, ws.useCase.id))
  expect(before.at(-1)).toMatchObject({
    ref,
    owner: ws.person.data_scientist,
    cadence: 'monthly',
    audience: 'technical',
  })
  await execute(ingrid, retireMetric, { metric: ref, revision: 1, reason: 'It drives nothing.' })
  await expect(edit({ metric: ref, revision: 2, target: 1 })).rejects.toMatchObject({ code: 'conflict' })
  const after = await withContext(amara, (tx) => metricSnapshots(tx, ws.useCase.id))
  expect(after).toEqual(before.slice(0, -1))
  expect(await ask(amara, getMetric, { metric: ref })).toMatchObject({
    mayEdit: false,
    retired: { by: 'business stakeholder', reason: 'It drives nothing.' },
  })
  const refs = async (input: object) => (await ask(amara, listMetrics, input)).items.map((item) => item.ref)
  expect(await refs({})).not.toContain(ref)
  expect(await refs({ retired: 'retired' })).toEqual([ref])
})

test('the list is narrowed and paged, and counts as incomplete what the rules call so', async () => {
  const band = {
    ...recall,
    name: 'Offers accepted',
    audience: 'domain',
    direction: 'band',
    target: null,
    guardrail: null,
  }
  await create({ ...band, bandLow: 22, bandHigh: 34, unit: '%' })
  await create({ ...band, name: 'Band without an end', bandLow: 22 })
  await create({ ...recall, name: 'Blank unit', unit: '  ' })
  const all = (await ask(amara, listMetrics, { limit: 200, retired: 'all' })).items
  const incomplete = (await ask(amara, listMetrics, { limit: 200, retired: 'all', incomplete: true })).items
  expect(incomplete.map(({ ref }) => ref)).toEqual(all.filter(({ gaps }) => gaps.length > 0).map(({ ref }) => ref))
  const complete = (await ask(amara, listMetrics, { limit: 200, retired: 'all', incomplete: 'false' })).items
  expect(complete).toHaveLength(all.length - incomplete.length)
  for (const sort of ['newest', 'name']) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await ask(amara, listMetrics, { sort, limit: 2, cursor, retired: 'all' })
      seen.push(...page.items.map(({ ref }) => ref))
      cursor = page.next ?? undefined
    } while (cursor)
    expect([...seen].sort()).toEqual(all.map(({ ref }) => ref).sort())
  }
  const names = async (input: object) => (await ask(amara, listMetrics, input)).items.map(({ name }) => name)
  expect(await names({ audience: 'business' })).toEqual(['Value kept'])
  expect(await names({ owner: 'none' })).toEqual(['Value kept'])
  expect(await names({ search: 'offers ACC' })).toEqual(['Offers accepted'])
  expect(await names({ useCase: 'uc-999' })).toEqual([])
  expect(await names({ owner: `none,${ws.person.data_scientist}`, useCase, limit: 200 })).toHaveLength(all.length - 1)
  const facets = await ask(amara, listMetricFacets, {})
  expect(facets.all).toBe(all.length - 1)
  expect(facets.useCases).toEqual([{ ref: useCase, name: 'Churn prediction', count: all.length - 1 }])
  expect(facets.incomplete).toBe(incomplete.filter(({ retiredAt }) => !retiredAt).length)
})

test('everybody who wrote a live metric of a use case', async () => {
  const writers = await withContext(amara, (tx) => metricWriters(tx, ws.useCase.id))
  expect(writers).toEqual([ws.person.data_scientist, ws.person.business_stakeholder].sort())
})

test('the catalogue can be read, and its keys are different', async () => {
  const entries = await metricCatalogue()
  expect(entries.length).toBeGreaterThanOrEqual(30)
  expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
})

test('whoever takes a metric out of the set wrote a part of it', async () => {
  const { ref } = await create({ ...recall, name: 'Recall of the second market' })
  const writers = () => withContext(amara, (tx) => metricWriters(tx, ws.useCase.id))
  expect(await writers()).not.toContain(ws.person.backend_engineer)
  const reason = 'It looked bad.'
  await execute(ws.as('backend_engineer'), retireMetric, { metric: ref, revision: 1, reason })
  expect(await writers()).toContain(ws.person.backend_engineer)
})

test('what a retired use case was measured by stays as it was', async () => {
  const { value } = await execute(ingrid, createUseCase, churnUseCase(ws.person, 'Not for long'))
  const { ref } = await create({ ...recall, useCase: value.ref })
  await execute(ingrid, retireUseCase, { useCase: value.ref, reason: 'Not worth it.' })
  const refused = { code: 'conflict', message: expect.stringContaining(`${value.ref} is retired`) }
  await expect(edit({ metric: ref, revision: 1, target: 0.9 })).rejects.toMatchObject(refused)
  await expect(execute(ingrid, retireMetric, { metric: ref, revision: 1, reason: 'Over.' })).rejects.toMatchObject(
    refused,
  )
})
