// What is stored is what was sent, byte for byte, whatever was typed.
import pg from 'pg'
import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { MOST_CHARACTERS } from '@/lib/templates/answers'
import type { Answer } from '@/lib/templates/vocabulary'
import { startsOfEveryKind } from '@/lib/testing/every-kind'
import { testWorkspace } from '@/lib/testing/workspace'
import { getDocument } from './queries'
import { saveAnswers } from './save-answers'
import { documentHistory } from './states'

const ws = await testWorkspace({ slug: 'verbatim' })
const scientist = ws.as('data_scientist')
const started = await startsOfEveryKind(ws)

const texts: [what: string, text: string][] = [
  ['a text in NFD', 'Cafe\u0301 A\u030angstro\u0308m'],
  ['the same in NFC', 'Café Ångström'],
  ['lines that end as on Windows, on the old Mac and here', 'one\r\ntwo\rthree\nfour\n\r'],
  ['blanks at both ends', '  \t two \u00a0\u2003\u3000 '],
  ['nothing but blanks', ' \n \t '],
  ['nothing', ''],
  ['a family, a flag, a tone, a key cap', '👨‍👩‍👧‍👦 🇳🇴 👍🏽 3️⃣ ☺︎'],
  ['marks upon marks', `Z${'\u0351\u036b\u0343\u036a\u0302'.repeat(8)}algo`],
  ['right to left and back', 'שלום world עולם \u202bmixed\u202c \u2067isolated\u2069 سلام'],
  ['scripts with joiners', 'क्षि \u0915\u094d\u200d \u0627\u200c\u0628'],
  ['characters that show nothing', '\u200b\u2060\ufeff\u00ad\u180e'],
  ['controls that JSON escapes', 'tab\tbell\u0007escape\u001bdelete\u007fline\u2028paragraph\u2029'],
  ['what a script or a database would take for its own', `'; drop table x; -- \\u0041 \\0 "\\"" <b>&amp;</b> \${x} %s`],
  ['a figure', '2026'],
  ['an empty list in writing', '[]'],
  ['an answer in writing', 'true'],
  ['nothing in writing', 'null'],
  ['a text in quotes', '"quoted"'],
  ['private and last characters', '\ue000 \u{10fffd} \ufffd'],
  ['as many characters as there may be', 'ä'.repeat(MOST_CHARACTERS)],
  ['as many, each of two', '😀'.repeat(MOST_CHARACTERS / 2)],
]

test.each(texts)('%s', async (_what, text) => {
  await expectVerbatim('markdown', text)
  await expectVerbatim('yes_no', { value: true, reason: text })
  await expectVerbatim('text', text.slice(0, 1000))
  await expectVerbatim('list', [text.slice(0, 500), '', text.slice(0, 500)])
  const cell = [...text].slice(0, 2000).join('')
  await expectVerbatim('table', [{ id: 'r1', cells: { text: cell, number: null } }])
})

test.each([0.1 + 0.2, 1 / 3, 1e-300, -1e-9, 2 ** 53 - 1, -0.000001, 123456789.12345679])(
  'the number %d',
  async (number) => {
    await expectVerbatim('number', number)
    await expectVerbatim('table', [{ id: 'r1', cells: { number } }])
  },
)

test.each<[string, string, Answer]>([
  ['a table without rows', 'table', []],
  ['a row without cells', 'table', [{ id: 'r1', cells: {} }]],
  ['rows in an order of their own', 'table', ['z', 'a', 'm'].map((id) => ({ id, cells: { text: id, number: 1 } }))],
  ['no item ticked', 'checklist', []],
  ['items in an order of their own', 'checklist', ['third', 'first']],
  ['no reason', 'yes_no', { value: false, reason: '' }],
  ['cents', 'money', { amount: 999_999_999_999.99, currency: 'JPY' }],
])('%s', async (_what, field, value) => {
  await expectVerbatim(field, value)
})

test.each([
  ['a NUL', 'a\0b'],
  ['half of a pair', 'a\ud83d'],
  ['the other half', '\ude00a'],
  ['a character too many', 'a'.repeat(MOST_CHARACTERS + 1)],
])('%s is refused, and what stood there stands', async (_what, text) => {
  const document = await started()
  await save(document, 'markdown', 'Before', 0)
  await expect(save(document, 'markdown', text, 1)).rejects.toMatchObject({ code: 'invalid' })
  expect(await stored(document, 'markdown')).toEqual({ value: 'Before', revision: 1 })
})

test.each([2 ** 53, -1e21, 1.7976931348623157e308])(
  'the number %d, which nobody could hash, is refused',
  async (number) => {
    const document = await started()
    await expect(save(document, 'number', number, 0)).rejects.toMatchObject({ code: 'invalid' })
    const rows = [{ id: 'r1', cells: { number } }]
    await expect(save(document, 'table', rows, 0)).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask(scientist, getDocument, { document })).resolves.toMatchObject({ draft: { change: 0 } })
  },
)

async function save(document: string, field: string, value: Answer, revision: number) {
  return execute(scientist, saveAnswers, { document, answers: { [field]: value }, revisions: { [field]: revision } })
}

async function expectVerbatim(field: string, value: Answer) {
  const document = await started()
  await save(document, field, value, 0)
  const { draft } = await ask(scientist, getDocument, { document })
  const { steps } = await ask(scientist, documentHistory, { document, field })
  for (const kept of [draft.answers[field], steps[0]!.value, (await stored(document, field)).value]) {
    expect(kept).toStrictEqual(value)
    if (typeof value === 'string') expect(bytes(kept as string).equals(bytes(value))).toBe(true)
    if (typeof value === 'number') expect(Object.is(kept, value)).toBe(true)
  }
  // Typed once more as it is, it is what stands there, not a second answer.
  await expect(save(document, field, value, 0)).resolves.toMatchObject({ value: { change: 1 } })
}

const bytes = (text: string) => Buffer.from(text, 'utf8')

/** Past the product, as the database has it. */
async function stored(document: string, field: string): Promise<{ value: Answer; revision: number }> {
  const client = new pg.Client({ connectionString: ws.database.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      'select a.value, a.revision from document_answers a join documents d on d.id = a.document_id where d.ref = $1 and a.field = $2',
      [document, field],
    )
    return rows[0]
  } finally {
    await client.end()
  }
}

test('a draft has an end, and what would go beyond it is not saved', async () => {
  const document = await started()
  const rows = (sign: string) =>
    Array.from({ length: 500 }, (_, at) => ({ id: `r${at}`, cells: { text: sign.repeat(4000), number: null } }))
  const save = (table: Answer, seen: number) =>
    execute(scientist, saveAnswers, { document, answers: { table }, revisions: { table: seen } })
  await save(rows('x'), 0)
  // A quotation mark takes two characters where it is kept.
  await expect(save(rows('"'), 1)).rejects.toMatchObject({ code: 'invalid', fields: { answers: expect.any(String) } })
  expect((await ask(scientist, getDocument, { document })).draft.change).toBe(1)
})
