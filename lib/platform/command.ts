// The definition of a command or query: name, input, permission and description. The REST endpoint,
// its OpenAPI entry, the audit event and the permission-matrix test come from it.
import type { z } from 'zod'
import type { Ctx, Tx } from './context'
import type { Permission } from './permissions'

/** What a command is about, locked; the roles that count are those in its use case. */
export interface Target {
  kind: string
  id: string | null
  useCaseId: string | null
  /** The workspace that a command about an account opens (invitations). */
  ref?: string
}

export interface Endpoint {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with {parameters} that are merged into the input. */
  path: string
  /** The status of a first success; 200 when absent. */
  status?: 200 | 201
  /** The body is a file, handed to the input under this name; the query string fills the rest. */
  file?: { field: string; maxBytes: number; types: string[] }
  /** The command recognises a repetition by its content, so a key is not demanded. */
  repeatable?: boolean
  /** The answer is a stream of this media type instead of JSON. */
  stream?: string
  example?: unknown
}

interface Definition<I extends z.ZodType> {
  name: string
  summary: string
  description?: string
  permission: Permission
  input: I
  rest?: Endpoint
}

export interface CommandDefinition<I extends z.ZodType = z.ZodType, T extends Target = Target, R = unknown>
  extends Definition<I> {
  /** Input fields that must never be stored, not even as a digest. */
  secret?: string[]
  /** The answer holds what is shown once and stored only as a hash: it is not kept for a repeated key either. */
  hasSecretAnswer?: boolean
  /** Drafts, presence and read marks: no entry is demanded. */
  isDraft?: boolean
  /** A token needs only its read scope (the gate). */
  isQuestion?: boolean
  /** What cannot wait inside a transaction: re-authentication. */
  before?(ctx: Ctx, input: z.output<I>): Promise<void>
  /** Finds and locks what the command is about. @throws not_found */
  find(tx: Tx, input: z.output<I>): Promise<T>
  run(tx: Tx, input: z.output<I>, target: T): Promise<R>
}

export interface QueryDefinition<I extends z.ZodType = z.ZodType, R = unknown> extends Definition<I> {
  run(tx: Tx, input: z.output<I>): Promise<R>
}

export type AnyCommand = CommandDefinition<z.ZodType, never, unknown> & { kind: 'command' }
export type AnyQuery = QueryDefinition<z.ZodType, unknown> & { kind: 'query' }

export function defineCommand<I extends z.ZodType, T extends Target, R>(definition: CommandDefinition<I, T, R>) {
  return { kind: 'command' as const, ...definition }
}

export function defineQuery<I extends z.ZodType, R>(definition: QueryDefinition<I, R>) {
  return { kind: 'query' as const, ...definition }
}

/** A command that makes something new belongs to the workspace as a whole. */
export const inWorkspace = async (): Promise<Target> => ({ kind: 'workspace', id: null, useCaseId: null })
