import { and, asc, desc, eq, gte, ilike, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import type { EntryBody } from '@/lib/audit/entry'
import { defineQuery } from '@/lib/platform/command'
import { personOf, type Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { escapeLike } from '@/lib/platform/like'
import { listOf } from '@/lib/platform/list-of'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import { sentenceOf, toneOf } from './sentences'
import type { LogState, TrailItem } from './views'
import { actionGroupIds, actionGroups } from './vocabulary'

const { auditCheckpoints, auditEntries, auditLeaves, useCaseMembers, useCases } = schema

const trailInput = z.strictObject({
  ...pageInput,
  useCase: z.string().max(60).optional(),
  group: listOf(z.enum(actionGroupIds)).optional(),
  actor: listOf(z.uuid()).optional(),
  subject: z.uuid().optional(),
  since: z.iso.date('A day, as 2026-11-20.').optional(),
  until: z.iso.date('A day, as 2026-11-20.').optional(),
  search: z.string().trim().max(100).optional(),
})

const columns = {
  id: auditEntries.id,
  at: auditEntries.occurredAt,
  actorId: auditEntries.actorId,
  actorKind: auditEntries.actorKind,
  actor: workspacePeople.name,
  via: auditEntries.via,
  action: auditEntries.action,
  subjectKind: auditEntries.subjectKind,
  subjectId: auditEntries.subjectId,
  useCase: useCases.ref,
  body: auditEntries.body,
  n: auditLeaves.n,
  seq: auditLeaves.seq,
}

const selectEntries = (tx: Tx) =>
  tx.db
    .select(columns)
    .from(auditEntries)
    .leftJoin(auditLeaves, eq(auditLeaves.entryId, auditEntries.id))
    .leftJoin(workspacePeople, eq(workspacePeople.id, auditEntries.actorId))
    .leftJoin(useCases, eq(useCases.id, auditEntries.useCaseId))

type Row = Awaited<ReturnType<typeof selectEntries>>[number]

export const listTrail = defineQuery({
  name: 'audit.list',
  summary: 'List audit entries as sentences',
  permission: 'audit.read',
  input: trailInput,
  rest: { method: 'GET', path: '/audit/entries' },
  run: async (tx, input) => readPage(tx, input),
})

/** A use case's own history is open to everybody who may read the use case. */
export const listActivity = defineQuery({
  name: 'use-case.activity',
  summary: 'List what happened in a use case',
  permission: 'use-case.read',
  input: z.strictObject({ ...pageInput, useCase: z.string().min(1).max(60), subject: z.uuid().optional() }),
  rest: { method: 'GET', path: '/use-cases/{useCase}/activity' },
  run: async (tx, input) => readPage(tx, input),
})

/** What others did in the use cases in which I have a role, or that I look after for the whole workspace. */
export const listMyNews = defineQuery({
  name: 'me.news',
  summary: 'List what others did in my use cases',
  permission: 'use-case.read',
  input: z.strictObject(pageInput),
  rest: { method: 'GET', path: '/me/news' },
  run(tx, input) {
    const me = personOf(tx)
    // Every duty is for the whole workspace.
    const isMine =
      tx.rights.duties.length > 0
        ? isNotNull(auditEntries.useCaseId)
        : inArray(
            auditEntries.useCaseId,
            tx.db
              .select({ id: useCaseMembers.useCaseId })
              .from(useCaseMembers)
              .where(and(eq(useCaseMembers.personId, me), isNull(useCaseMembers.removedAt))),
          )
    return readPage(tx, input, and(isMine, ne(auditEntries.actorId, me)))
  },
})

async function readPage(tx: Tx, input: z.output<typeof trailInput>, among?: SQL) {
  const after = readCursor(input.cursor)
  const useCase = input.useCase ? await findUseCase(tx, input.useCase) : null
  const rows = await selectEntries(tx)
    .where(
      and(
        among,
        useCase ? eq(auditEntries.useCaseId, useCase.id) : undefined,
        input.group?.length
          ? inArray(
              sql`split_part(${auditEntries.action}, '.', 1)`,
              input.group.flatMap((group) => [...actionGroups[group].prefixes]),
            )
          : undefined,
        input.actor?.length ? inArray(auditEntries.actorId, input.actor) : undefined,
        input.subject ? eq(auditEntries.subjectId, input.subject) : undefined,
        input.since ? gte(auditEntries.occurredAt, `${input.since}T00:00:00Z`) : undefined,
        input.until
          ? sql`${auditEntries.occurredAt} < ${`${input.until}T00:00:00Z`}::timestamptz + interval '1 day'`
          : undefined,
        input.search
          ? or(
              ilike(workspacePeople.name, `%${escapeLike(input.search)}%`),
              ilike(useCases.ref, escapeLike(input.search)),
              sql`convert_from(${auditEntries.body}, 'UTF8') ilike ${`%${escapeLike(input.search)}%`}`,
            )
          : undefined,
        after ? lt(auditEntries.id, after[0]!) : undefined,
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(input.limit + 1)
  const names = await allNames(tx)
  return toPage(
    rows.map((row) => toItem(row, names)),
    input.limit,
    (row) => [row.id],
  )
}

function toItem(row: Row, names: Map<string, string>): TrailItem {
  const body = bodyOf(row)
  return {
    id: row.id,
    n: row.n,
    at: isoInstant(row.at),
    actor: row.actorKind === 'system' ? 'Countersign' : (row.actor ?? 'A former member'),
    via: row.via,
    action: row.action,
    sentence: sentenceOf(row.action, body.details, (id) => names.get(String(id)) ?? 'a former member'),
    tone: toneOf(row.action),
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    useCase: row.useCase,
  }
}

function bodyOf(row: { body: Uint8Array }): EntryBody {
  return JSON.parse(Buffer.from(row.body).toString('utf8')) as EntryBody
}

async function allNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.db.select({ id: workspacePeople.id, name: workspacePeople.name }).from(workspacePeople)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export const getEntry = defineQuery({
  name: 'audit.get',
  summary: 'Read one audit entry, sentence and raw bytes',
  permission: 'audit.read',
  input: z.strictObject({ entry: z.uuid('An entry has an id.') }),
  rest: { method: 'GET', path: '/audit/entries/{entry}' },
  async run(tx, input) {
    const [row] = await selectEntries(tx).where(eq(auditEntries.id, input.entry))
    if (!row) throw notFound('audit entry')
    return { ...toItem(row, await allNames(tx)), seq: row.seq, body: Buffer.from(row.body).toString('utf8') }
  },
})

/** Whom and what the trail can be filtered by. */
export const listTrailFacets = defineQuery({
  name: 'audit.facets',
  summary: 'List the people and use cases the trail can be filtered by',
  permission: 'audit.read',
  input: z.strictObject({}),
  async run(tx) {
    const people = await tx.db
      .select({ id: workspacePeople.id, name: workspacePeople.name })
      .from(workspacePeople)
      .orderBy(asc(workspacePeople.name))
    const places = await tx.db
      .select({ ref: useCases.ref, name: useCases.name })
      .from(useCases)
      .orderBy(asc(useCases.id))
      .limit(500)
    return { people, useCases: places }
  },
})

/** The newest signed checkpoint and how much of this workspace is in it; small enough for the frame of every page. */
export const getLogState = defineQuery({
  name: 'audit.state',
  summary: 'Read the newest checkpoint of the audit log',
  permission: 'receipt.read',
  input: z.strictObject({}),
  rest: { method: 'GET', path: '/audit/state' },
  async run(tx): Promise<LogState> {
    const [checkpoint] = await tx.db.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.size)).limit(1)
    const newest = async (below: number | null) => {
      const [leaf] = await tx.db
        .select({ n: auditLeaves.n })
        .from(auditLeaves)
        .where(below === null ? undefined : lt(auditLeaves.seq, below))
        .orderBy(desc(auditLeaves.n))
        .limit(1)
      return leaf ? leaf.n + 1 : 0
    }
    return {
      checkpoint: checkpoint
        ? {
            size: checkpoint.size,
            root: Buffer.from(checkpoint.root).toString('base64'),
            note: checkpoint.note,
            origin: checkpoint.note.slice(0, checkpoint.note.indexOf('\n')),
            signedAt: isoInstant(checkpoint.signedAt),
          }
        : null,
      entries: await newest(null),
      sealed: checkpoint ? await newest(checkpoint.size) : 0,
    }
  },
})
