import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { withContext } from '@/lib/platform/context'
import { appPath } from '@/lib/platform/paths'
import { callApi } from '@/lib/testing/api'
import { answersOf, cardOf, publishCard } from '@/lib/testing/cards'
import { approvedRequest, cardText, entriesAbout, importVersion } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'

const ws = await testWorkspace()
const token = ws.token('data_scientist')
const { documentRevisions, documents, imports, modelVersions, registeredModels } = schema

const send = (body: string | Uint8Array, query = '') =>
  callApi(token, 'POST', `/model-cards/import?format=huggingface&useCase=${ws.useCase.ref}${query}`, body, {
    'content-type': 'text/markdown',
  })
const digest = (letter: string) => `sha256:${letter.repeat(64)}`

/** Every problem is a place in the file and a sentence for a person. */
function expectReport(report: { kept: string[]; problems: { line: number; message: string }[] }, text: string): void {
  const lines = text.split(/\r\n?|\n/).length
  for (const problem of report.problems) {
    expect(problem.line).toBeGreaterThanOrEqual(1)
    expect(problem.line).toBeLessThanOrEqual(lines)
    expect(problem.message).toMatch(/^\S.{8,}[.?!”]$/su)
    expect(problem.message).not.toMatch(/undefined|NaN|\[object|at line \d+, column/)
  }
  for (const sentence of report.kept) expect(sentence.trim()).not.toBe('')
}

const samples = path.resolve(appPath(), '../shared/samples/hf_model_cards')

const files = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.md')) : []

describe.runIf(files.length > 0)('cards that people published', () => {
  test.each(files)('%s', async (name) => {
    const bytes = readFileSync(path.join(samples, name))
    const first = await send(bytes, `&filename=${encodeURIComponent(name)}`)
    if (first.status === 422) {
      // Refused only when there is nothing in it to read.
      expect(first.body.detail).toMatch(/empty|binary|MiB|white space|nothing to read|UTF-8|UTF-16/)
      return
    }
    expect(first.status).toBe(201)
    expectReport(first.body.report, bytes.toString('utf8'))
    const again = await send(bytes, `&filename=${encodeURIComponent(name)}`)
    expect(again.status).toBe(200)
    expect(again.body).toEqual(first.body)
    const { model, version } = first.body.modelVersion
    const read = await callApi(token, 'GET', `/models/${model}/versions/${version}`)
    expect(read).toMatchObject({ status: 200, body: { card: { imports: [{ filename: name }] } } })
    const { digest: given } = read.body.card.imports[0]
    const kept = await withContext(ws.as('admin'), ({ db }) =>
      db.select({ bytes: imports.bytes }).from(imports).where(eq(imports.digest, given)).limit(1),
    )
    expect(Buffer.from(kept[0]!.bytes!).equals(bytes)).toBe(true)
  })

  test('are more than a handful', () => {
    expect(files.length).toBeGreaterThan(50)
  })
})

describe('a repetition', () => {
  test('answers 200 with what exists, and writes nothing', async () => {
    const first = await send(cardText('Repeated'))
    const entries = await entriesAbout(ws.as('admin'), null)
    const again = await send(cardText('Repeated'))
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
    expect(await entriesAbout(ws.as('admin'), null)).toEqual(entries)
  })

  test('a taken name makes that model’s next version', async () => {
    const one = await send(cardText('Taken'))
    const two = await send(cardText('Taken', 'license: mit'))
    expect(two).toMatchObject({
      status: 201,
      body: { modelVersion: { model: one.body.modelVersion.model, version: 2 } },
    })
  })

  test('the same card with another artefact is another version', async () => {
    const one = await send(cardText('Retrained'), `&artifact=${digest('a')}`)
    const same = await send(cardText('Retrained'), `&artifact=${digest('a')}`)
    const two = await send(cardText('Retrained'), `&artifact=${digest('b')}`)
    expect([one.status, same.status, two.status]).toEqual([201, 200, 201])
    expect(two.body.modelVersion).toMatchObject({ model: one.body.modelVersion.model, version: 2 })
  })

  test('a name of 200 characters is cut between characters, and found again', async () => {
    const name = `${'a'.repeat(119)}${'😀'.repeat(30)}`
    const one = await send(cardText(name, 'license: mit'))
    const two = await send(cardText(name, 'license: apache-2.0'))
    expect(one.body.modelVersion.name).toBe(`${'a'.repeat(119)}😀`)
    expect(two.body.modelVersion).toMatchObject({ model: one.body.modelVersion.model, version: 2 })
  })
})

describe('at once', () => {
  test('cards of one name become versions without a gap', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => send(cardText('Parallel', `tags: [t${i}]`))))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(answers.map(({ body }) => body.modelVersion.version).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(new Set(answers.map(({ body }) => body.modelVersion.model)).size).toBe(1)
  })

  test('one file becomes one version', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(cardText('Only once'))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(7).fill(200), 201])
    const { model } = answers[0]!.body.modelVersion
    await withContext(ws.as('admin'), async ({ db }) => {
      const rows = await db
        .select()
        .from(modelVersions)
        .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
        .where(eq(registeredModels.ref, model))
      expect(rows).toHaveLength(1)
    })
  })
})

describe('what no database holds', () => {
  test.each([
    ['a NUL in a YAML escape', 'license: "mit\\0"'],
    ['half of a pair in a YAML escape', 'license: "\\ud800"'],
    ['both in a key', '"a\\0b\\udc00": 1'],
    ['in a list', 'tags: ["a\\0", "\\udfff"]'],
    [
      'in model-index',
      'model-index:\n- name: "x\\0"\n  results:\n  - task: {type: "t\\ud800"}\n    dataset: {name: d, type: d}\n    metrics: [{type: "m\\0", value: "1\\0"}]',
    ],
    ['a number beyond 2^53', 'size: 12345678901234567890'],
    ['an infinity', 'size: .inf'],
    ['a date', 'date: 2024-02-30'],
    ['a prototype', '__proto__: {polluted: true}\nconstructor: 1'],
  ])('%s does not fail the import', async (name, front) => {
    const text = cardText(`Hostile ${name}`, front)
    const { status, body } = await send(text)
    expect(status).toBe(201)
    expectReport(body.report, text)
    const { model, version } = body.modelVersion
    expect((await callApi(token, 'GET', `/models/${model}/versions/${version}`)).status).toBe(200)
    const asked = await callApi(ws.as('data_scientist'), 'POST', '/approvals', {
      subject: { kind: 'model_version', ref: model, version },
      note: 'Please.',
    })
    expect(asked.status).toBe(201)
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n\t\n'],
    ['empty front matter', '---\n---\n'],
    ['a binary file', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
    ['another encoding', new Uint8Array([0xe9, 0x74, 0xe9])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x23, 0x00])],
    ['more than 2 MiB', 'x'.repeat(2 * 1024 * 1024 + 1)],
  ])('%s is refused with 422 and a sentence', async (_, body) => {
    const answer = await send(body)
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect(answer.body.detail).toMatch(/^[A-Z].*\.$/s)
  })

  test.each([
    ['an unknown format', 'format=docx&useCase=UC-1'],
    ['no use case', 'format=huggingface'],
    ['an artefact that is no digest', 'format=huggingface&useCase=UC-1&artifact=x'],
  ])('%s is refused with 422', async (_, query) => {
    expect((await callApi(token, 'POST', `/model-cards/import?${query}`, '# Card\n')).status).toBe(422)
  })

  test('a use case that is not there is not found', async () => {
    expect(
      (await callApi(token, 'POST', '/model-cards/import?format=huggingface&useCase=UC-99', '# Card\n')).status,
    ).toBe(404)
  })
})

describe('publishing', () => {
  const publish = (model: string, revision: number, text: string) =>
    publishCard(ws.as('ml_engineer'), { model, version: 1, revision, text })

  test('voids approvals when something material changed, and says which', async () => {
    const request = await approvedRequest(ws)
    const { value } = await publish(request.version.model, 1, request.version.text.replace('apache-2.0', 'mit'))
    expect(value).toMatchObject({ changed: ['license'], voided: [request.ref] })
  })

  test('leaves them when only tags changed', async () => {
    const request = await approvedRequest(ws)
    const { value } = await publish(
      request.version.model,
      1,
      request.version.text.replace('license:', 'tags: [churn, telecom]\nlicense:'),
    )
    expect(value).toMatchObject({ changed: ['tags'], voided: [] })
    expect(value.revision).toBe(2)
  })

  test('a revision stays as it was published', async () => {
    const version = await importVersion(ws)
    await publish(version.model, 1, cardText('Second'))
    const card = await cardOf(ws.as('member'), version)
    const rows = await withContext(ws.as('admin'), ({ db }) =>
      db
        .select({ revision: documentRevisions.revision, answers: documentRevisions.answers })
        .from(documentRevisions)
        .innerJoin(documents, eq(documents.id, documentRevisions.documentId))
        .where(eq(documents.ref, card))
        .orderBy(documentRevisions.revision),
    )
    expect(rows).toMatchObject([{ revision: 1, answers: answersOf(version.text) }, { revision: 2 }])
  })

  test('the same text again, a stale revision and none are refused', async () => {
    const version = await importVersion(ws)
    await expect(publish(version.model, 1, version.text)).rejects.toMatchObject({ code: 'conflict' })
    await publish(version.model, 1, cardText('Second'))
    await expect(publish(version.model, 1, cardText('Third'))).rejects.toMatchObject({
      code: 'conflict',
      current: { revision: 2 },
    })
    await expect(publish(version.model, undefined as never, cardText('Third'))).rejects.toMatchObject({
      code: 'precondition_required',
    })
  })

  test('of two at once one is refused', async () => {
    const version = await importVersion(ws)
    const results = await Promise.allSettled([1, 2].map((n) => publish(version.model, 1, cardText(`Version ${n}`))))
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})
