// A model card among documents: what the engine does with it as with any other, and where it is not one of the use case's own.
import { describe, expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { previewDocument, publishDocument } from '@/lib/documents/publish-document'
import { getDocument, listDocuments } from '@/lib/documents/queries'
import { startDocument } from '@/lib/documents/start-document'
import { cardFile, exportCard } from '@/lib/integrations/card-exports/export-card'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { getModelVersion } from '@/lib/models/get-version'
import { newId } from '@/lib/platform/context'
import { showApproval, showRequest } from '@/lib/shown-subjects'
import { previewRequest, requestApproval } from '@/lib/subjects'
import { callApi } from '@/lib/testing/api'
import { cardOf, publishCard, saveCard } from '@/lib/testing/cards'
import { approvedRequest, cardText, entriesAbout, importVersion, openRequest } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'
import { getLifecycle } from '@/lib/use-cases/lifecycle'
import { compareCards, readCard } from './queries'

const ws = await testWorkspace()
const member = ws.as('member')
const scientist = ws.as('data_scientist')
const placeOf = ({ model, version }: { model: string; version: number }) => ({ model, version })

describe('a card is no design document', () => {
  test('it is not among the documents of its use case, nor asked for at a gate', async () => {
    const version = await importVersion(ws)
    const card = await cardOf(member, version)
    expect(card).toMatch(/^CARD-\d+$/)
    const { items } = await ask(member, listDocuments, { useCase: ws.useCase.ref, limit: 200 })
    expect(items.map(({ ref }) => ref)).not.toContain(card)
    const lifecycle = JSON.stringify(await ask(member, getLifecycle, { useCase: ws.useCase.ref }))
    expect(lifecycle).not.toContain('model-card')
    expect(lifecycle).not.toContain(card)
  })

  test('it is not started by hand, and not approved without its version', async () => {
    const start = execute(scientist, startDocument, { useCase: ws.useCase.ref, template: 'model-card' })
    await expect(start).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('belongs to a version'),
    })
    const version = await importVersion(ws)
    const ref = await cardOf(member, version)
    const request = execute(scientist, requestApproval, { subject: { kind: 'design_document', ref }, note: 'Please.' })
    await expect(request).rejects.toMatchObject({
      code: 'invalid',
      message: `${ref} is the model card of ${version.model} v1, and is approved with it. Ask for the release of ${version.model} v1.`,
    })
  })

  test('its page knows the version and the approvals of that', async () => {
    const { version, ref } = await approvedRequest(ws)
    const document = await ask(member, getDocument, { document: await cardOf(member, version) })
    expect(document.modelVersion).toMatchObject({ ref: `${version.model} v1`, model: version.model, version: 1 })
    expect(document.approvals).toMatchObject([{ ref, revision: 1, isCurrent: true }])
  })
})

describe('publishing a card', () => {
  test('the preview says which approvals it voids; publishing does, and says so in one entry of the version', async () => {
    const { version, ref } = await approvedRequest(ws)
    const { document, change } = await saveCard(scientist, { ...version, text: cardText('Renamed') })
    const preview = await ask(scientist, previewDocument, { document })
    expect(preview.voided).toMatchObject([{ ref, approvedBy: expect.arrayContaining(['risk officer']) }])
    const publish = (voids: string[]) =>
      execute(scientist, publishDocument, {
        document,
        revision: 1,
        change,
        contentDigest: preview.contentDigest,
        voids,
      })
    await expect(publish([])).rejects.toMatchObject({ code: 'conflict', current: { voids: [ref] } })
    expect((await publish([ref])).value).toMatchObject({
      revision: 2,
      voided: [ref],
      modelVersion: `${version.model} v1`,
    })
    const [entry] = await entriesAbout(ws.as('admin'), version.id, 'model_card.published')
    expect(entry!.details).toMatchObject({ ref: `${version.model} v1`, revision: 2, card: document })
    expect((await ask(member, getModelVersion, placeOf(version))).card).toMatchObject({ revision: 2 })
    expect((await ask(member, previewDocument, { document })).voided).toEqual([])
  })

  test('a published revision is read with who gave each answer, its digests and where it came from', async () => {
    const version = await importVersion(ws)
    await publishCard(ws.as('ml_engineer'), {
      ...version,
      revision: 1,
      text: version.text.replace('apache-2.0', 'mit'),
    })
    const first = await ask(member, readCard, { ...placeOf(version), revision: 1 })
    expect(first).toMatchObject({ revision: 1, newest: 2, answers: { license: 'apache-2.0' } })
    const read = await callApi(member, 'GET', `/models/${version.model}/versions/1/card`)
    expect(read).toMatchObject({
      status: 200,
      body: {
        revision: 2,
        answers: { license: 'mit' },
        provenance: { license: { by: ws.person.ml_engineer, source: 'person' } },
        contentDigest: expect.stringMatching(/^sha256:/),
      },
    })
  })
})

describe('what is decided on', () => {
  test('the snapshot says what the version is made of and every answer of its card, and all of it is shown', async () => {
    const version = await importVersion(ws)
    const subject = { kind: 'model_version', ref: version.model, version: 1 }
    const { snapshot, materialFields } = await ask(member, previewRequest, { subject, environment: 'staging' })
    expect(snapshot).toMatchObject({
      schema: 'countersign/model-version@2',
      revision: 1,
      fields: {
        'model.ref': version.model,
        'version.number': 1,
        'version.datasets': [],
        'card.template': { key: 'model-card', version: 1, digest: expect.stringMatching(/^sha256:/) },
        'card.license': 'apache-2.0',
      },
    })
    expect(materialFields).not.toContain('card.tags')
    expect(materialFields).toContain('card.contact')
    const { fields } = await ask(member, showRequest, { subject, environment: 'staging' })
    const shown = new Set(fields.map(({ name }) => name))
    expect(Object.keys(snapshot.fields).filter((name) => !shown.has(name))).toEqual([])
    expect(fields.find(({ name }) => name === 'card.license')).toMatchObject({
      label: 'Licence',
      note: 'Model details',
    })
  })

  test('a request tells what changed since the one before, question by question', async () => {
    const first = await approvedRequest(ws)
    await publishCard(scientist, {
      ...first.version,
      revision: 1,
      text: first.version.text.replace('apache-2.0', 'mit'),
    })
    const second = await openRequest(ws, { version: first.version })
    const { previous } = await ask(member, showApproval, { approval: second.ref })
    expect(previous).toMatchObject({
      ref: first.ref,
      changes: [{ field: 'Licence', before: 'apache-2.0', after: 'mit', material: true }],
    })
  })

  test('cards of two models are compared by what they say, not by what the versions are', async () => {
    const [one, two] = [await importVersion(ws), await importVersion(ws)]
    const { from, to, changes } = await ask(member, compareCards, {
      model: one.model,
      version: 1,
      toModel: two.model,
      toVersion: 1,
    })
    expect([from.ref, to.ref]).toEqual([`${one.model} v1`, `${two.model} v1`])
    expect(changes.map(({ field }) => field)).toContain('Name for readers')
    expect(changes.map(({ field }) => field)).not.toContain('Model')
  })
})

test.each(['huggingface', 'countersign'] as const)(
  'who wrote a card stays its author when a colleague imports what was exported of it: %s',
  async (format) => {
    const version = await importVersion(ws)
    const text = cardText(`Mine ${newId()}`, 'license: mit', `Only I wrote this, ${newId()}.`)
    await publishCard(ws.as('subject_matter_expert'), { ...version, revision: 1, text })
    const exported = await ask(member, exportCard, {
      model: version.model,
      version: 1,
      format: format === 'countersign' ? 'json' : format,
    })
    const { body } = await cardFile(exported)
    const { value } = await execute(ws.as('ml_engineer'), importModelCard, {
      format,
      useCase: ws.useCase.ref,
      name: `Laundered ${newId()}`,
      file: Buffer.from(String(body)),
    })
    const { authors } = await ask(member, getModelVersion, placeOf(value.modelVersion))
    expect(authors).toContain(ws.person.subject_matter_expert)
  },
)

test('another title does not make a long text somebody else’s', async () => {
  const version = await importVersion(ws)
  const body = `Only I wrote this, ${newId()}. ${'It orders contracts by how likely they are to leave. '.repeat(5)}`
  const text = (title: string, front: string) => cardText(title, front, body)
  await publishCard(ws.as('subject_matter_expert'), { ...version, revision: 1, text: text('Mine', 'license: mit') })
  const { value } = await execute(ws.as('ml_engineer'), importModelCard, {
    format: 'huggingface',
    useCase: ws.useCase.ref,
    file: Buffer.from(text(`Yours ${newId()}`, 'license: apache-2.0')),
  })
  const { authors } = await ask(member, getModelVersion, placeOf(value.modelVersion))
  expect(authors).toContain(ws.person.subject_matter_expert)
})

test('who wrote a long answer in a draft that nobody published is its author where it comes back, changed by others or not', async () => {
  const version = await importVersion(ws)
  const own = (words: string) =>
    `Only I wrote this, ${words}. ${'It orders contracts by how likely they are to leave. '.repeat(5)}`
  const words = newId()
  const text = (body: string) => cardText(`Drafted ${words}`, 'license: mit', body)
  await saveCard(ws.as('subject_matter_expert'), { ...version, text: text(own(words)) })
  const importExported = async (spacing: (text: string) => string) => {
    const exported = await ask(member, exportCard, {
      model: version.model,
      version: 1,
      format: 'huggingface',
      revision: 'draft',
    })
    const { value } = await execute(ws.as('ml_engineer'), importModelCard, {
      format: 'huggingface',
      useCase: ws.useCase.ref,
      name: `Laundered ${newId()}`,
      file: Buffer.from(spacing(String((await cardFile(exported)).body))),
    })
    return (await ask(member, getModelVersion, placeOf(value.modelVersion))).authors
  }
  expect(await importExported((same) => same)).toContain(ws.person.subject_matter_expert)
  expect(
    await importExported((same) => same.replaceAll('. It orders', '.\nIt orders').replace('mit', 'bsd')),
  ).toContain(ws.person.subject_matter_expert)
  await saveCard(ws.as('data_engineer'), { ...version, text: text(own(`${words}, really`)) })
  expect(await importExported((same) => same)).toEqual(
    expect.arrayContaining([ws.person.subject_matter_expert, ws.person.data_engineer]),
  )
})
