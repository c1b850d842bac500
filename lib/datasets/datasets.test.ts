// The register of datasets on a real database: who may write, what is refused, what lists and records say.
import { expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { change, recordEvent } from '@/lib/audit/record-event'
import { reportDeployment } from '@/lib/gate/report-deployment'
import { newId, withContext } from '@/lib/platform/context'
import { entriesAbout, importVersion } from '@/lib/testing/release'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { createDataset } from './create-dataset'
import { editDataset } from './edit-dataset'
import { getDataset } from './get-dataset'
import { getDatasetVersion } from './get-version'
import { keepDataset } from './keep-dataset'
import { listDatasetFacets, listDatasets } from './list-datasets'
import { listDatasetUses } from './list-uses'
import { listDatasetVersions } from './list-versions'
import { nameDataset } from './name-dataset'
import { assessQuality } from './quality/assess'
import { recordDatasetVersion } from './record-version'
import { retireDataset } from './retire-dataset'

const ws = await testWorkspace()
const priya = ws.as('data_engineer')
const mateo = ws.as('subject_matter_expert')
const useCase = ws.useCase.ref

const create = async (input: object, ctx = priya) => (await execute(ctx, createDataset, { useCase, ...input })).value
const edit = async (input: object, ctx = priya) => (await execute(ctx, editDataset, input)).value
const version = async (dataset: string, value: string) =>
  (await execute(priya, recordDatasetVersion, { dataset, identity: { kind: 'delta_version', value } })).value
const judge = async (dataset: string, dimension: string, score: number, of = 1) =>
  execute(mateo, assessQuality, {
    dataset,
    version: of,
    dimension,
    basis: 'judgement',
    score,
    reason: 'Two hundred rows were looked at by hand.',
  })

test('a dataset is added with a name; the rest follows, by its revision', async () => {
  const { ref, id } = await create({ name: 'Billing warehouse' })
  expect(await ask(mateo, getDataset, { dataset: ref })).toMatchObject({
    legalBasis: 'unknown',
    personalData: 'unknown',
    quality: 'unassessed',
    newest: null,
    owner: null,
    mayEdit: false,
    mayAssess: true,
    createdBy: 'data engineer',
  })
  await expect(edit({ dataset: ref, licence: 'Internal' })).rejects.toMatchObject({ code: 'precondition_required' })
  await edit({ dataset: ref, revision: 1, personalData: 'pseudonymised', owner: ws.person.data_engineer })
  await expect(edit({ dataset: ref, revision: 1, licence: 'Internal' })).rejects.toMatchObject({
    code: 'conflict',
    current: { revision: 2, personalData: 'pseudonymised', owner: ws.person.data_engineer },
  })
  expect(await edit({ dataset: ref, revision: 2, personalData: 'pseudonymised' })).toMatchObject({ revision: 2 })
  const read = await ask(priya, getDataset, { dataset: ref.toLowerCase() })
  expect(read).toMatchObject({ owner: 'data engineer', mayEdit: true, revision: 2 })
  expect(read.warnings).toEqual([
    'It holds personal data, and nobody has said on which legal basis it may be processed.',
  ])
  const entries = await entriesAbout(priya, id)
  expect(entries.map(({ action }) => action).filter((action) => action !== 'command.refused')).toEqual([
    'dataset.created',
    'dataset.edited',
  ])
  expect(entries.find(({ action }) => action === 'dataset.edited')!.details).toMatchObject({
    changed: ['personalData', 'ownerId'],
  })
})

test('who has no role there, a name that is taken, an owner who cannot be one: each is told', async () => {
  const { ref } = await create({ name: 'CRM contracts' })
  await expect(create({ name: 'CRM contracts' })).rejects.toMatchObject({
    code: 'invalid',
    fields: { name: expect.stringContaining(`${ref} has this name already`) },
  })
  await expect(create({ name: 'Another' }, ws.as('member'))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(create({ name: 'Another' }, mateo)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(create({ name: 'Another', owner: ws.person.auditor })).rejects.toMatchObject({
    fields: { owner: expect.stringContaining('auditor') },
  })
  await expect(create({ name: 'Another', owner: ws.person.stranger })).rejects.toMatchObject({
    fields: { owner: expect.stringContaining('member') },
  })
  await expect(create({ name: 'Another', extra: 1 })).rejects.toMatchObject({ fields: { extra: expect.anything() } })
  const other = await create({ name: 'Taken later' })
  await expect(edit({ dataset: other.ref, revision: 1, name: 'CRM contracts' })).rejects.toMatchObject({
    fields: { name: expect.stringContaining(ref) },
  })
})

test('a version has a content of its kind, and a password in an address is not taken', async () => {
  const { ref } = await create({ name: 'Call records' })
  const record = (identity: object, more = {}) =>
    execute(priya, recordDatasetVersion, { dataset: ref, identity, ...more })
  const wrong = { code: 'invalid', fields: { 'identity.value': expect.any(String) } }
  for (const [kind, value] of [
    ['dvc_md5', 'beef'],
    ['sha256', 'x'.repeat(64)],
    ['lakefs_commit', 'main'],
    ['delta_version', '1.5'],
    ['mlflow_digest', 'a b'],
    ['source_version', 'a\nb'],
  ])
    await expect(record({ kind, value })).rejects.toMatchObject(wrong)
  const identity = { kind: 'sha256', value: `sha256:${'AB'.repeat(32)}` }
  const { value } = await record(identity, { location: 's3://halden/calls', rows: 10 })
  expect(value).toMatchObject({ ref: `${ref} v1`, isNew: true, identity: 'ab'.repeat(32) })
  expect((await record({ ...identity, value: 'ab'.repeat(32) })).value).toMatchObject({ version: 1, isNew: false })
  await expect(
    record({ kind: 'dvc_md5', value: `${'c'.repeat(32)}.DIR` }, { location: 'postgres://me:secret@host/db' }),
  ).rejects.toMatchObject({ fields: { location: expect.stringContaining('password') } })
  expect(await ask(mateo, getDatasetVersion, { dataset: ref, version: 1 })).toMatchObject({
    ref: `${ref} v1`,
    location: 's3://halden/calls',
    rows: 10,
    recordedFrom: 'person',
  })
  await expect(ask(mateo, getDatasetVersion, { dataset: ref, version: 7 })).rejects.toMatchObject({ code: 'not_found' })
})

test('a retired one stays as it was, leaves the list, and says who retired it and why', async () => {
  const { ref } = await create({ name: 'Old survey' })
  await version(ref, '1')
  await execute(priya, retireDataset, { dataset: ref, revision: 1, reason: 'The app asks now.' })
  const refused = { code: 'conflict', message: expect.stringContaining('is retired') }
  await expect(edit({ dataset: ref, revision: 2, licence: 'x' })).rejects.toMatchObject(refused)
  await expect(version(ref, '2')).rejects.toMatchObject(refused)
  await expect(judge(ref, 'accuracy', 90)).rejects.toMatchObject(refused)
  await expect(execute(priya, retireDataset, { dataset: ref, revision: 2, reason: 'x' })).rejects.toMatchObject(refused)
  const refs = async (input: object) => (await ask(priya, listDatasets, input)).items.map((item) => item.ref)
  expect(await refs({})).not.toContain(ref)
  expect(await refs({ retired: 'retired' })).toEqual([ref])
  expect(await ask(priya, getDataset, { dataset: ref })).toMatchObject({
    mayEdit: false,
    retired: { by: 'data engineer', reason: 'The app asks now.' },
  })
})

test('the list is narrowed by facets and found by content, and pages give every row once', async () => {
  const other = (await execute(ws.as('business_stakeholder'), createUseCase, churnUseCase(ws.person, 'Other'))).value
  const low = await create({ name: 'Low', useCase: other.ref, personalData: 'none' })
  await execute(priya, recordDatasetVersion, { dataset: low.ref, identity: { kind: 'dvc_md5', value: 'd'.repeat(32) } })
  await judge(low.ref, 'accuracy', 40)
  const good = await create({ name: 'Good', useCase: other.ref, owner: ws.person.ml_engineer })
  await version(good.ref, '5')
  for (const dimension of ['accuracy', 'completeness', 'consistency', 'timeliness'])
    await judge(good.ref, dimension, 90)
  const partly = await create({ name: 'Partly', useCase: other.ref })
  await version(partly.ref, '1')
  await judge(partly.ref, 'accuracy', 20)
  await judge(partly.ref, 'accuracy', 60)
  const names = async (input: object) => (await ask(mateo, listDatasets, input)).items.map(({ name }) => name)
  expect(await names({ useCase: other.ref, quality: 'low' })).toEqual(['Low'])
  expect(await names({ useCase: other.ref, quality: 'good,partly' })).toEqual(['Partly', 'Good'])
  expect(await names({ personalData: 'none' })).toEqual(['Low'])
  expect(await names({ owner: ws.person.ml_engineer })).toEqual(['Good'])
  expect(await names({ useCase: other.ref, owner: 'none', sort: 'name' })).toEqual(['Low', 'Partly'])
  expect(await names({ search: 'dddddddd' })).toEqual(['Low'])
  expect(await names({ search: '%' })).toEqual([])
  const all = (await ask(mateo, listDatasets, { limit: 200 })).items
  for (const sort of ['newest', 'name']) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await ask(mateo, listDatasets, { sort, limit: 2, cursor })
      seen.push(...page.items.map(({ ref }) => ref))
      cursor = page.next ?? undefined
    } while (cursor)
    expect([...seen].sort()).toEqual(all.map(({ ref }) => ref).sort())
  }
  const facets = await ask(mateo, listDatasetFacets, {})
  expect(facets).toMatchObject({ all: all.length, withoutBasis: 1 })
  const counted = new Map(facets.qualities.map(({ quality, count }) => [quality, count]))
  for (const standing of ['unassessed', 'low', 'partly', 'good'] as const)
    expect([standing, counted.get(standing) ?? 0]).toEqual([
      standing,
      all.filter(({ quality }) => quality === standing).length,
    ])
})

test('what uses a version is listed, and low quality of what is used is warned of', async () => {
  const { ref } = await create({ name: 'In use' })
  const recorded = [await version(ref, '1'), await version(ref, '2')]
  const model = await importVersion(ws)
  await withContext(priya, async (tx) => {
    const { modelVersionDatasets } = schema
    const [row] = await tx.db
      .insert(modelVersionDatasets)
      .values({
        id: newId(tx),
        workspaceId: ws.id,
        modelVersionId: model.id,
        datasetVersionId: recorded[0]!.id,
        use: 'training',
      })
      .returning()
    await recordEvent(tx, {
      action: 'test.used',
      subject: { kind: 'model_version', id: model.id },
      changes: [change(modelVersionDatasets, row!)],
    })
  })
  expect(await ask(mateo, listDatasetUses, { dataset: ref })).toMatchObject({
    runs: [],
    features: [],
    modelVersions: [{ ref: `${model.model} v1`, version: 1, use: 'training' }],
  })
  const warnings = async () => (await ask(mateo, getDataset, { dataset: ref })).warnings
  expect(await warnings()).toEqual(['v1 is in use, and nobody has assessed its quality.'])
  await judge(ref, 'timeliness', 30)
  expect(await warnings()).toEqual([expect.stringContaining('timeliness at 30 of 100, and nothing is done about it')])
  await execute(ws.as('ml_engineer'), reportDeployment, {
    model: model.model,
    version: 1,
    environment: 'production',
    strategy: 'basic',
  })
  expect(await warnings()).toEqual([expect.stringContaining('v1 is behind what runs in production with timeliness')])
  const { items } = await ask(mateo, listDatasetVersions, { dataset: ref })
  expect(items.map(({ version, uses, quality }) => [version, uses, quality])).toEqual([
    [2, 0, 'unassessed'],
    [1, 1, 'low'],
  ])
  const first = await ask(mateo, listDatasetVersions, { dataset: ref, limit: 1 })
  const second = await ask(mateo, listDatasetVersions, { dataset: ref, limit: 1, cursor: first.next! })
  expect([first, second].map(({ items }) => items[0]!.version)).toEqual([2, 1])
  expect(second.next).toBeNull()
})

test('what it is called elsewhere, and what it was called before, still leads to it', async () => {
  const { ref, id } = await create({ name: 'Weekly contracts' })
  const name = async (input: object) => (await execute(priya, nameDataset, { dataset: ref, ...input })).value
  const found = (given: string, namespace?: string) =>
    withContext(priya, async (tx) => {
      const input = { useCaseId: ws.useCase.id, name: given, ...(namespace ? { namespace } : {}) }
      return (await keepDataset(tx, input, 'import')).dataset.id
    })
  expect([(await name({ name: 'halden/weekly' })).isNew, (await name({ name: 'halden/weekly' })).isNew]).toEqual([
    true,
    false,
  ])
  expect(await found('halden/weekly')).toBe(id)
  const other = await create({ name: 'Another of that kind' })
  await expect(execute(priya, nameDataset, { dataset: other.ref, name: 'halden/weekly' })).rejects.toMatchObject({
    fields: { name: expect.stringContaining(ref) },
  })
  await expect(edit({ dataset: other.ref, revision: 1, name: 'halden/weekly' })).rejects.toMatchObject({
    fields: { name: expect.stringContaining(ref) },
  })
  await edit({ dataset: ref, revision: 1, name: 'Contracts by week' })
  expect(await found('Weekly contracts')).toBe(id)
  expect(await found('Weekly contracts', 'dvc')).toBe(id)
  expect((await ask(mateo, getDataset, { dataset: ref })).names).toEqual([
    { namespace: '', name: 'halden/weekly' },
    { namespace: '', name: 'Weekly contracts' },
    { namespace: 'dvc', name: 'Weekly contracts' },
  ])
  await edit({ dataset: ref, revision: 2, name: 'Weekly contracts' })
  expect((await ask(mateo, getDataset, { dataset: ref })).name).toBe('Weekly contracts')
})
