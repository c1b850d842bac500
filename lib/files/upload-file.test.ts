import { describe, expect, test } from 'vitest'
import { GET } from '@/app/api/v1/files/[file]/route'
import { execute } from '@/lib/audit/execute'
import { callApi } from '@/lib/testing/api'
import { entriesAbout } from '@/lib/testing/release'
import { ORIGIN, serveRoutes, signIn } from '@/lib/testing/signed-in'
import { testWorkspace } from '@/lib/testing/workspace'
import { sniffType } from './sniff-type'
import { uploadFile } from './upload-file'
import { MAX_FILE } from './vocabulary'

const ws = await testWorkspace()
const other = await testWorkspace({ slug: 'other' })
serveRoutes(ws)
const bytes = (text: string) => Buffer.from(text, 'latin1')
const upload = async (text: string, name = 'a.txt') =>
  (await execute(ws.as('member'), uploadFile, { name, file: bytes(text) })).value

describe('what a file is', () => {
  test.each([
    ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a…', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7\n\x93', 'application/pdf'],
    ['PK\x03\x04…xl/workbook.xml…', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [
      `PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.textPK`,
      'application/vnd.oasis.opendocument.text',
    ],
    ['PK\x03\x04…', 'application/zip'],
    ['{"a": [1, 2]}\n', 'application/json'],
    ['{ not json', 'text/plain'],
    ['month,churn\n2026-01,1.9\n2026-02,"1,8"\n', 'text/csv'],
    ['<!doctype html><script>alert(1)</script>', 'text/plain'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'text/plain'],
    ['\x7fELF\x02\x01', 'application/octet-stream'],
    ['\xfe\xfe', 'application/octet-stream'],
  ])('%j is %s', (text, type) => {
    expect(sniffType(bytes(text))).toBe(type)
  })
})

describe('upload', () => {
  test('keeps the bytes once, and says in the trail that they came', async () => {
    const answer = await callApi(
      ws.as('member'),
      'POST',
      '/files?name=C:%5Cplans%5Cwhat%E2%80%AEfdp.txt',
      bytes('Why.'),
    )
    expect(answer).toMatchObject({ status: 201, body: { name: 'whatfdp.txt', size: 4, mediaType: 'text/plain' } })
    const again = await callApi(ws.as('data_engineer'), 'POST', '/files?name=b.txt', bytes('Why.'))
    expect(again).toMatchObject({ status: 200, body: answer.body })
    const entries = await entriesAbout(ws.as('admin'), answer.body.id)
    expect(entries).toMatchObject([{ action: 'file.uploaded', details: { digest: answer.body.digest, size: 4 } }])
  })

  test('of one file by two people at once is one file', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => upload('At once.')))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
  })

  test('refuses an empty file, a nameless one and one that is too large', async () => {
    for (const [name, file] of [
      ['a', ''],
      ['/', 'x'],
      ['a', 'x'.repeat(MAX_FILE + 1)],
    ] as const)
      await expect(upload(file, name)).rejects.toMatchObject({ code: 'invalid' })
    expect(await callApi(ws.as('member'), 'POST', '/files', bytes('x'))).toMatchObject({ status: 422 })
  })
})

describe('download', () => {
  const get = (request: Request, file: string) => GET(request, { params: Promise.resolve({ file }) })

  test('gives a page that somebody uploaded as a file to be saved, never as a page', async () => {
    const person = await signIn(ws, 'member')
    for (const [text, name] of [
      ['<!doctype html><script>alert(1)</script>', 'Kündigung "1".html'],
      ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'a.svg'],
    ] as const) {
      const { id } = await upload(text, name)
      const answer = await get(person.request(`/api/v1/files/${id}?workspace=${ws.slug}`), id)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(answer.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[^"]+$/,
      )
      expect(answer.headers.get('content-security-policy')).toContain('sandbox')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(await answer.text()).toBe(text)
    }
  })

  test('answers neither strangers nor another workspace', async () => {
    const { id } = await upload('Ours.')
    const path = `/api/v1/files/${id}?workspace=`
    expect((await get(new Request(`${ORIGIN}${path}${ws.slug}`), id)).status).toBe(401)
    expect((await get((await signIn(ws, 'stranger')).request(path + ws.slug), id)).status).toBe(404)
    expect((await get((await signIn(other, 'admin')).request(path + other.slug), id)).status).toBe(404)
    expect((await get((await signIn(ws, 'member')).request(path + ws.slug), 'UC-1')).status).toBe(422)
  })
})
