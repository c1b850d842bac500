import { describe, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { createFeature } from '@/lib/features/create-feature'
import { giveFile } from '@/lib/integrations/imports/give-file'
import { lockModelVersion } from '@/lib/models/find-model'
import { keepVersionParts } from '@/lib/models/keep-version-parts'
import { withContext } from '@/lib/platform/context'
import { dvcLock } from '@/lib/testing/dvc-lock'
import { approvedRequest, importVersion } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'
import { keepLineage } from './keep-job'
import { getLineage } from './queries'

const ws = await testWorkspace()
const engineer = ws.as('data_engineer')
const read = (of: string, direction?: string) =>
  ask(ws.as('member'), getLineage, { of, ...(direction ? { direction } : {}) })

const { value: given } = await execute(engineer, giveFile, {
  useCase: ws.useCase.ref,
  format: 'dvc',
  file: Buffer.from(dvcLock(200)),
})
const raw = given.made.find(({ kind }) => kind === 'dataset')!
const rawVersion = given.made.find(({ kind }) => kind === 'dataset_version')!

describe('lineage of a pipeline', () => {
  test('what is affected by its source goes on through the jobs to what they write', async () => {
    const { nodes, edges } = await read(raw.ref, 'affected')
    const kinds = (kind: string) => nodes.filter((node) => node.kind === kind)
    expect(
      kinds('lineage_job')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(given.made.filter(({ kind }) => kind === 'lineage_job').length === 2 ? ['prepare', 'train'] : [])
    expect(kinds('dataset').length).toBeGreaterThanOrEqual(3)
    expect(
      edges.every(({ from, to }) => nodes.some(({ key }) => key === from) && nodes.some(({ key }) => key === to)),
    ).toBe(true)
  })

  test('a job that reads the dataset may have read the version that is wrong', async () => {
    const { nodes } = await read(rawVersion.ref, 'affected')
    expect(nodes.filter(({ kind }) => kind === 'lineage_job')).toHaveLength(2)
  })

  test('a feature that is made of the dataset may have seen the version that is wrong', async () => {
    const { value: feature } = await execute(engineer, createFeature, {
      useCase: ws.useCase.ref,
      name: 'Contracts of a customer',
      entity: 'customer',
      valueType: 'number',
      dataset: raw.ref,
    })
    const { nodes } = await read(rawVersion.ref, 'affected')
    expect(nodes.map(({ ref }) => ref)).toContain(feature.ref)
  })

  test('from the last back to the first', async () => {
    const last = given.made.filter(({ kind }) => kind === 'dataset').at(-1)!
    const { nodes } = await read(last.ref, 'made_of')
    expect(nodes.map(({ ref }) => ref)).toContain(raw.ref)
    expect(nodes.find(({ ref }) => ref === last.ref)?.side).toBe('start')
  })
})

describe('lineage of a model version', () => {
  test('from the dataset version to the decision and back', async () => {
    const version = await importVersion(ws)
    await withContext(ws.as('data_scientist'), async (tx) => {
      const target = await lockModelVersion(tx, version.model, version.version)
      await keepVersionParts(tx, target.version, { datasetVersionIds: [{ id: rawVersion.id, use: 'training' }] })
    })
    const request = await approvedRequest(ws, { version })
    const affected = await read(rawVersion.ref, 'affected')
    const refs = affected.nodes.map(({ ref }) => ref)
    expect(refs).toEqual(expect.arrayContaining([`${version.model} v${version.version}`, request.ref]))
    expect(affected.nodes.map(({ kind }) => kind)).toContain('model_card')
    const back = await read(request.ref, 'made_of')
    expect(back.nodes.map(({ ref }) => ref)).toEqual(expect.arrayContaining([raw.ref, rawVersion.ref]))
  })
})

test('a use case stands for all that it has', async () => {
  const { nodes } = await read(ws.useCase.ref)
  expect(nodes.filter(({ side }) => side === 'start').length).toBeGreaterThan(2)
})

test('a job that writes what it reads comes to an end', async () => {
  await withContext(engineer, (tx) =>
    keepLineage(tx, ws.useCase.id, {
      job: { namespace: 'warehouse', name: 'compact', description: '' },
      run: null,
      eventType: 'COMPLETE',
      at: null,
      inputs: [{ namespace: 'warehouse', name: 'orders' }],
      outputs: [{ namespace: 'warehouse', name: 'orders' }],
    }),
  )
  const { rows } = await withContext(engineer, (tx) =>
    tx.db.execute<{ ref: string }>(`select ref from lineage_jobs where name = 'compact'`),
  )
  const { nodes } = await read(rows[0]!.ref)
  expect(nodes).toHaveLength(2)
})

test.each(['nothing', 'UC-999', 'DS-999', `${raw.ref} v99`, 'MDL-999 v1', 'MET-1'])('%s is said', async (of) => {
  await expect(read(of)).rejects.toMatchObject({ code: expect.stringMatching(/invalid|not_found/) })
})

test('another workspace has nothing of it', async () => {
  const other = await testWorkspace({ db: ws.db, slug: 'elsewhere' })
  await expect(ask(other.as('member'), getLineage, { of: raw.ref })).rejects.toMatchObject({ code: 'not_found' })
  const count = await withContext(other.as('member'), (tx) => tx.db.$count(schema.lineageJobs))
  expect(count).toBe(0)
})
