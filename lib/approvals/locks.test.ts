// The locks behind attack case 17, one by one: a decision that meets a change in progress waits for it, and then sees it.
import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { schema } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import { change, recordEvent } from '@/lib/audit/record-event'
import { type Tx, withContext } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import { decideApproval } from '@/lib/subjects'
import { decisionInput, openRequest, type TestRequest } from '@/lib/testing/release'
import { openTestDb, type Part, testWorkspace } from '@/lib/testing/workspace'
import { stateOf } from './testing/state'

const ws = await testWorkspace()
const owner = await openTestDb(ws.database.ownerUrl, 1)
const { members, modelVersions, useCaseMembers } = schema

/** Starts a decision while `hold` has changed something and not committed; what becomes of it after the commit. */
async function decideDuring(part: Part, request: TestRequest, hold: (tx: Tx) => Promise<void>): Promise<string> {
  const { running, hasWaited } = await withContext(ws.as('admin'), async (tx) => {
    await hold(tx)
    let isSettled = false
    const deciding = execute(ws.as(part), decideApproval, decisionInput(request)).then(
      () => 'done',
      (error) => (error instanceof AppError ? error.message : Promise.reject(error)),
    )
    const settled = deciding.finally(() => {
      isSettled = true
    })
    let waits = false
    while (!isSettled && !waits) {
      const { rows } = await owner.execute<{ waits: boolean }>(
        sql`select count(*) > 0 as waits from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      )
      waits = rows[0]!.waits
    }
    return { running: settled, hasWaited: waits }
  })
  const outcome = await running
  expect({ outcome, hasWaited }).toMatchObject({ hasWaited: true })
  return outcome
}

const role = (part: Part) =>
  and(eq(useCaseMembers.personId, ws.person[part]), eq(useCaseMembers.useCaseId, ws.useCase.id))

test('an edit of the subject', async () => {
  const request = await openRequest(ws)
  const outcome = await decideDuring('risk_officer', request, async (tx) => {
    const set = { imageDigest: `sha256:${'a'.repeat(64)}`, revision: 2 }
    const [row] = await tx.db.update(modelVersions).set(set).where(eq(modelVersions.id, request.version.id)).returning()
    await recordEvent(tx, { action: 'x.y', subject: { kind: 'x', id: null }, changes: [change(modelVersions, row!)] })
  })
  expect(outcome).toContain('has changed since')
  expect((await stateOf(ws, request.id)).decisions).toEqual([])
})

test('the end of a role', async () => {
  const request = await openRequest(ws)
  const outcome = await decideDuring('subject_matter_expert', request, async (tx) => {
    const rows = await tx.db
      .update(useCaseMembers)
      .set({ removedAt: tx.at })
      .where(role('subject_matter_expert'))
      .returning()
    const changes = rows.map((row) => change(useCaseMembers, row))
    await recordEvent(tx, { action: 'x.y', subject: { kind: 'x', id: null }, changes })
  })
  expect(outcome).toContain('does not ask a role that you have')
  expect((await stateOf(ws, request.id)).decisions).toEqual([])
})

test('the end of a duty', async () => {
  const request = await openRequest(ws)
  const outcome = await decideDuring('risk_officer', request, async (tx) => {
    const [row] = await tx.db
      .update(members)
      .set({ duties: [] })
      .where(eq(members.personId, ws.person.risk_officer))
      .returning()
    await recordEvent(tx, { action: 'x.y', subject: { kind: 'x', id: null }, changes: [change(members, row!)] })
  })
  expect(outcome).toContain('does not ask a role that you have')
  expect((await stateOf(ws, request.id)).decisions).toEqual([])
})

test('a person who leaves', async () => {
  const request = await openRequest(ws)
  const outcome = await decideDuring('business_stakeholder', request, async (tx) => {
    const [row] = await tx.db
      .update(members)
      .set({ removedAt: tx.at })
      .where(eq(members.personId, ws.person.business_stakeholder))
      .returning()
    await recordEvent(tx, { action: 'x.y', subject: { kind: 'x', id: null }, changes: [change(members, row!)] })
  })
  expect(outcome).toContain('There is no workspace here')
  expect((await stateOf(ws, request.id)).decisions).toEqual([])
})
