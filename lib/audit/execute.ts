// Runs a command: parse, one transaction with the workspace set, find and lock, permission, the command itself, its entry.
import type { z } from 'zod'
import type { CommandDefinition, QueryDefinition, Target } from '@/lib/platform/command'
import { type Ctx, withContext } from '@/lib/platform/context'
import { AppError, forbidden, invalid, notFound } from '@/lib/platform/errors'
import { isAllowed, isPersonOnly, type Permission } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { type KeyedAnswer, readAnswer, saveAnswer } from './idempotency'
import { recordRefusal } from './refusals'

export interface ExecuteOptions {
  /** The Idempotency-Key of the request; the same key and body give the first answer. */
  key?: string
}

export interface Executed<R> {
  value: R
  /** Entries that the command wrote; none when the answer is a repeated one. */
  entries: string[]
  isRepeated: boolean
}

/** Runs the command and returns what it answers. @throws AppError, after recording a refusal of what exists. */
export async function execute<I extends z.ZodType, T extends Target, R>(
  ctx: Ctx,
  command: CommandDefinition<I, T, R>,
  rawInput: unknown,
  options: ExecuteOptions = {},
): Promise<Executed<R>> {
  const input = parseInput(command.input, rawInput)
  // Found out before the transaction, refused inside it: only there is it known what the refusal is about.
  const refused = scopeRefusal(ctx, command) ?? (await refusalBefore(ctx, command, input))
  let target: Target | undefined
  try {
    return await withContext(ctx, async (tx) => {
      tx.rights = await readRights(tx, null)
      // A repetition is authorised like the first time: a wrong password or a narrower token gets no answer.
      const answer = options.key && !refused ? await readAnswer<R>(tx, command, options.key, input) : null
      if (answer) return { value: answer.value, entries: [], isRepeated: true }
      const found = await command.find(tx, input)
      target = found
      if (found.useCaseId) tx.rights = await readRights(tx, found.useCaseId)
      if (refused) throw refused
      if (ctx.actor.kind !== 'system' && !isAllowed(command.permission, tx.rights)) throw refusalOf(command.summary)
      const value = await command.run(tx, input, found)
      // What recognises a repetition by its content (the same file again) has nothing to record the second time.
      const mayChangeNothing = command.isDraft || command.rest?.repeatable
      if (!mayChangeNothing && tx.entries.length === 0) throw new Error(`${command.name} wrote no audit entry.`)
      if (options.key) await saveAnswer(tx, command, options.key, input, value as KeyedAnswer)
      return { value, entries: tx.entries, isRepeated: false }
    })
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    await recordRefusal(ctx, command.name, target, refusal)
    throw refusal
  }
}

/** Runs a query in a read-only transaction. */
export async function ask<I extends z.ZodType, R>(
  ctx: Ctx,
  query: QueryDefinition<I, R>,
  rawInput: unknown,
): Promise<R> {
  const input = parseInput(query.input, rawInput)
  if (ctx.actor.scopes && !ctx.actor.scopes.includes('read')) throw forbidden('This token may not read.')
  try {
    return await withContext(
      ctx,
      async (tx) => {
        tx.rights = await readRights(tx, null)
        if (!isAllowed(query.permission, tx.rights)) throw refusalOf(query.summary)
        return query.run(tx, input)
      },
      { readOnly: true },
    )
  } catch (error) {
    throw asRefusal(error) ?? error
  }
}

/** Parses strictly; the message of each field is a sentence for the person who filled it. */
export function parseInput<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const unstorable = findUnstorable(raw)
  if (unstorable !== null) {
    throw invalid('One field needs another look.', {
      [unstorable || 'body']: 'Holds a character that is none: a NUL, or half of a pair.',
    })
  }
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const fields: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : []
    for (const name of names) fields[[...issue.path, name].join('.')] = 'There is no such field.'
    if (names.length === 0) fields[issue.path.join('.') || 'body'] ??= issue.message
  }
  const count = Object.keys(fields).length
  throw invalid(count === 1 ? 'One field needs another look.' : `${count} fields need another look.`, fields)
}

/** Where text stands that neither Postgres nor canonical JSON can hold; null when there is none. */
function findUnstorable(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value) ? path : null
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null
  for (const [key, item] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`
    const found = findUnstorable(key, at) ?? findUnstorable(item, at)
    if (found !== null) return found
  }
  return null
}

function scopeRefusal(ctx: Ctx, command: { permission: Permission; isQuestion?: boolean }): AppError | null {
  const { scopes } = ctx.actor
  if (!scopes) return null
  if (isPersonOnly(command.permission))
    return forbidden('A token cannot do this. A person does it, signed in with a browser.')
  const needed = command.isQuestion ? 'read' : 'write'
  if (scopes.includes(needed)) return null
  return forbidden(`This token may not ${needed}; it has the scopes ${scopes.join(', ')}.`)
}

async function refusalBefore<I extends z.ZodType, T extends Target, R>(
  ctx: Ctx,
  command: CommandDefinition<I, T, R>,
  input: z.output<I>,
): Promise<AppError | null> {
  try {
    await command.before?.(ctx, input)
    return null
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

function refusalOf(summary: string): AppError {
  return forbidden(`Your roles here do not allow this: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}.`)
}

/** Refusals, and database conditions that mean one: two writers at once, or a server that is going away. */
function asRefusal(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  const code = databaseCode(error)
  if (code === '40001' || code === '40P01' || code === '23505') {
    return new AppError('conflict', 'Someone else changed this at the same moment. Look at it again and repeat.', {
      cause: error,
    })
  }
  if (code === '22P02') return notFound('record')
  if (isUnreachable(error, code)) {
    return new AppError('unavailable', 'The database does not answer at the moment. Repeat this in a few seconds.', {
      cause: error,
      retryAfter: 2,
    })
  }
  return null
}

/** Connection errors, a server that shuts down or starts, and the time-outs of ours. */
const unreachable = /^(?:08...|57P0[1-3]|57014|53300|25P0[34]|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/
const withoutCode = /^(?:Connection terminated|timeout exceeded when trying to connect)/

function isUnreachable(error: unknown, code: string | undefined): boolean {
  return code ? unreachable.test(code) : causes(error).some(({ message }) => withoutCode.test(message ?? ''))
}

function databaseCode(error: unknown): string | undefined {
  return causes(error).find(({ code }) => typeof code === 'string')?.code
}

function causes(error: unknown): Array<{ code?: string; message?: string }> {
  const chain: Array<{ code?: string; message?: string; cause?: unknown }> = []
  for (let at = error; at && chain.length < 4; at = chain.at(-1)?.cause) chain.push(at as (typeof chain)[number])
  return chain
}
