// What commands and importers keep of experiments and runs, on a real database: state and event, twice the same, frozen.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { keepDataset } from '@/lib/datasets/keep-dataset'
import { keepDatasetVersion } from '@/lib/datasets/keep-version'
import { lockModelVersion } from '@/lib/models/find-model'
import { keepVersionParts } from '@/lib/models/keep-version-parts'
import { withContext } from '@/lib/platform/context'
import { showApproval } from '@/lib/shown-subjects'
import { aDatasetVersion, anExperiment, aRun, aRunOf } from '@/lib/testing/experiments'
import { decide, deciders, entriesAbout, importVersion, openRequest } from '@/lib/testing/release'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { retireUseCase } from '@/lib/use-cases/change-course'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import type { ExperimentRow } from './find-experiment'
import { keepExperiment } from './keep-experiment'
import { keepRun, keepRunDataset, type RunInput } from './keep-run'

const ws = await testWorkspace()
const amara = ws.as('data_scientist')
const keep = (input: Partial<Parameters<typeof keepExperiment>[1]>) =>
  withContext(amara, (tx) => keepExperiment(tx, { useCaseId: ws.useCase.id, name: 'Boosting', ...input }, 'registry'))
const keptRun = (experiment: ExperimentRow, input: Partial<RunInput>) =>
  withContext(amara, (tx) => keepRun(tx, experiment, { ...aRun, ...input }, 'registry'))
const actions = async (id: string) => (await entriesAbout(ws.as('auditor'), id)).map(({ action }) => action)

test('an experiment is kept once, by its tool’s id, and told apart where only the name is the same', async () => {
  const first = await keep({ system: 'mlflow', externalId: '7', description: 'Trees.' })
  expect(first).toMatchObject({ isNew: true, experiment: { ref: 'EXP-1', recordedFrom: 'registry', revision: 1 } })
  const again = await keep({ system: 'mlflow', externalId: '7', name: 'Renamed there', description: 'Other.' })
  expect(again).toEqual({ isNew: false, experiment: first.experiment })
  expect((await keep({})).experiment.id).toBe(first.experiment.id)
  const other = await keep({ system: 'mlflow', externalId: '8' })
  expect(other.experiment.name).toBe('Boosting (mlflow 8)')
  expect(await actions(first.experiment.id)).toEqual(['experiment.created'])
})

test('two who keep the same experiment or run at once keep one', async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => keep({ name: 'At once' })))
  expect(made.filter(({ isNew }) => isNew)).toHaveLength(1)
  const { experiment } = made[0]!
  const kept = await Promise.all(Array.from({ length: 5 }, () => keptRun(experiment, { externalId: 'at-once' })))
  expect(kept.filter(({ isNew }) => isNew)).toHaveLength(1)
})

test('a retired use case takes no experiment', async () => {
  const { value } = await execute(ws.as('business_stakeholder'), createUseCase, churnUseCase(ws.person, 'Retired'))
  await execute(ws.as('business_stakeholder'), retireUseCase, { useCase: value.ref, reason: 'Not needed.' })
  await expect(keep({ useCaseId: value.id })).rejects.toMatchObject({ code: 'conflict', message: /retired/ })
})

test('a source that does not say how a run ended changes nothing of that', async () => {
  const experiment = await anExperiment(ws)
  for (const status of ['running', 'failed'] as const) {
    await keptRun(experiment, { externalId: `ended-${status}`, status })
    const told = await keptRun(experiment, { externalId: `ended-${status}`, status: null, name: 'Told of' })
    expect(told.run).toMatchObject({ name: 'Told of', status })
  }
  expect(await keptRun(experiment, { externalId: 'ended', status: null })).toMatchObject({
    run: { status: 'finished' },
  })
})

test('a run is kept once; the same again changes nothing, more is added, nothing is lost', async () => {
  const experiment = await anExperiment(ws)
  const first = await keptRun(experiment, { externalId: 'a' })
  expect(first).toMatchObject({ isNew: true, run: { status: 'finished', parameters: aRun.parameters } })
  expect(await keptRun(experiment, { externalId: 'a' })).toMatchObject({ isNew: false, isChanged: false })
  const more = await keptRun(experiment, {
    externalId: 'a',
    status: 'running',
    endedAt: null,
    parameters: { seed: '7' },
    metrics: [
      { key: 'recall', value: 0.5, step: 5, at: null, dataset: null },
      { key: 'auc', value: Number.NaN, step: null, at: null, dataset: 'held-back' },
      { key: 'loss', value: 1e300, step: -0, at: null, dataset: null },
    ],
    codeCommit: null,
    artifacts: [],
  })
  expect(more).toMatchObject({ isNew: false, isChanged: true })
  expect(more.run).toMatchObject({
    revision: 2,
    status: 'finished',
    endedAt: first.run.endedAt,
    parameters: { depth: '6', learning_rate: '0.1', seed: '7' },
    codeCommit: '7ac91de',
    artifacts: aRun.artifacts,
  })
  expect(more.run.metrics.map(({ key, value }) => [key, value])).toEqual([
    ['recall', 0.68],
    ['auc', 'NaN'],
    ['loss', '1e+300'],
  ])
  const [, updated] = await entriesAbout(ws.as('auditor'), first.run.id)
  expect(updated).toMatchObject({ action: 'run.updated', details: { changed: ['parameters', 'metrics'] } })
})

test('a run of another use case is not taken from there', async () => {
  const { value } = await execute(ws.as('business_stakeholder'), createUseCase, churnUseCase(ws.person, 'Other'))
  const { experiment } = await keep({ useCaseId: value.id, name: 'There' })
  await keptRun(experiment, { externalId: 'theirs' })
  const mine = await anExperiment(ws)
  await expect(keptRun(mine, { externalId: 'theirs' })).rejects.toMatchObject({ code: 'conflict', message: /another/ })
})

test('what an approved version was made of stays as it was, also for the database', async () => {
  const experiment = await anExperiment(ws)
  const run = await aRunOf(ws, experiment, { externalId: 'frozen' })
  const data = await aDatasetVersion(ws)
  const later = await aDatasetVersion(ws)
  const uses = await withContext(amara, (tx) => keepRunDataset(tx, run, data.id, 'training'))
  expect(uses).toEqual({ isNew: true, isKept: true })
  expect(await withContext(amara, (tx) => keepRunDataset(tx, run, data.id, 'training'))).toMatchObject({ isNew: false })
  const version = await importVersion(ws)
  const parts = (given: object) =>
    withContext(amara, async (tx) =>
      keepVersionParts(tx, (await lockModelVersion(tx, version.model, 1)).version, given),
    )
  const full = {
    runId: run.id,
    configuration: { threshold: '0.4' },
    datasetVersionIds: [{ id: data.id, use: 'training' }],
  }
  expect(await parts(full)).toMatchObject({ isChanged: true, version: { runId: run.id, revision: 2 } })
  expect(await parts(full)).toMatchObject({ isChanged: false, version: { revision: 2 } })
  const request = await openRequest(ws, { version })
  for (const part of deciders) await decide(ws, part, request)
  expect(await parts(full)).toMatchObject({ isChanged: false })
  const refusal = { code: 'conflict', message: expect.stringContaining(request.ref) }
  await expect(parts({ codeCommit: 'another' })).rejects.toMatchObject(refusal)
  await expect(parts({ datasetVersionIds: [{ id: later.id, use: 'test' }] })).rejects.toMatchObject(refusal)
  expect(await keptRun(experiment, { externalId: 'frozen', tags: { late: 'yes' } })).toMatchObject({ isChanged: false })
  expect(await withContext(amara, (tx) => keepRunDataset(tx, run, later.id, 'test'))).toMatchObject({ isKept: false })
  expect((await actions(version.id)).filter((action) => action === 'model_version.parts_recorded')).toHaveLength(1)
  const { modelVersions } = schema
  const write = withContext(amara, (tx) =>
    tx.db.update(modelVersions).set({ codeCommit: 'another' }).where(eq(modelVersions.id, version.id)),
  )
  await expect(write).rejects.toMatchObject({ cause: { code: 'CS003' } })
})

test('what is said of a run later voids what was asked of the version it made; whoever recorded it approves nothing of it', async () => {
  const experiment = await anExperiment(ws)
  const run = await withContext(ws.as('risk_officer'), (tx) =>
    keepRun(tx, experiment, { ...aRun, externalId: 'rewritten' }, 'ci'),
  )
  const made = async () => {
    const version = await importVersion(ws)
    await withContext(amara, async (tx) =>
      keepVersionParts(tx, (await lockModelVersion(tx, version.model, 1)).version, { runId: run.run.id }),
    )
    return openRequest(ws, { version })
  }
  const request = await made()
  await expect(decide(ws, 'risk_officer', request)).rejects.toMatchObject({ message: expect.stringContaining('wrote') })
  await decide(ws, 'subject_matter_expert', request)
  await keptRun(experiment, { externalId: 'rewritten', metrics: [{ ...aRun.metrics[0]!, value: 0.99, step: 11 }] })
  expect(await actions(request.id)).toContain('approval.superseded')
  await expect(decide(ws, 'business_stakeholder', request)).rejects.toMatchObject({ code: 'conflict' })
  const second = await made()
  const { run: standing } = await keptRun(experiment, { externalId: 'rewritten' })
  const data = await aDatasetVersion(ws)
  await withContext(amara, (tx) => keepRunDataset(tx, standing, data.id, 'training'))
  expect(await actions(second.id)).toContain('approval.superseded')
  const third = await made()
  await keptRun(experiment, { externalId: 'rewritten' })
  expect(await actions(third.id)).not.toContain('approval.superseded')
  const { fields } = await ask(amara, showApproval, { approval: third.ref })
  expect(fields.filter(({ name }) => name === 'version.run').map(({ label, text }) => [label, text])).toEqual([
    ['Run that made it', standing.ref],
    ['Digest of all that the run says', expect.stringMatching(/^sha256:[0-9a-f]{64}$/)],
  ])
})

test('a version made of more than one entry of the log has room for is kept whole, every part named once', async () => {
  const version = await importVersion(ws)
  const ids = await withContext(ws.as('data_engineer'), async (tx) => {
    const made = await keepDataset(tx, { useCaseId: ws.useCase.id, name: 'Sharded' }, 'registry')
    const kept: string[] = []
    for (let shard = 0; shard < 300; shard++) {
      const identity = { kind: 'dvc_md5' as const, value: `feed${String(shard).padStart(28, '0')}` }
      kept.push((await keepDatasetVersion(tx, made.dataset, { identity }, 'registry')).version.id)
    }
    return kept
  })
  const datasetVersionIds = ids.map((id) => ({ id, use: 'training' as const }))
  await withContext(amara, async (tx) =>
    keepVersionParts(tx, (await lockModelVersion(tx, version.model, 1)).version, { datasetVersionIds }),
  )
  const entries = await entriesAbout(ws.as('auditor'), version.id, 'model_version.parts_recorded')
  expect(entries.map(({ changes, details }) => [changes.length, details.part, details.parts])).toEqual([
    [100, 1, 4],
    [100, 2, 4],
    [100, 3, 4],
    [1, 4, 4],
  ])
  expect(new Set(entries.flatMap(({ changes }) => changes.map(({ id }) => id))).size).toBe(301)
})
