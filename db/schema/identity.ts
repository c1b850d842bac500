// Who people are. These tables carry no grants for the application: they are reached by SECURITY DEFINER functions only.
import { boolean, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, now, revision, workspaceId } from './columns'

export const people = pgTable(
  'people',
  {
    id: id(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    passwordHash: text('password_hash'),
    /** Raised to end every session of the person at once. */
    sessionEpoch: integer('session_epoch').notNull().default(1),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull().default(now),
    revision: revision(),
  },
  (t) => [uniqueIndex('people_email_key').on(t.email)],
)

/** An identity at an OIDC provider: issuer and subject, never the e-mail alone. */
export const identities = pgTable(
  'identities',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [unique('identities_issuer_subject_key').on(t.issuer, t.subject)],
)

export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    epoch: integer('epoch').notNull(),
    method: text('method').notNull(),
    userAgent: text('user_agent'),
    address: text('address'),
    createdAt: instant('created_at').notNull().default(now),
    authenticatedAt: instant('authenticated_at').notNull().default(now),
    seenAt: instant('seen_at').notNull().default(now),
    expiresAt: instant('expires_at').notNull(),
    /** Set when the person's rights changed: the next request that can set a cookie gets a new session in its place. */
    rotateAt: instant('rotate_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('sessions_person_idx').on(t.personId)],
)

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    workspaceId: workspaceId(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    name: text('name').notNull(),
    scopes: text('scopes').array().notNull(),
    secretHash: text('secret_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    revision: revision(),
  },
  (t) => [
    index('api_tokens_workspace_idx').on(t.workspaceId, t.id),
    uniqueIndex('api_tokens_secret_key').on(t.secretHash),
  ],
)

export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    workspaceId: workspaceId(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    duties: text('duties').array().notNull(),
    /** The use case and role the person is invited for, when there is one. */
    useCaseId: uuid('use_case_id'),
    role: text('role'),
    secretHash: text('secret_hash').notNull(),
    invitedBy: uuid('invited_by'),
    createdAt: instant('created_at').notNull().default(now),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: uuid('accepted_by'),
    withdrawnAt: instant('withdrawn_at'),
    revision: revision(),
  },
  (t) => [
    index('invitations_workspace_idx').on(t.workspaceId, t.id),
    uniqueIndex('invitations_secret_key').on(t.secretHash),
  ],
)

/** One-time links outside any workspace: the first administrator. */
export const firstAdministratorLinks = pgTable('first_administrator_links', {
  id: id(),
  secretHash: text('secret_hash').notNull(),
  createdAt: instant('created_at').notNull().default(now),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  isOpen: boolean('is_open').notNull().default(true),
})
