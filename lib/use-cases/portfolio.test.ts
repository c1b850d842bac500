import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { change, recordEvent } from '@/lib/audit/record-event'
import { newId, withContext } from '@/lib/platform/context'
import { decideApproval } from '@/lib/subjects'
import { decisionInput, openRequest } from '@/lib/testing/release'
import { churnUseCase, type Part, testWorkspace } from '@/lib/testing/workspace'
import { readBoard } from './board'
import { createUseCase } from './create-use-case'
import { listUseCases } from './list-use-cases'
import { listPortfolioFacets, summarisePortfolio } from './portfolio-summary'
import { setRiskTier } from './set-risk-tier'
import { listSimilarUseCases } from './similar'
import { listWaiting } from './waiting'

const { answerRequests, documentRevisions, documents, useCaseValues } = schema
const ws = await testWorkspace({ slug: 'portfolio' })
const dollars = (amount: number) => ({ amount, currency: 'USD' })

async function start(part: Part, input: object) {
  const whole = { problem: 'Nobody knows how many there are.', area: 'Network', ...input }
  return (await execute(ws.as(part), createUseCase, whole)).value
}
const tower = await start('business_stakeholder', { name: 'Tower faults', area: 'Network, north' })
const antenna = await start('member', {
  name: 'Antenna tilt 100 %',
  answers: { problem: 'Antennas are tilted by hand, once a year.', value_per_year: dollars(50_000) },
})
const fraud = await start('business_stakeholder', { name: 'Roaming fraud', sponsor: ws.person.admin })
await execute(ws.as('risk_officer'), setRiskTier, {
  useCase: fraud.ref,
  revision: 1,
  riskTier: 'high',
  reason: 'It blocks people.',
})
const request = await openRequest(ws)

const refs = async (input: object, part: Part = 'member') =>
  (await ask(ws.as(part), listUseCases, input)).items.map(({ ref }) => ref)
const churn = ws.useCase.ref

describe('the filter', () => {
  test.each<[string, object, string[]]>([
    ['a stage', { stage: 'experiments' }, []],
    ['stages', { stage: 'added_value,monitoring' }, [fraud.ref, antenna.ref, tower.ref, churn]],
    ['a tier', { riskTier: 'high' }, [fraud.ref]],
    ['no tier', { riskTier: 'none' }, [antenna.ref, tower.ref, churn]],
    ['a tier or none', { riskTier: 'none,high' }, [fraud.ref, antenna.ref, tower.ref, churn]],
    ['a sponsor', { sponsor: ws.person.admin }, [fraud.ref]],
    ['an area with a comma', { area: 'Network, north' }, [tower.ref]],
    ['areas', { area: ['Network, north', 'Customer care'] }, [tower.ref, churn]],
    ['an area and a sponsor', { area: 'Network', sponsor: ws.person.member }, [antenna.ref]],
    ['a person of the team', { member: ws.person.data_scientist }, [churn]],
    ['a name', { search: 'tower' }, [tower.ref]],
    ['a reference', { search: churn.toLowerCase() }, [churn]],
    ['the problem', { search: 'tilted by hand' }, [antenna.ref]],
    ['the sponsor’s name', { search: 'admin' }, [fraud.ref]],
    ['a per cent sign as itself', { search: '100 %' }, [antenna.ref]],
    ['an underscore as itself', { search: '_' }, []],
    ['a quote', { search: "' or 1=1 --" }, []],
    ['a backslash', { search: '\\' }, []],
  ])('%s', async (_, input, expected) => {
    expect(await refs(input)).toEqual(expected)
    const summary = await ask(ws.as('member'), summarisePortfolio, input)
    expect(summary).toMatchObject({ all: 4, found: expected.length })
    const { columns } = await ask(ws.as('member'), readBoard, input)
    expect(
      columns
        .flatMap(({ cards }) => cards)
        .map(({ ref }) => ref)
        .sort(),
    ).toEqual([...expected].sort())
  })

  test.each([
    [{ stage: 'nowhere' }, 'stage.0'],
    [{ riskTier: 'none,huge' }, 'riskTier.1'],
    [{ sponsor: 'me' }, 'sponsor.0'],
    [{ order: 'name' }, 'order'],
  ])('%j is refused by name', async (input, field) => {
    await expect(refs(input)).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } })
  })

  test('another workspace has none of them', async () => {
    const elsewhere = { ...ws.as('member'), workspaceId: newId() }
    await expect(ask(elsewhere, listUseCases, {})).rejects.toMatchObject({ code: 'not_found' })
  })
})

test.each(['newest', 'name', 'value', 'stage_since'])('pages by %s hold every row once, filtered too', async (sort) => {
  const walk = async (filter: object) => {
    const found: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: Array<{ ref: string }>; next: string | null } = await ask(ws.as('member'), listUseCases, {
        ...filter,
        sort,
        limit: 1,
        ...(cursor ? { cursor } : {}),
      })
      found.push(...page.items.map(({ ref }) => ref))
      cursor = page.next
    } while (cursor)
    return found
  }
  expect(await walk({})).toEqual(await refs({ sort }))
  expect((await walk({})).length).toBe(4)
  const filter = { riskTier: 'none', area: ['Network', 'Customer care'], search: 'e' }
  expect(await walk(filter)).toEqual(await refs({ ...filter, sort }))
})

test('what is promised is added up by currency, over what is found', async () => {
  const summary = await ask(ws.as('member'), summarisePortfolio, {})
  expect(summary.values).toEqual([
    { currency: 'EUR', amount: 720_000, useCases: 1 },
    { currency: 'USD', amount: 50_000, useCases: 1 },
  ])
  expect(summary.unclassified).toBe(3)
  const network = await ask(ws.as('member'), summarisePortfolio, { area: 'Network' })
  expect(network).toMatchObject({ values: [{ currency: 'USD' }], found: 2, unclassified: 1 })
})

test('a value is kept by the database with every revision that is published', async () => {
  const kept = () =>
    withContext(ws.as('admin'), ({ db }) =>
      db.select().from(useCaseValues).where(eq(useCaseValues.useCaseId, antenna.id)),
    )
  expect(await kept()).toMatchObject([{ amount: '50000.00', currency: 'USD' }])
  const publish = (revision: number, value: object) =>
    withContext(ws.as('admin'), async (tx) => {
      const [document] = await tx.db.select().from(documents).where(eq(documents.useCaseId, antenna.id))
      const [row] = await tx.db
        .insert(documentRevisions)
        .values({
          id: newId(tx),
          workspaceId: ws.id,
          documentId: document!.id,
          revision,
          answers: { problem: 'Tilt.', ...value },
          contentDigest: '',
          materialDigest: '',
          publishedBy: ws.person.admin,
        })
        .returning()
      await recordEvent(tx, {
        action: 'test.published',
        subject: { kind: 'document', id: document!.id },
        changes: [change(documentRevisions, row!)],
      })
    })
  await publish(8, { value_per_year: { amount: 1.5, currency: 'SEK' } })
  expect(await kept()).toMatchObject([{ amount: '1.50', currency: 'SEK' }])
  await publish(9, {})
  expect(await kept()).toEqual([])
  await publish(10, { value_per_year: dollars(50_000) })
  expect(await kept()).toMatchObject([{ amount: '50000.00', currency: 'USD' }])
})

test('what is retired promises nothing', async () => {
  const admin = ws.as('admin')
  const undo = new Error('undo')
  await withContext(admin, async (tx) => {
    await tx.db.execute(sql`update use_cases set retired_at = now() where ref = ${churn}`)
    tx.rights = { duties: ['admin'], roles: [] }
    const { values, found } = await summarisePortfolio.run(tx, {})
    expect([values.map(({ currency }) => currency), found]).toEqual([['USD'], 4])
    throw undo
  }).catch((error) => {
    if (error !== undo) throw error
  })
})

test('facets name who sponsors and the areas there are', async () => {
  const { sponsors, areas } = await ask(ws.as('auditor'), listPortfolioFacets, {})
  expect(sponsors.map(({ name, useCases }) => [name, useCases])).toEqual([
    ['admin', 1],
    ['business stakeholder', 2],
    ['member', 1],
  ])
  expect(areas.map(({ area }) => area)).toEqual(['Customer care', 'Network', 'Network, north'])
})

describe('waiting for me', () => {
  const waiting = (part: Part) => refs({ waiting: true }, part)

  test('is an approval that I may answer, until I have', async () => {
    expect(await waiting('risk_officer')).toEqual([churn])
    expect(await waiting('security_specialist')).toEqual([])
    // Who wrote it or asked for it decides nothing.
    expect(await waiting('data_scientist')).toEqual([])
    await execute(ws.as('risk_officer'), decideApproval, decisionInput(request))
    expect(await waiting('risk_officer')).toEqual([])
    expect(await waiting('business_stakeholder')).toEqual([churn])
  })

  test('is an answer asked of me, or of a role or duty of mine', async () => {
    await withContext(ws.as('business_stakeholder'), async (tx) => {
      const [document] = await tx.db.select().from(documents).where(sql`ref = ${tower.document}`)
      const rows = await tx.db
        .insert(answerRequests)
        .values(
          [
            { personId: ws.person.member },
            { role: 'security_specialist' as const },
            { role: 'business_stakeholder' as const },
            { personId: ws.person.auditor, closedAt: tx.at },
          ].map((of) => ({
            id: newId(tx),
            workspaceId: ws.id,
            documentId: document!.id,
            field: 'context',
            note: '',
            askedBy: ws.person.business_stakeholder,
            ...of,
          })),
        )
        .returning()
      await recordEvent(tx, {
        action: 'test.asked',
        subject: { kind: 'document', id: document!.id },
        changes: rows.map((row) => change(answerRequests, row)),
      })
    })
    expect(await waiting('member')).toEqual([tower.ref])
    expect(await waiting('security_specialist')).toEqual([tower.ref])
    expect(await waiting('auditor')).toEqual([])
    // Of the use case's own stakeholder, and of no other's.
    expect((await waiting('business_stakeholder')).sort()).toEqual([churn, tower.ref].sort())
    const { items } = await ask(ws.as('business_stakeholder'), listWaiting, {})
    expect(items).toContainEqual({ ref: tower.ref, approvals: 0, answers: 1 })
  })

  test('comes first in a column of the board', async () => {
    const { columns } = await ask(ws.as('member'), readBoard, { limit: 2 })
    const first = columns[0]!
    expect([first.stage, first.useCases, first.cards.map(({ ref }) => ref)]).toEqual([
      'added_value',
      4,
      [tower.ref, churn],
    ])
    expect(first.cards[1]).toMatchObject({ valuePerYear: { amount: 720_000, currency: 'EUR' } })
  })
})

describe('near-duplicates', () => {
  const similar = async (name: string, problem = '') =>
    (await ask(ws.as('member'), listSimilarUseCases, { name, problem })).items

  test('by a name that is nearly the same', async () => {
    expect(await similar('Churn predictions')).toMatchObject([{ ref: churn, why: 'Nearly the same name' }])
  })

  test('by a problem told in other words than the name', async () => {
    const [first] = await similar('Tilting', 'Antennas are tilted by hand once every year.')
    expect(first).toMatchObject({ ref: antenna.ref, why: 'A problem told in nearly the same words' })
  })

  test('by the words that they share', async () => {
    const [first] = await similar('Leaving', 'Consumer contracts that are cancelled cost us; nothing predicts them')
    expect(first?.ref).toBe(churn)
    expect(first?.why).toMatch(/^Speaks of|^A problem/)
  })

  test.each(['Zebra crossings', '', 'x', '%%%', "'); drop table use_cases; --", '(((', '\\ | & ! :* <->', '🙂🙂🙂'])(
    '“%s” is like nothing here',
    async (text) => {
      expect(await similar(text, text)).toEqual([])
    },
  )

  test('of many, the likest five', async () => {
    await execute(ws.as('member'), createUseCase, churnUseCase(ws.person, 'Churn prediction, prepaid'))
    for (const more of ['fixed', 'TV', 'business', 'islands', 'youth']) {
      await start('member', { name: `Churn prediction, ${more}` })
    }
    const found = await similar('Churn prediction')
    expect(found).toHaveLength(5)
    expect(found[0]).toMatchObject({ ref: churn, score: 1 })
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a))
  })
})
