// Attack case 17: what must hold whichever of two acts the database lets through first. RACES says how often each is run.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import { askGate } from '@/lib/gate/ask-gate'
import { type Ctx, newId, withContext } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import { decideApproval, requestApproval } from '@/lib/subjects'
import { publishCard } from '@/lib/testing/cards'
import { cardText, decide, decisionInput, importVersion, openRequest, type TestRequest } from '@/lib/testing/release'
import { openTestDb, type Part, testWorkspace } from '@/lib/testing/workspace'
import { addRole, endRole } from '@/lib/use-cases/change-roles'
import { changeDuties } from '@/lib/workspaces/change-duties'
import { readRequest } from './read-request'
import { stateOf } from './testing/state'
import { withdrawApproval } from './withdraw-approval'

const ws = await testWorkspace()
const db = await openTestDb(ws.database.webUrl, 24)
const rounds = Number(process.env.RACES ?? 20)
const { approvalRequests, members } = schema

// Each act in a session of its own: how often one session may sign at a time is limited elsewhere.
const as = (part: Part): Ctx => ({ ...ws.as(part, { sessionId: newId() }), db })
// A second person in the roles of the first ones, so that a requirement can be answered twice.
for (const role of ['subject_matter_expert', 'business_stakeholder'] as const) {
  await execute(as('admin'), addRole, { useCase: ws.useCase.ref, person: ws.person.security_specialist, role })
}

type Result = 'done' | AppError['code']
const settle = (work: Promise<unknown>): Promise<Result> =>
  work.then(
    () => 'done' as const,
    (error) => (error instanceof AppError ? error.code : Promise.reject(error)),
  )
const answers = (
  part: Part,
  request: TestRequest,
  decision = 'approve',
  more: { key?: string; requirement?: string } = {},
) => {
  const { key, ...input } = more
  return settle(
    execute(as(part), decideApproval, { ...decisionInput(request, decision), ...input }, key ? { key } : {}),
  )
}
const publishes = (request: TestRequest) =>
  settle(
    publishCard(as('ml_engineer'), {
      model: request.version.model,
      version: 1,
      revision: 1,
      text: cardText(newId()),
    }),
  )
const gate = async (request: TestRequest) =>
  (await execute(as('member'), askGate, { model: request.version.model, version: 1, environment: 'production' })).value

/** A request with the answers given so far. */
async function requestWith(...deciders: Part[]): Promise<TestRequest> {
  const request = await openRequest(ws)
  for (const part of deciders) await decide(ws, part, request)
  return request
}

/** What is cached is what the decisions add up to, and every one of them has its entry. */
async function consistent(request: TestRequest) {
  const state = await stateOf(ws, request.id)
  const { standing } = await withContext(as('auditor'), (tx) => readRequest(tx, request.id, { lock: false }))
  expect(state.request.status).toBe(standing.status)
  expect(state.actions.filter((action) => /granted|rejected|changes_requested|abstained/.test(action))).toHaveLength(
    state.decisions.length,
  )
  expect(state.request.revision).toBe(state.actions.length)
  const replaced = state.decisions.map(({ replaces }) => replaces).filter(Boolean)
  expect(new Set(replaced).size).toBe(replaced.length)
  return { ...state, status: standing.status, standing }
}

/** The same race many times, a few of them at once. */
function race(name: string, run: () => Promise<void>): void {
  test(
    name,
    async () => {
      for (let done = 0; done < rounds; done += 4) {
        await Promise.all(Array.from({ length: Math.min(4, rounds - done) }, run))
      }
    },
    30_000 + rounds * 2_000,
  )
}

describe('17', () => {
  race('approve ‖ approve at the quorum: both count, and the last one decides', async () => {
    const request = await requestWith('subject_matter_expert')
    expect(await Promise.all([answers('risk_officer', request), answers('business_stakeholder', request)])).toEqual([
      'done',
      'done',
    ])
    const { status, decisions, request: row } = await consistent(request)
    expect(status).toBe('approved')
    expect(decisions).toHaveLength(3)
    expect(decisions.map(({ entryId }) => entryId)).toContain(row.statusEntryId)
  })

  race('approve ‖ approve of one requirement: one closes the request, the other finds it closed', async () => {
    const request = await requestWith('risk_officer', 'business_stakeholder')
    const results = await Promise.all([
      answers('subject_matter_expert', request),
      answers('security_specialist', request),
    ])
    expect(results.toSorted()).toEqual(['conflict', 'done'])
    expect((await consistent(request)).decisions).toHaveLength(3)
  })

  race('approve ‖ reject: one of them, never both', async () => {
    const request = await requestWith('risk_officer', 'business_stakeholder')
    const [yes, no] = await Promise.all([
      answers('subject_matter_expert', request),
      answers('security_specialist', request, 'reject'),
    ])
    const { status } = await consistent(request)
    expect([yes, no, status]).toEqual(
      yes === 'done' ? ['done', 'conflict', 'approved'] : ['conflict', 'done', 'rejected'],
    )
  })

  race('approve ‖ edit: void in the end, whoever was first', async () => {
    const request = await requestWith('risk_officer', 'business_stakeholder')
    const [yes, edit] = await Promise.all([answers('subject_matter_expert', request), publishes(request)])
    expect(edit).toBe('done')
    const { status, decisions } = await consistent(request)
    expect(status).toBe('superseded')
    expect(decisions).toHaveLength(yes === 'done' ? 3 : 2)
    expect(await gate(request)).toMatchObject({ allowed: false, reasons: [{ code: 'superseded' }] })
  })

  race('approve ‖ withdraw: one of them', async () => {
    const request = await requestWith('risk_officer', 'business_stakeholder')
    const [yes, no] = await Promise.all([
      answers('subject_matter_expert', request),
      settle(execute(as('data_scientist'), withdrawApproval, { approval: request.ref, reason: 'Gone.' })),
    ])
    const { status } = await consistent(request)
    expect([yes, no, status]).toEqual(
      yes === 'done' ? ['done', 'conflict', 'approved'] : ['conflict', 'done', 'withdrawn'],
    )
  })

  test(
    'approve ‖ the role ends: counted by who had it, and by nobody else',
    async () => {
      const role = { useCase: ws.useCase.ref, person: ws.person.security_specialist, role: 'subject_matter_expert' }
      for (let round = 0; round < rounds; round++) {
        const request = await requestWith('risk_officer', 'business_stakeholder')
        const [yes, ended] = await Promise.all([
          answers('security_specialist', request, 'approve', { requirement: 'expert' }),
          settle(execute(as('admin'), endRole, role)),
        ])
        expect(ended).toBe('done')
        expect((await consistent(request)).status).toBe(yes === 'done' ? 'approved' : 'open')
        expect(await gate(request)).toMatchObject({
          allowed: false,
          reasons: [{ code: yes === 'done' ? 'role_lost' : 'open' }],
        })
        await execute(as('admin'), addRole, role)
      }
    },
    30_000 + rounds * 2_000,
  )

  test(
    'approve ‖ the duty ends: the same',
    async () => {
      const [member] = await withContext(as('admin'), (tx) =>
        tx.db.select().from(members).where(eq(members.personId, ws.person.risk_officer)),
      )
      let revision = member!.revision
      const duties = async (list: string[]) =>
        execute(as('admin'), changeDuties, { member: member!.id, duties: list, revision: revision++ })
      for (let round = 0; round < rounds; round++) {
        const request = await requestWith('subject_matter_expert', 'business_stakeholder')
        const [yes] = await Promise.all([answers('risk_officer', request), duties([])])
        expect((await consistent(request)).status).toBe(yes === 'done' ? 'approved' : 'open')
        expect((await gate(request)).allowed).toBe(false)
        await duties(['risk_officer'])
      }
    },
    30_000 + rounds * 2_000,
  )

  race('edit ‖ gate: allowed is only ever said of what was approved, and never after the edit', async () => {
    const request = await requestWith('subject_matter_expert', 'risk_officer', 'business_stakeholder')
    const [answer, edit] = await Promise.all([gate(request), publishes(request)])
    expect(edit).toBe('done')
    if (answer.allowed)
      expect(answer.approvals).toMatchObject([{ ref: request.ref, materialDigest: request.materialDigest }])
    expect((await gate(request)).allowed).toBe(false)
  })

  race('the same person twice: one answer stands, whichever it is', async () => {
    const request = await requestWith('risk_officer')
    const results = await Promise.all([
      answers('subject_matter_expert', request),
      answers('subject_matter_expert', request, 'request_changes'),
      answers('subject_matter_expert', request, 'abstain'),
    ])
    expect(results).toEqual(['done', 'done', 'done'])
    const { decisions, standing } = await consistent(request)
    expect(decisions).toHaveLength(4)
    const counted = standing.requirements.flatMap((item) => item.counted)
    expect(counted.map(({ personId }) => personId).toSorted()).toEqual(
      [ws.person.risk_officer, ws.person.subject_matter_expert].toSorted(),
    )
  })

  race('approve ‖ reject by one person: the later one stands', async () => {
    const request = await requestWith('risk_officer')
    const [yes, no] = await Promise.all([
      answers('subject_matter_expert', request),
      answers('subject_matter_expert', request, 'reject'),
    ])
    const { status } = await consistent(request)
    // Once rejected, nothing more is decided; an approval that came first was replaced.
    expect([no, status]).toEqual(['done', 'rejected'])
    expect(['done', 'conflict']).toContain(yes)
  })

  race('18 a double submit: one decision, one answer', async () => {
    const request = await requestWith('risk_officer')
    const key = newId()
    expect(
      await Promise.all([1, 2, 3].map(() => answers('subject_matter_expert', request, 'approve', { key }))),
    ).toEqual(['done', 'done', 'done'])
    expect((await consistent(request)).decisions).toHaveLength(2)
  })

  race('ask ‖ ask for the same thing: one request', async () => {
    const version = await importVersion(ws)
    const asks = (part: Part) =>
      settle(
        execute(as(part), requestApproval, {
          subject: { kind: 'model_version', ref: version.model, version: 1 },
          note: 'Please.',
        }),
      )
    expect((await Promise.all([asks('data_scientist'), asks('ml_engineer')])).toSorted()).toEqual(['conflict', 'done'])
    const rows = await withContext(as('admin'), (tx) =>
      tx.db
        .select()
        .from(approvalRequests)
        .where(and(eq(approvalRequests.subjectId, version.id))),
    )
    expect(rows).toHaveLength(1)
  })
})
