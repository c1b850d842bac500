import { describe, expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { publishDocument } from '@/lib/documents/publish-document'
import { getDocument } from '@/lib/documents/queries'
import { saveAnswers } from '@/lib/documents/save-answers'
import { decideProposal } from '@/lib/model-cards/proposals/decide'
import { listProposals } from '@/lib/model-cards/proposals/queries'
import { callApi } from '@/lib/testing/api'
import { cardOf } from '@/lib/testing/cards'
import { entriesAbout, importVersion, type TestVersion } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'

const ws = await testWorkspace()
const scientist = ws.as('data_scientist')
const token = ws.token('ml_engineer')

const readme = (contact: string, limits?: string, front = 'license: apache-2.0') =>
  `---\n${front}\n---\n# Scorer\n\n## Model Card Contact\n\n${contact}\n${limits ? `\n## Bias, Risks, and Limitations\n\n${limits}\n` : ''}`

const give = async ({ model, version }: TestVersion, text: string) =>
  callApi(
    token,
    'POST',
    `/models/${model}/versions/${version}/card/import?format=huggingface&filename=README.md`,
    text,
    {
      'content-type': 'text/markdown',
    },
  )

async function readDraftOf(version: TestVersion) {
  const document = await cardOf(scientist, version)
  return { document, ...(await ask(scientist, getDocument, { document })).draft }
}

async function write(version: TestVersion, answers: Record<string, unknown>) {
  const { document, revisions } = await readDraftOf(version)
  const named = Object.fromEntries(Object.keys(answers).map((field) => [field, revisions[field] ?? 0]))
  return execute(scientist, saveAnswers, { document, answers, revisions: named })
}

const open = async (version: TestVersion, status = 'open') =>
  (await ask(scientist, listProposals, { model: version.model, version: version.version, status })).items

const decide = (proposal: string, decision: string, revision?: number) =>
  execute(ws.as('subject_matter_expert'), decideProposal, { proposal, decision, revision })

describe('a file for a card that is there', () => {
  test('fills what is empty, in the draft alone, and what a file had given before', async () => {
    const version = await importVersion(ws)
    const first = await give(version, readme('The desk.'))
    expect(first).toMatchObject({ status: 201, body: { taken: expect.arrayContaining(['contact']), proposed: [] } })
    const { answers, origins } = await readDraftOf(version)
    expect(answers.contact).toBe('The desk.')
    expect(origins.contact).toMatchObject({ source: 'import', by: ws.person.ml_engineer })
    expect((await give(version, readme('The team.'))).body).toMatchObject({ taken: ['contact'], proposed: [] })
    expect((await readDraftOf(version)).answers.contact).toBe('The team.')
    const read = await callApi(token, 'GET', `/models/${version.model}/versions/${version.version}/card`)
    expect(read.body).toMatchObject({ revision: 1 })
    expect(read.body.answers).not.toHaveProperty('contact')
  })

  test('never touches what a person wrote: it proposes, with the difference and where it comes from', async () => {
    const version = await importVersion(ws)
    await write(version, { contact: 'Ask Mateo.' })
    const { body } = await give(version, readme('The desk.'))
    expect(body).toMatchObject({ proposed: ['contact'], import: expect.stringMatching(/^IMP-\d+$/) })
    expect((await readDraftOf(version)).answers.contact).toBe('Ask Mateo.')
    expect(await open(version)).toMatchObject([
      {
        field: 'contact',
        label: 'Where do questions and complaints go?',
        standing: 'Ask Mateo.',
        standingBy: 'data scientist',
        proposed: 'The desk.',
        import: { ref: body.import, filename: 'README.md', format: 'huggingface' },
      },
    ])
  })

  test('a published answer of a person is as safe as a draft', async () => {
    const version = await importVersion(ws)
    const { value } = await write(version, { contact: 'Ask Mateo.' })
    const document = await cardOf(scientist, version)
    await execute(scientist, publishDocument, { document, revision: 1, change: value.change })
    expect((await give(version, readme('The desk.'))).body).toMatchObject({ proposed: ['contact'] })
  })

  test('what a person emptied stays empty until a person says otherwise', async () => {
    const version = await importVersion(ws)
    await give(version, readme('The desk.'))
    await write(version, { contact: null })
    expect((await give(version, readme('The desk.'))).body).toMatchObject({ taken: [], proposed: ['contact'] })
  })

  test('the same file twice changes nothing, whatever was decided meanwhile', async () => {
    const version = await importVersion(ws)
    await write(version, { contact: 'Ask Mateo.' })
    await give(version, readme('The desk.'))
    const before = [await readDraftOf(version), await entriesAbout(ws.as('admin'), null)]
    const again = await give(version, readme('The desk.'))
    expect(again).toMatchObject({ status: 200, body: { import: null, taken: [], proposed: [] } })
    expect([await readDraftOf(version), await entriesAbout(ws.as('admin'), null)]).toEqual(before)
    await decide((await open(version))[0]!.id, 'decline')
    expect(await give(version, readme('The desk.'))).toMatchObject({ status: 200, body: { proposed: [] } })
    expect(await open(version)).toEqual([])
  })

  test('a newer file overtakes what an older one proposed', async () => {
    const version = await importVersion(ws)
    await write(version, { contact: 'Ask Mateo.' })
    await give(version, readme('The desk.'))
    await give(version, readme('The team.'))
    expect((await open(version)).map(({ proposed }) => proposed)).toEqual(['The team.'])
    expect((await open(version, 'overtaken')).map(({ proposed }) => proposed)).toEqual(['The desk.'])
  })

  test('at once, one file is taken once', async () => {
    const version = await importVersion(ws)
    await write(version, { contact: 'Ask Mateo.' })
    const answers = await Promise.all(Array.from({ length: 6 }, () => give(version, readme('The desk.'))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 201])
    expect(await open(version)).toHaveLength(1)
  })

  test('a file without a card is refused with a sentence', async () => {
    const version = await importVersion(ws)
    expect(await give(version, '')).toMatchObject({ status: 422 })
  })
})

describe('a person decides', () => {
  async function proposed() {
    const version = await importVersion(ws)
    await write(version, { contact: 'Ask Mateo.' })
    await give(version, readme('The desk.'))
    return { version, proposal: (await open(version))[0]! }
  }

  test('accepted, it stands in the draft as imported, by whoever accepted it', async () => {
    const { version, proposal } = await proposed()
    const { value } = await decide(proposal.id, 'accept', proposal.revision)
    expect(value).toMatchObject({ status: 'accepted' })
    const { answers, origins } = await readDraftOf(version)
    expect(answers.contact).toBe('The desk.')
    expect(origins.contact).toMatchObject({ source: 'import', by: ws.person.subject_matter_expert })
    expect(await open(version, 'accepted')).toMatchObject([{ decidedBy: 'subject matter expert' }])
  })

  test('declined, what stands there stays', async () => {
    const { version, proposal } = await proposed()
    await decide(proposal.id, 'decline')
    expect((await readDraftOf(version)).answers.contact).toBe('Ask Mateo.')
  })

  test('not over what somebody changed meanwhile, and not twice', async () => {
    const { version, proposal } = await proposed()
    await write(version, { contact: 'Ask Mateo or Amara.' })
    await expect(decide(proposal.id, 'accept', proposal.revision)).rejects.toMatchObject({ code: 'conflict' })
    await decide(proposal.id, 'decline')
    await expect(decide(proposal.id, 'accept')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('whoever accepted is an author of the version', async () => {
    const { version, proposal } = await proposed()
    await decide(proposal.id, 'accept')
    const { document, change } = await readDraftOf(version)
    await execute(scientist, publishDocument, { document, revision: 1, change })
    const read = await callApi(token, 'GET', `/models/${version.model}/versions/${version.version}`)
    expect(read.body.authors).toContain(ws.person.subject_matter_expert)
  })
})
