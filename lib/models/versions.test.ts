// Versions with what they were made of, where they stand, and what a model was on any day.
import { describe, expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { keepRunDataset } from '@/lib/experiments/keep-run'
import { reportDeployment } from '@/lib/gate/report-deployment'
import { withContext } from '@/lib/platform/context'
import { callApi } from '@/lib/testing/api'
import { aDatasetVersion, anExperiment, aRunOf } from '@/lib/testing/experiments'
import { approvedRequest, entriesAbout, importVersion, openRequest } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'
import { listActivity } from '@/lib/trail/queries'
import { moveAlias } from './aliases/move-alias'
import { getModelAsOf, listAliasMoves } from './as-of/queries'
import { listVersions } from './list-versions'
import { getParts, recordParts } from './record-parts'

const ws = await testWorkspace()
const amara = ws.as('data_scientist')
const reader = ws.as('auditor')
const record = (model: string, input: object, ctx = amara) =>
  execute(ctx, recordParts, { model, version: 1, revision: 1, ...input })
const move = async (model: string, version: number | null, more: object = {}) =>
  (await execute(amara, moveAlias, { model, alias: 'champion', version, reason: 'Better.', ...more })).value

describe('what a version was made of', () => {
  test('is recorded from its run, with the run’s data and commit, and voids what was asked', async () => {
    const run = await aRunOf(ws, await anExperiment(ws))
    const data = await aDatasetVersion(ws)
    await withContext(amara, (tx) => keepRunDataset(tx, run, data.id, 'training'))
    const { version, ref } = await openRequest(ws)
    const { value } = await record(version.model, { run: run.ref.toLowerCase(), configuration: { threshold: 0.4 } })
    expect(value).toMatchObject({ revision: 2, voided: [ref] })
    expect(await ask(reader, getParts, { model: version.model, version: 1 })).toMatchObject({
      run: { ref: run.ref },
      codeCommit: '7ac91de',
      configuration: { threshold: '0.4' },
      datasets: [{ ref: data.ref, use: 'training', identityKind: 'dvc_md5' }],
      features: [],
    })
    const actions = (await entriesAbout(reader, version.id)).map(({ action }) => action)
    expect(actions).toContain('model_version.parts_recorded')
    const again = { revision: 2, run: run.ref, configuration: { threshold: '0.4' } }
    await expect(record(version.model, again)).rejects.toMatchObject({ code: 'invalid' })
  })

  test.each([
    ['a run that is not there', { run: 'RUN-999' }, 'run'],
    ['a feature that is not there', { features: ['tenure'] }, 'features.0'],
    ['a dataset that is none', { datasets: [{ dataset: 'x', use: 'test' }] }, 'datasets.0.dataset'],
  ])('with %s is refused', async (_, input, field) => {
    const { model } = await importVersion(ws)
    await expect(record(model, input)).rejects.toMatchObject({ fields: { [field]: expect.any(String) } })
  })

  test('is written by builders, on the revision they read, until it was approved', async () => {
    const { version, ref } = await approvedRequest(ws)
    const commit = { codeCommit: 'abc' }
    await expect(record(version.model, { ...commit, revision: undefined })).rejects.toMatchObject({
      code: 'precondition_required',
    })
    await expect(record(version.model, { ...commit, revision: 7 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(record(version.model, commit, ws.as('risk_officer'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(record(version.model, commit)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(ref),
    })
  })
})

describe('an alias', () => {
  test('is pointed, moved and taken away, each time with a reason', async () => {
    const { model } = await importVersion(ws, 'Aliased')
    await importVersion(ws, 'Aliased')
    expect(await move(model, 1)).toEqual({ model, alias: 'champion', version: 1, was: null, isChanged: true })
    expect(await move(model, 1)).toMatchObject({ isChanged: false })
    expect(await move(model, 2, { was: 1 })).toMatchObject({ was: 1, isChanged: true })
    await expect(move(model, 1, { was: 1 })).rejects.toMatchObject({ code: 'conflict', current: { version: 2 } })
    expect(await move(model, null, { reason: 'No champion for now.' })).toMatchObject({ was: 2, version: null })
    await expect(move(model, null)).rejects.toMatchObject({ code: 'invalid' })
    await expect(move(model, 9)).rejects.toMatchObject({ code: 'not_found' })
    await expect(move(model, 1, { reason: ' ' })).rejects.toMatchObject({ fields: { reason: /why/ } })
    await expect(move(model, 1, { alias: 'v3' })).rejects.toMatchObject({ fields: { alias: /letters/ } })
    const { items } = await ask(reader, listAliasMoves, { model })
    expect(items.map(({ from, to }) => [from, to])).toEqual([
      [2, null],
      [1, 2],
      [null, 1],
    ])
    const { model: read } = await ask(reader, getModelAsOf, { model })
    const news = await ask(reader, listActivity, { useCase: ws.useCase.ref, subject: read.id })
    expect(news.items.map(({ sentence }) => sentence).filter((sentence) => !sentence.includes('refused'))).toEqual([
      `took the alias champion of ${model} Aliased away from v2: No champion for now.`,
      `pointed the alias champion of ${model} Aliased to v2, it was v1: Better.`,
      `pointed the alias champion of ${model} Aliased to v1: Better.`,
    ])
  })

  test('is moved by builders of the use case alone', async () => {
    const { model } = await importVersion(ws)
    const body = { version: 1, reason: 'Mine.' }
    const post = (ctx: typeof reader) => callApi(ctx, 'POST', `/models/${model}/aliases/champion/move`, body)
    expect((await post(ws.token('subject_matter_expert'))).status).toBe(403)
    expect((await post(ws.token('ml_engineer'))).body).toMatchObject({ alias: 'champion', version: 1 })
  })
})

test('the status of a version follows what is decided and what runs', async () => {
  const request = await approvedRequest(ws)
  const { model } = request.version
  const status = async () => {
    const { items } = await ask(reader, listVersions, { model })
    return items.map(({ status, isUnapproved, runsIn, aliases }) => ({ status, isUnapproved, runsIn, aliases }))
  }
  await move(model, 1)
  const plain = { isUnapproved: false, runsIn: [], aliases: ['champion'] }
  expect(await status()).toEqual([{ ...plain, status: 'approved' }])
  const deploy = { model, version: 1, environment: 'production' }
  await execute(ws.as('ml_engineer'), reportDeployment, deploy)
  expect(await status()).toEqual([{ ...plain, status: 'in_production', runsIn: ['production'] }])
})

test('a page of versions goes on where the last one ended', async () => {
  const { model } = await importVersion(ws, 'Paged')
  for (let at = 0; at < 3; at++) await importVersion(ws, 'Paged')
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const page = await ask(reader, listVersions, { model, limit: 3, cursor })
    seen.push(...page.items.map(({ version }) => version))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toEqual([4, 3, 2, 1])
})

describe('on any day', () => {
  test('it is known what each alias pointed to and what ran where', async () => {
    const dated = await testWorkspace({ slug: 'dated', clock: new Date('2026-03-01T09:00:00Z') })
    const at = (time: string) => ({ ...dated.as('ml_engineer'), clock: new Date(time) })
    const { model } = await importVersion(dated, 'Dated')
    await importVersion(dated, 'Dated')
    const point = (time: string, version: number | null) =>
      execute(at(time), moveAlias, { model, alias: 'champion', version, reason: 'Better.' })
    const deploy = (time: string, version: number, more: object = {}) =>
      execute(at(time), reportDeployment, { model, version, environment: 'production', startedAt: time, ...more })
    await deploy('2026-04-01T08:00:00Z', 1)
    await point('2026-04-02T08:00:00Z', 1)
    await deploy('2026-05-01T08:00:00Z', 2, { strategy: 'canary', traffic: 10 })
    await deploy('2026-05-10T08:00:00Z', 2)
    await point('2026-05-11T08:00:00Z', 2)
    await point('2026-06-01T08:00:00Z', null)
    const asOf = async (time: string) => {
      const read = await callApi(at('2026-07-01T08:00:00Z'), 'GET', `/models/${model}/as-of?at=${time}`)
      const { aliases, deployments } = read.body
      return [
        aliases.map(({ alias, version }: Record<string, unknown>) => `${alias} v${version}`),
        deployments.map(
          (one: { model: { version: number }; traffic: number }) => `v${one.model.version} ${one.traffic}`,
        ),
      ]
    }
    expect(await asOf('2026-03-31')).toEqual([[], []])
    expect(await asOf('2026-04-01')).toEqual([[], ['v1 100']])
    expect(await asOf('2026-04-01T07:59:59Z')).toEqual([[], []])
    expect(await asOf('2026-05-05')).toEqual([['champion v1'], ['v1 100', 'v2 10']])
    expect(await asOf('2026-05-10')).toEqual([['champion v1'], ['v2 100']])
    expect(await asOf('2026-05-31')).toEqual([['champion v2'], ['v2 100']])
    expect(await asOf('2026-06-02')).toEqual([[], ['v2 100']])
    expect((await callApi(reader, 'GET', `/models/${model}/as-of?at=someday`)).status).toBe(422)
  })
})
