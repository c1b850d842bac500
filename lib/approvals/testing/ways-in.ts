/** Each attack comes by the command and by the API; what is refused in one is refused in the other. */
import { execute } from '@/lib/audit/execute'
import { publishDocument } from '@/lib/documents/publish-document'
import { saveAnswers } from '@/lib/documents/save-answers'
import { pinArtifacts } from '@/lib/models/pin-artifacts'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import { decideApproval, requestApproval } from '@/lib/subjects'
import { callApi } from '@/lib/testing/api'
import { type CardEdit, savesOf } from '@/lib/testing/cards'
import { withdrawApproval } from '../withdraw-approval'

const commands = {
  decide: [decideApproval, 'POST', '/approvals/{approval}/decide'],
  request: [requestApproval, 'POST', '/approvals'],
  withdraw: [withdrawApproval, 'POST', '/approvals/{approval}/withdraw'],
  save: [saveAnswers, 'POST', '/documents/{document}/answers'],
  publish: [publishDocument, 'POST', '/documents/{document}/publish'],
  pin: [pinArtifacts, 'PATCH', '/models/{model}/versions/{version}'],
} as const

export type Verb = keyof typeof commands
/** `done`, or the code of the refusal with its sentence. */
export interface Outcome {
  code: string
  message: string
  value: Record<string, unknown>
}
export type Attempt = (ctx: Ctx, verb: Verb, input: Record<string, unknown>) => Promise<Outcome>

const byCommand: Attempt = async (ctx, verb, input) => {
  try {
    const { value } = await execute(ctx, commands[verb][0] as never, input)
    return { code: 'done', message: '', value: value as Record<string, unknown> }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { code: error.code, message: error.message, value: { fields: error.fields, current: error.current } }
  }
}

const byApi: Attempt = async (ctx, verb, input) => {
  const [, method, pattern] = commands[verb]
  const rest = { ...input }
  const address = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest[name]))
    delete rest[name]
    return value
  })
  const { status, body } = await callApi(ctx, method, address, rest, { 'idempotency-key': newId() })
  if (status >= 500) throw new Error(`${method} ${address} answered ${status}`)
  return status < 300
    ? { code: 'done', message: '', value: body }
    : { code: body.code, message: body.detail, value: body }
}

/** A card is written answer by answer and then published; `edit` does both, the one way as the other. */
async function editBy(attempt: Attempt, ctx: Ctx, edit: CardEdit): Promise<Outcome> {
  const saves = await savesOf(ctx, edit)
  const saved = await attempt(ctx, 'save', saves)
  if (saved.code !== 'done') return saved
  const { revision, voids } = edit
  return attempt(ctx, 'publish', { document: saves.document, change: saved.value.change, revision, voids })
}

export type Edit = (ctx: Ctx, edit: CardEdit) => Promise<Outcome>

export const waysIn = [
  ['by command', byCommand, ((ctx, edit) => editBy(byCommand, ctx, edit)) as Edit],
  ['by the API', byApi, ((ctx, edit) => editBy(byApi, ctx, edit)) as Edit],
] as const
