/** The body of an audit entry: what its canonical bytes say, and which columns repeat it. */
import { parseCanonical } from './canonical-json'
import { isDigest, isUuid } from './leaf'
import { isCommitment } from './row-digest'

export interface EntryChange {
  table: string
  id: string | null
  revision: number | null
  /** Digest of the row as the change left it; null says that the row is gone. */
  digest: string | null
  /** The commitment to each personal value of the row, by column; given for tables that have such columns. */
  personal?: Readonly<Record<string, string>>
  /** Given when one change stands for a batch of rows: they are counted, not compared one by one. */
  rows?: number
}

export interface EntryBody {
  v: 1
  id: string
  workspace: string
  /** The transaction's time, UTC, with microseconds: `2026-11-20T09:30:00.123456Z`. */
  at: string
  actor: { kind: string; id: string | null; via: string }
  action: string
  subject: { kind: string; id: string | null; revision: number | null }
  changes: EntryChange[]
  /** `useCase` in it is the use case that the entry is listed under. */
  context: Record<string, unknown>
  details: Record<string, unknown>
}

/** The columns of `audit_entries` that repeat what the body says, so that the database can filter by them. */
export interface EntryColumns {
  id: string
  workspace: string
  actorKind: string
  actorId: string | null
  via: string
  action: string
  subjectKind: string
  subjectId: string | null
  subjectRevision: number | null
  useCaseId: string | null
  occurredAt: string
}

const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/
const KEYS = 'action,actor,at,changes,context,details,id,subject,v,workspace'

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || typeof value === 'number'
}

function isChange(value: unknown): value is EntryChange {
  return (
    isRecord(value) &&
    typeof value.table === 'string' &&
    isTextOrNull(value.id) &&
    isNumberOrNull(value.revision) &&
    (value.digest === null || isDigest(value.digest)) &&
    (value.rows === undefined || typeof value.rows === 'number') &&
    (value.personal === undefined || (isRecord(value.personal) && Object.values(value.personal).every(isCommitment)))
  )
}

/** Reads the text of a body. Null when it is not canonical JSON or not the shape of an entry. */
export function parseEntryBody(text: string): EntryBody | null {
  const value = parseCanonical(text)
  if (!isRecord(value) || Object.keys(value).join() !== KEYS || value.v !== 1) return null
  const { actor, subject, changes } = value
  const isEntry =
    isUuid(value.id) &&
    isUuid(value.workspace) &&
    typeof value.at === 'string' &&
    AT.test(value.at) &&
    typeof value.action === 'string' &&
    isRecord(actor) &&
    typeof actor.kind === 'string' &&
    isTextOrNull(actor.id) &&
    typeof actor.via === 'string' &&
    isRecord(subject) &&
    typeof subject.kind === 'string' &&
    isTextOrNull(subject.id) &&
    isNumberOrNull(subject.revision) &&
    Array.isArray(changes) &&
    changes.every(isChange) &&
    isRecord(value.context) &&
    isRecord(value.details)
  return isEntry ? (value as unknown as EntryBody) : null
}

/** What the columns beside this body must hold. */
export function columnsOf(body: EntryBody): EntryColumns {
  const { useCase } = body.context
  return {
    id: body.id,
    workspace: body.workspace,
    actorKind: body.actor.kind,
    actorId: body.actor.id,
    via: body.actor.via,
    action: body.action,
    subjectKind: body.subject.kind,
    subjectId: body.subject.id,
    subjectRevision: body.subject.revision,
    useCaseId: typeof useCase === 'string' ? useCase : null,
    occurredAt: body.at,
  }
}

/** The first column that does not hold what the body says, or null. */
export function differingColumn(body: EntryBody, columns: EntryColumns): keyof EntryColumns | null {
  const expected = columnsOf(body)
  for (const name of Object.keys(expected) as (keyof EntryColumns)[]) {
    if (expected[name] !== columns[name]) return name
  }
  return null
}
