// API tokens: shown once, stored as a hash, for one workspace and one person, with scopes and an end.
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, defineQuery, inWorkspace } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict, forbidden, notFound } from '@/lib/platform/errors'
import { type Page, pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { hashSecret, newSecret } from '@/lib/platform/link-secret'
import { isoInstant } from '@/lib/platform/times'
import { id } from './input'
import { rowsOf } from './rows'

const { apiTokens } = schema

export const scopes = ['read', 'write'] as const

/** Not in the REST API: a token that makes tokens would outlive its own end. */
export const createToken = defineCommand({
  name: 'token.create',
  summary: 'Make an API token',
  permission: 'token.create',
  hasSecretAnswer: true,
  input: z.strictObject({
    name: z
      .string()
      .trim()
      .min(1, 'Give it a name that says what uses it, such as the pipeline.')
      .max(120, 'At most 120 characters.'),
    scopes: z
      .array(z.enum(scopes, 'A scope is read or write.'))
      .min(1, 'Choose at least one scope.')
      .transform((list) => scopes.filter((scope) => list.includes(scope))),
    days: z.coerce
      .number('Give a number of days.')
      .int('Give whole days.')
      .min(1, 'At least one day.')
      .max(365, 'At most 365 days: a token that nobody renews should end.')
      .default(90),
  }),
  find: inWorkspace,
  async run(tx, input) {
    if (tx.ctx.actor.scopes) throw forbidden('A token cannot make tokens. A person does it, signed in with a browser.')
    const tokenId = newId(tx)
    const token = `cs_${tokenId.replaceAll('-', '')}_${newSecret()}`
    const expiresAt = new Date(Date.parse(tx.at) + input.days * 24 * 3600_000).toISOString()
    const [row] = await rowsOf(
      tx.db,
      apiTokens,
      sql`select * from identity_create_token(${tokenId}::uuid, ${personOf(tx)}::uuid, ${input.name}, ${sql.param(input.scopes)}::text[],
        ${hashSecret(token)}, ${expiresAt}::timestamptz)`,
    )
    await recordEvent(tx, {
      action: 'token.created',
      subject: { kind: 'api_token', id: tokenId, revision: row!.revision },
      changes: [change(apiTokens, row!)],
      details: { name: input.name, scopes: input.scopes, expiresAt },
    })
    return { id: tokenId, token, name: input.name, scopes: input.scopes, expiresAt }
  },
})

export const revokeToken = defineCommand({
  name: 'token.revoke',
  summary: 'Revoke an API token',
  description: 'One of your own; an administrator may revoke any.',
  permission: 'token.revoke',
  input: z.strictObject({ token: id }),
  rest: { method: 'POST', path: '/tokens/{token}/revoke' },
  async find(tx, input) {
    const [token] = await readTokens(tx, sql`id = ${input.token}::uuid`, 1)
    if (!token) throw notFound('token')
    return { kind: 'api_token', id: token.id, useCaseId: null }
  },
  async run(tx, input) {
    const [row] = await rowsOf(tx.db, apiTokens, sql`select * from identity_revoke_token(${input.token}::uuid)`)
    if (!row) throw conflict('This token was revoked already.')
    await recordEvent(tx, {
      action: 'token.revoked',
      subject: { kind: 'api_token', id: row.id, revision: row.revision },
      changes: [change(apiTokens, row)],
      details: { name: row.name, person: row.personId },
    })
    return { id: row.id }
  },
})

export interface TokenView {
  id: string
  ref: string
  personId: string
  name: string
  scopes: string[]
  expiresAt: string
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

export const listTokens = defineQuery({
  name: 'token.list',
  summary: 'List API tokens',
  description: 'Your own; an administrator sees all.',
  permission: 'token.revoke',
  input: z.strictObject(pageInput),
  rest: { method: 'GET', path: '/tokens' },
  async run(tx, { limit, cursor }): Promise<Page<TokenView>> {
    const [before = null] = readCursor(cursor) ?? []
    return toPage(await readTokens(tx, before ? sql`id < ${before}::uuid` : sql`true`, limit + 1), limit, ({ id }) => [
      id,
    ])
  },
})

type TokenRow = {
  id: string
  person_id: string
  name: string
  scopes: string[]
  expires_at: string
  created_at: string
  last_used_at: string | null
  revoked_at: string | null
}

async function readTokens(tx: Tx, which: SQL, limit: number): Promise<TokenView[]> {
  const { rows } = await tx.db.execute<TokenRow>(sql`
    select id, person_id, name, scopes, expires_at, created_at, last_used_at, revoked_at from identity_list_tokens()
    where (person_id = ${personOf(tx)}::uuid or ${tx.rights.duties.includes('admin')}) and ${which}
    order by id desc limit ${limit}`)
  return rows.map((row) => ({
    id: row.id,
    ref: row.id,
    personId: row.person_id,
    name: row.name,
    scopes: row.scopes,
    expiresAt: isoInstant(row.expires_at),
    createdAt: isoInstant(row.created_at),
    lastUsedAt: row.last_used_at && isoInstant(row.last_used_at),
    revokedAt: row.revoked_at && isoInstant(row.revoked_at),
  }))
}
