import { expect, test } from 'vitest'
import { execute } from '@/lib/audit/execute'
import { publishDocument } from '@/lib/documents/publish-document'
import { saveAnswers } from '@/lib/documents/save-answers'
import { createExperiment } from '@/lib/experiments/create-experiment'
import { recordRun } from '@/lib/experiments/record-run'
import { askGate } from '@/lib/gate/ask-gate'
import { newId } from '@/lib/platform/context'
import { callApi } from '@/lib/testing/api'
import { cardText, importVersion } from '@/lib/testing/release'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { addRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { registerModel } from './register-model'

const ws = await testWorkspace()
const token = ws.token('ml_engineer')
const digest = `sha256:${'7a'.repeat(32)}`
const post = (path: string, body: object) => callApi(token, 'POST', path, body, { 'idempotency-key': newId() })
const release = (model: string, version: number) =>
  callApi(ws.as('data_scientist'), 'POST', '/approvals', {
    subject: { kind: 'model_version', ref: model, version },
    note: 'Please.',
  })

test('a version of a build begins with what it was made of and an empty card; asking for its release waits for the card', async () => {
  const { status, body } = await post('/models', {
    useCase: ws.useCase.ref,
    name: 'From a build',
    label: '1.0.0',
    artifact: digest,
    codeCommit: '9f8c1e2',
    configuration: { rate: 0.05 },
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({ model: expect.stringMatching(/^MDL-/), version: 1, modelCard: { revision: 0 } })
  const read = await callApi(token, 'GET', `/models/${body.model}/versions/1`)
  expect(read.body).toMatchObject({
    artifact: digest,
    commit: '9f8c1e2',
    configuration: { rate: '0.05' },
    recordedFrom: 'ci',
    card: { ref: body.modelCard.ref, revision: 0, answers: {} },
    may: { request: false },
  })
  const refused = await release(body.model, 1)
  expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('no published revision yet') } })
  const { value } = await execute(ws.as('member'), askGate, {
    model: body.model,
    version: 1,
    environment: 'production',
  })
  expect(value).toMatchObject({ allowed: false, reasons: [{ code: 'not_requested' }] })
  const document = body.modelCard.ref
  const saved = await execute(ws.as('data_scientist'), saveAnswers, {
    document,
    answers: { purpose: 'Orders contracts by how likely they are to leave.' },
    revisions: { purpose: 0 },
  })
  await execute(ws.as('data_scientist'), publishDocument, { document, revision: 0, change: saved.value.change })
  expect((await release(body.model, 1)).status).toBe(201)
})

test('versions count up, whether they come from a build or a file', async () => {
  const name = `Counted ${newId()}`
  const { model } = await importVersion(ws, name)
  const one = await post(`/models/${model}/versions`, { label: '2' })
  expect(one.body).toMatchObject({ model, version: 2 })
  const import2 = () =>
    callApi(
      token,
      'POST',
      `/model-cards/import?format=huggingface&useCase=${ws.useCase.ref}`,
      cardText(name, 'license: mit', newId()),
      { 'content-type': 'text/markdown' },
    )
  const answers = await Promise.all([
    post(`/models/${model}/versions`, {}),
    import2(),
    post(`/models/${model}/versions`, {}),
    import2(),
  ])
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  expect(answers.map(({ body }) => body.version ?? body.modelVersion.version).toSorted()).toEqual([3, 4, 5, 6])
})

test('a name that is taken, and parts that are not here, are refused by name', async () => {
  const name = `Taken ${newId()}`
  const { model } = await importVersion(ws, name)
  const taken = await post('/models', { useCase: ws.useCase.ref, name })
  expect(taken).toMatchObject({ status: 409, body: { detail: expect.stringContaining(model) } })
  const unknown = await post(`/models/${model}/versions`, { run: 'RUN-999', features: [] })
  expect(unknown.status).toBe(422)
  expect(JSON.stringify(unknown.body)).toContain('There is no run RUN-999 here.')
})

test('a run of another use case made no version of this one', async () => {
  const { value: theirs } = await execute(ws.as('member'), createUseCase, churnUseCase(ws.person, 'Of another team'))
  await execute(ws.as('admin'), addRole, { useCase: theirs.ref, person: ws.person.member, role: 'data_scientist' })
  const { value: sweep } = await execute(ws.as('member'), createExperiment, { useCase: theirs.ref, name: 'Theirs' })
  const { value: run } = await execute(ws.as('member'), recordRun, {
    experiment: sweep.ref,
    system: 'x',
    externalId: '1',
  })
  await expect(
    execute(ws.as('data_scientist'), registerModel, { useCase: ws.useCase.ref, name: 'Borrowed', run: run.ref }),
  ).rejects.toMatchObject({ fields: { run: expect.stringContaining('another use case') } })
})
