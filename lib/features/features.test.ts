// The catalogue of features on a real database: found instead of made again, who uses them, and decisions on a store.
import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { createDataset } from '@/lib/datasets/create-dataset'
import { retireDataset } from '@/lib/datasets/retire-dataset'
import { lockModelVersion } from '@/lib/models/find-model'
import { keepVersionParts } from '@/lib/models/keep-version-parts'
import { withContext } from '@/lib/platform/context'
import { showApproval } from '@/lib/shown-subjects'
import { approvedRequest, entriesAbout, importVersion, openRequest } from '@/lib/testing/release'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { retireUseCase } from '@/lib/use-cases/change-course'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { createFeature } from './create-feature'
import { editFeature } from './edit-feature'
import { addFeatureUse, endFeatureUse } from './feature-uses'
import { getFeature, listFeatureFacets, listFeatures } from './queries'
import { retireFeature } from './retire-feature'
import { decideStore } from './store-advice/decide-store'
import { getStoreFacts, listStoreDecisions } from './store-advice/queries'

const ws = await testWorkspace()
const priya = ws.as('data_engineer')
const useCase = ws.useCase.ref
const otherUseCase = async (name: string) =>
  (await execute(ws.as('business_stakeholder'), createUseCase, churnUseCase(ws.person, name))).value

const tenure = { useCase, name: 'tenure_months', entity: 'contract', valueType: 'integer' }
const create = async (input: object = {}, ctx = priya) =>
  (await execute(ctx, createFeature, { ...tenure, ...input })).value

test('a feature is of an entity and a dataset, and is used where it was added', async () => {
  const { value: dataset } = await execute(priya, createDataset, { useCase, name: 'CRM contracts' })
  const { ref, id } = await create({ dataset: dataset.ref, owner: ws.person.data_engineer })
  const feature = await ask(ws.as('member'), getFeature, { feature: ref.toLowerCase() })
  expect(feature).toMatchObject({
    name: 'tenure_months',
    dataset: { ref: dataset.ref },
    owner: 'data engineer',
    usedBy: [{ ref: useCase }],
    uses: [{ useCase: { ref: useCase }, by: 'data engineer', endedAt: null }],
    modelVersions: [],
    mayEdit: false,
  })
  await expect(create()).rejects.toMatchObject({ fields: { name: expect.stringContaining(ref) } })
  expect((await create({ entity: 'customer' })).ref).not.toBe(ref)
  await expect(create({ name: 'x', dataset: 'DS-99' })).rejects.toMatchObject({
    fields: { dataset: expect.stringContaining('There is no dataset DS-99') },
  })
  await expect(create({ name: 'x', owner: ws.person.auditor })).rejects.toMatchObject({ fields: { owner: /auditor/ } })
  await expect(create({ name: 'x' }, ws.as('subject_matter_expert'))).rejects.toMatchObject({ code: 'forbidden' })
  const entries = await entriesAbout(priya, id)
  expect(entries.map(({ action, changes }) => [action, changes.length])).toEqual([['feature.created', 2]])
})

test('an edit names its revision, and one whose dataset was retired can still be edited', async () => {
  const { value: dataset } = await execute(priya, createDataset, { useCase, name: 'Old source' })
  const { ref } = await create({ name: 'edited', dataset: dataset.ref })
  const edit = async (input: object) => (await execute(priya, editFeature, { feature: ref, ...input })).value
  await expect(edit({ derivation: 'x' })).rejects.toMatchObject({ code: 'precondition_required' })
  expect(await edit({ revision: 1, derivation: 'x' })).toMatchObject({ revision: 2 })
  await expect(edit({ revision: 1, derivation: 'y' })).rejects.toMatchObject({
    code: 'conflict',
    current: { revision: 2, derivation: 'x', dataset: dataset.ref },
  })
  await execute(priya, retireDataset, { dataset: dataset.ref, revision: 1, reason: 'Replaced.' })
  expect(await edit({ revision: 2, derivation: 'y', dataset: dataset.ref })).toMatchObject({ revision: 3 })
  expect(await edit({ revision: 3, dataset: null })).toMatchObject({ revision: 4 })
  await expect(edit({ revision: 4, dataset: dataset.ref })).rejects.toMatchObject({
    fields: { dataset: expect.stringContaining('is retired') },
  })
  await expect(edit({ revision: 4, name: 'tenure_months' })).rejects.toMatchObject({
    fields: { name: expect.any(String) },
  })
})

test('a use case says itself that it uses a feature, once, and that it no longer does', async () => {
  const { ref } = await create({ name: 'shared' })
  const other = await otherUseCase('Return fraud')
  const add = () => execute(priya, addFeatureUse, { feature: ref, useCase: other.ref })
  const end = () => execute(priya, endFeatureUse, { feature: ref, useCase: other.ref })
  expect([(await add()).value.isNew, (await add()).value.isNew]).toEqual([true, false])
  await end()
  await expect(end()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('does not use') })
  expect((await ask(priya, getFeature, { feature: ref })).usedBy).toEqual([{ ref: useCase, name: 'Churn prediction' }])
  expect((await add()).value.isNew).toBe(true)
  expect((await ask(priya, getFeature, { feature: ref })).usedBy).toHaveLength(2)
  await expect(execute(ws.as('member'), addFeatureUse, { feature: ref, useCase: other.ref })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await execute(ws.as('business_stakeholder'), retireUseCase, { useCase: other.ref, reason: 'Over.' })
  await end()
  await expect(add()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('is retired') })
})

test('a retired one leaves the catalogue and changes no more', async () => {
  const { ref } = await create({ name: 'retired' })
  await execute(priya, retireFeature, { feature: ref, revision: 1, reason: 'Says the same as another.' })
  const refused = { code: 'conflict', message: expect.stringContaining('is retired') }
  await expect(execute(priya, editFeature, { feature: ref, revision: 2, derivation: 'x' })).rejects.toMatchObject(
    refused,
  )
  await expect(execute(priya, addFeatureUse, { feature: ref, useCase })).rejects.toMatchObject(refused)
  const refs = async (input: object) => (await ask(priya, listFeatures, input)).items.map((item) => item.ref)
  expect(await refs({})).not.toContain(ref)
  expect(await refs({ retired: 'retired' })).toEqual([ref])
})

test('the catalogue is narrowed and paged', async () => {
  const names = async (input: object) => (await ask(priya, listFeatures, input)).items.map(({ name }) => name)
  expect(await names({ entity: 'customer' })).toEqual(['tenure_months'])
  expect(await names({ owner: ws.person.data_engineer })).toEqual(['tenure_months'])
  expect(await names({ dataset: 'ds-1' })).toEqual(['tenure_months'])
  expect(await names({ search: 'SHAR' })).toEqual(['shared'])
  expect(await names({ usedBy: 'UC-99' })).toEqual([])
  const all = (await ask(priya, listFeatures, { usedBy: useCase, limit: 200 })).items.map(({ ref }) => ref)
  for (const sort of ['newest', 'name']) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await ask(priya, listFeatures, { sort, limit: 2, cursor })
      seen.push(...page.items.map(({ ref }) => ref))
      cursor = page.next ?? undefined
    } while (cursor)
    expect([...seen].sort()).toEqual([...all].sort())
  }
  expect(await ask(priya, listFeatureFacets, {})).toMatchObject({
    all: all.length,
    shared: 0,
    entities: [
      { entity: 'contract', count: all.length - 1 },
      { entity: 'customer', count: 1 },
    ],
    useCases: [{ ref: useCase, count: all.length }],
  })
})

test('a decision keeps the answers, what was advised and who decided otherwise and why', async () => {
  const others = [await otherUseCase('Credit limit'), await otherUseCase('Call routing')]
  const { ref } = await create({ name: 'calls_last_30_days' })
  for (const other of others) await execute(priya, addFeatureUse, { feature: ref, useCase: other.ref })
  const facts = await ask(ws.as('member'), getStoreFacts, { useCase })
  expect(facts.features[0]).toMatchObject({ ref, usedBy: 3 })
  expect(facts.sharing.map(({ name, shared }) => [name, shared])).toEqual([
    ['Call routing', 1],
    ['Credit limit', 1],
  ])
  expect(facts).toMatchObject({ decisions: [], mayDecide: false })
  const answers = { computeCost: 'high', readiness: 'raw', projects: 3 }
  const decide = (input: object, ctx = priya) => execute(ctx, decideStore, { useCase, ...answers, ...input })
  const reason = 'The platform team has nobody to run a store before spring.'
  await expect(decide({ decision: 'store', reason: 'Yes.' })).rejects.toMatchObject({
    fields: { reason: expect.stringContaining('20 characters') },
  })
  await expect(decide({ decision: 'store', reason }, ws.as('business_stakeholder'))).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect((await decide({ decision: 'shared_table', reason })).value).toMatchObject({ ref: 'FSD-1', advised: 'store' })
  const { items } = await ask(priya, listStoreDecisions, { useCase })
  expect(items).toEqual([
    expect.objectContaining({
      ref: 'FSD-1',
      answers: { ...answers, isOnline: false },
      advised: 'store',
      advice: expect.stringContaining('3 projects would share them'),
      decision: 'shared_table',
      reason,
      by: 'data engineer',
    }),
  ])
})

test('what it is voids what is asked of a version made with it, and stays once that was approved', async () => {
  const { ref, id } = await create({ name: 'signed', derivation: 'as agreed' })
  const version = await importVersion(ws)
  await withContext(ws.as('data_scientist'), async (tx) =>
    keepVersionParts(tx, (await lockModelVersion(tx, version.model, 1)).version, { featureIds: [id] }),
  )
  const edit = (input: object) => execute(priya, editFeature, { feature: ref, ...input })
  const first = await openRequest(ws, { version })
  await edit({ revision: 1, description: 'Said otherwise.' })
  expect(await entriesAbout(priya, first.id, 'approval.superseded')).toEqual([])
  await edit({ revision: 2, derivation: 'otherwise' })
  expect(await entriesAbout(priya, first.id, 'approval.superseded')).toHaveLength(1)
  const second = await approvedRequest(ws, { version })
  const { fields } = await ask(priya, showApproval, { approval: second.ref })
  expect(fields.find(({ name }) => name === 'version.features')).toMatchObject({
    note: ref,
    text: 'signed of contract, integer: otherwise',
  })
  for (const input of [{ derivation: 'again' }, { name: 'renamed' }, { entity: 'customer' }, { valueType: 'text' }])
    await expect(edit({ revision: 3, ...input })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`${second.ref} has approved a model version made with ${ref}`),
    })
  await edit({ revision: 3, description: 'Said better.' })
})
