import { describe, expect, test } from 'vitest'
import { ask } from '@/lib/audit/execute'
import { callApi } from '@/lib/testing/api'
import { answersOf } from '@/lib/testing/cards'
import { approvedRequest } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'
import { cardForms } from './card-files'
import { cardFile, exportCard } from './export-card'

const ws = await testWorkspace()
const request = await approvedRequest(ws)
const { model, version } = request.version
const exported = async (format: string, more: object = {}) =>
  cardFile(await ask(ws.as('member'), exportCard, { model, version, format, ...more }))

describe('a card as a file', () => {
  test.each(Object.keys(cardForms))('%s names its revision, its digest and who approved it', async (format) => {
    const { name, body } = await exported(format)
    expect(name).toMatch(new RegExp(`^${model}-v1-r1\\.`))
    const read = await ask(ws.as('member'), exportCard, { model, version })
    expect(body).toContain(read.card.revision!.contentDigest)
    expect(body).toContain(request.ref)
  })

  test('a PDF is one, with the digest of the artefact where there is one', async () => {
    const { name, mediaType, body } = await exported('pdf')
    expect([name, mediaType]).toEqual([`${model}-v1-r1.pdf`, 'application/pdf'])
    expect(
      Buffer.from(body as Uint8Array)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  test('the README of Hugging Face reads back to the same answers', async () => {
    const { body } = await exported('huggingface')
    expect(answersOf(String(body))).toEqual(answersOf(request.version.text))
  })

  test('the draft says that it is one and has no digest', async () => {
    const { name, body } = await exported('markdown', { revision: 'draft' })
    expect(name).toContain('draft')
    expect(body).not.toContain('sha256:')
  })

  test('a revision that is not there is not found', async () => {
    await expect(exported('json', { revision: 7 })).rejects.toMatchObject({ code: 'not_found' })
    const answer = await callApi(ws.as('member'), 'GET', `/models/${model}/versions/1/card?revision=7`)
    expect(answer.status).toBe(404)
  })
})
