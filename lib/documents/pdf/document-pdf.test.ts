import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { builtInTemplates } from '@/lib/templates/definition'
import type { Answers } from '@/lib/templates/vocabulary'
import { sampleAnswer } from '@/lib/testing/documents'
import type { ExportedDocument } from '../export-document'
import { documentPdf } from './document-pdf'

const id = '0198a7b2-1111-7000-8000-000000000001'

async function exported(key: string, change: (answers: Answers) => Answers): Promise<ExportedDocument> {
  const template = (await builtInTemplates()).get(key)!
  const fields = template.sections.flatMap((section) => section.fields)
  const answers = change(Object.fromEntries(fields.map((field) => [field.key, sampleAnswer(field, id)])))
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
  return {
    ref: 'DOC-7',
    title: template.name,
    useCase: { ref: 'UC-3', name: 'Churn prediction', riskTier: 'high' },
    modelVersion: null,
    template,
    templateDigest: digest,
    revision: {
      revision: 3,
      templateVersion: 1,
      note: 'After the review.',
      publishedAt: '2026-11-20T09:30:00.000Z',
      publishedBy: 'Ingrid Solheim',
      contentDigest: digest,
      materialDigest: digest,
    },
    saved: null,
    answers,
    origins: { problem: { by: id, byName: 'Ingrid Solheim', at: '2026-11-19T09:30:00.000Z', source: 'person' } },
    approvals: [
      {
        ref: 'APR-4',
        title: 'Approve it',
        status: 'approved',
        revision: 3,
        openedAt: '2026-11-20T10:00:00.000Z',
        requester: 'Ingrid Solheim',
        isCurrent: true,
        decisions: [
          {
            person: 'Mateo Quispe',
            role: 'Subject-matter expert',
            decision: 'approve',
            meaning: 'I have read it and stand for it.',
            at: '2026-11-20T11:00:00.000Z',
          },
        ],
      },
    ],
    names: { [id]: 'Ingrid Solheim' },
    snapshot: null,
    materialFields: [],
    format: 'pdf',
  }
}

const everything = `# Heading

A paragraph with **bold**, *italic*, ~~struck~~, \`code\` and a [link](https://example.org), [bad](javascript:alert(1)).

## Second

1. one
2. two
   - nested
   - [x] done
   - [ ] open

> A quote
> of two lines.

| Column | Figure |
| ------ | -----: |
| a \\| b | 1 |
| ${'long'.repeat(40)} | 2 |

\`\`\`
code {
  indented
}
\`\`\`

![picture](https://example.org/x.png) <b>markup</b> hidden\u202e there[^1]

[^1]: A note.`

const amounts: Answers = {
  value_per_year: { amount: 720_000, currency: 'EUR' },
  value_pessimistic: { amount: 300_000, currency: 'EUR' },
  value_optimistic: { amount: 900_000, currency: 'EUR' },
  cost_to_build: { amount: 180_000, currency: 'EUR' },
  cost_to_run: { amount: 60_000, currency: 'EUR' },
}

test('every built-in template prints, answered and not', { timeout: 120_000 }, async () => {
  for (const key of (await builtInTemplates()).keys()) {
    const full = await documentPdf(await exported(key, (answers) => answers))
    const empty = await documentPdf(await exported(key, () => ({})))
    expect(Buffer.from(full.subarray(0, 6)).toString()).toBe('%PDF-1')
    expect(Buffer.from(empty.subarray(0, 6)).toString()).toBe('%PDF-1')
  }
})

test('Markdown of every form prints; what is too tangled prints as written', { timeout: 60_000 }, async () => {
  const pdf = await documentPdf(
    await exported('added-value', (answers) => ({
      ...answers,
      ...amounts,
      problem: everything,
      context: '日本語 text',
    })),
  )
  if (process.env.PRINT_TO) await writeFile(process.env.PRINT_TO, pdf)
  expect(pdf.length).toBeGreaterThan(20_000)
  const tangled = await exported('added-value', (answers) => ({ ...answers, problem: `${'> '.repeat(9000)}x` }))
  expect((await documentPdf(tangled)).length).toBeGreaterThan(10_000)
})

test('a long document does not hold up the process for long, and a longer one is refused', {
  timeout: 60_000,
}, async () => {
  const words = 'A sentence of quite ordinary words, **one of them bold**. '.repeat(340)
  const long = await exported('added-value', (answers) =>
    Object.fromEntries(
      Object.entries(answers).map(([key, answer]) => [key, typeof answer === 'string' ? words : answer]),
    ),
  )
  const before = process.cpuUsage()
  await documentPdf(long)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1e6).toBeLessThan(15)
  const longer = await exported('added-value', (answers) => ({ ...answers, problem: words.repeat(25) }))
  await expect(documentPdf(longer)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('Its Markdown and JSON exports hold all of it.'),
  })
})
