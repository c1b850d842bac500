// Turns a command and a posted form into what the form shows next: done, or what is wrong with which field.
import type { z } from 'zod'
import { execute } from '@/lib/audit/execute'
import type { CommandDefinition, Target } from './command'
import type { Ctx } from './context'
import { AppError } from './errors'
import { accountActionContext, actionContext } from './request-context'

/** The same shape as the form kit's own, which lib does not know. */
export interface ActionState {
  error?: {
    code: string
    message: string
    fields?: Record<string, string>
    requestId?: string
    /** For a conflict: what stands there now. */
    current?: Record<string, unknown>
  }
  values?: Record<string, string>
  notice?: string
  done?: boolean
}

export type FormFields = Record<string, string | undefined>

interface ActionOptions<R> {
  /** Makes the command's input of the form's text fields, where it is not the same. */
  input?: (fields: FormFields, form: FormData) => unknown
  /** What the person is told, or where they are sent (by a redirect) once it is done. */
  done?: (value: R, ctx: Ctx) => ActionState | undefined | Promise<ActionState | undefined>
}

/**
 * Runs a command with a form, in a workspace or on the person's own account (`workspace` null). Refusals come back as the
 * form's next state with what was typed, except for secrets; bugs propagate.
 */
export async function runAction<I extends z.ZodType, T extends Target, R>(
  command: CommandDefinition<I, T, R>,
  workspace: string | null,
  form: FormData,
  options: ActionOptions<R> = {},
): Promise<ActionState> {
  let ctx: Ctx | undefined
  try {
    ctx = (workspace === null ? await accountActionContext() : await actionContext(workspace)).ctx
    const fields = formFields(form)
    const input = options.input ? options.input(fields, form) : fields
    const { value } = await execute(ctx, command, input, { key: keyOf(form) })
    return (await options.done?.(value, ctx)) ?? { done: true }
  } catch (error) {
    return refusedState(error, form, { secret: command.secret, requestId: ctx?.requestId })
  }
}

/** The state of a form that was refused. @throws what is no refusal */
export function refusedState(
  error: unknown,
  form: FormData,
  options: { secret?: readonly string[]; requestId?: string } = {},
): ActionState {
  if (!(error instanceof AppError)) throw error
  const { code, message, fields, current } = error
  const values = Object.entries(formFields(form)).filter(
    (field): field is [string, string] => field[1] !== undefined && !isSecret(field[0], options.secret),
  )
  return {
    error: {
      code,
      message,
      ...(fields ? { fields } : {}),
      ...(current ? { current: current as Record<string, unknown> } : {}),
      ...(options.requestId ? { requestId: options.requestId } : {}),
    },
    values: Object.fromEntries(values),
  }
}

/** The form's text fields; a name that occurs several times is the input mapping's business, by `form.getAll`. */
export function formFields(form: FormData): FormFields {
  const fields: FormFields = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && name !== KEY_FIELD && !name.startsWith('$ACTION')) fields[name] = value
  }
  return fields
}

const KEY_FIELD = 'idempotencyKey'

function keyOf(form: FormData): string | undefined {
  const key = form.get(KEY_FIELD)
  return typeof key === 'string' && key ? key.slice(0, 200) : undefined
}

function isSecret(name: string, secret: readonly string[] = []): boolean {
  return secret.includes(name) || /password|secret/i.test(name)
}
