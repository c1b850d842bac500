import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, now, workspaceId } from './columns'

/** The first answer to an Idempotency-Key, stored in the transaction that gave it; kept 24 hours. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    workspaceId: workspaceId(),
    actorId: uuid('actor_id').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    requestDigest: text('request_digest').notNull(),
    status: integer('status').notNull(),
    response: jsonb('response').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.actorId, t.route, t.key] }),
    index('idempotency_keys_created_idx').on(t.createdAt),
  ],
)

/** What must happen after a commit; written in the transaction, moved to jobs by the worker. */
export const outbox = pgTable('outbox', {
  id: id(),
  workspaceId: workspaceId(),
  task: text('task').notNull(),
  payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
  createdAt: instant('created_at').notNull().default(now),
})

/** One row per actor, record and minute: keeps a refusal that is tried a thousand times from filling the log. */
export const refusals = pgTable(
  'refusals',
  {
    workspaceId: workspaceId(),
    actorId: uuid('actor_id').notNull(),
    command: text('command').notNull(),
    subjectId: uuid('subject_id').notNull(),
    minute: instant('minute').notNull(),
    count: integer('count').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.actorId, t.command, t.subjectId, t.minute] })],
)
