import { createDb } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import { AppError } from '@/lib/platform/errors'
import { listWorkspacesOf } from '@/lib/platform/session'
import { findPersonByEmail } from './people'
import { createToken } from './tokens'

interface TokenRequest {
  /** The web process's role or the owner's: who may run this may read and write everything anyway. */
  databaseUrl: string
  email: string
  name: string
  scopes: string[]
  /** The slug; needed when the person is in several. */
  workspace?: string
  days?: number
}

/** Makes an API token for a person, from the command line, and returns its text. @throws AppError */
export async function createTokenFor(request: TokenRequest): Promise<string> {
  const db = createDb(request.databaseUrl, { max: 1, application: 'countersign token' })
  try {
    const person = await findPersonByEmail(db, request.email.trim())
    if (!person || person.disabledAt)
      throw new AppError('not_found', `There is nobody with the address ${request.email}.`)
    const workspaces = await listWorkspacesOf(db, person.id)
    const named = request.workspace ? workspaces.filter(({ slug }) => slug === request.workspace) : workspaces
    const [workspace] = named
    if (!workspace) {
      throw new AppError(
        'not_found',
        `${request.email} is in no workspace${request.workspace ? ` ${request.workspace}` : ''}.`,
      )
    }
    if (named.length > 1) {
      const slugs = named.map(({ slug }) => slug).join(', ')
      throw new AppError('invalid', `${request.email} is in several workspaces (${slugs}): name one with --workspace.`)
    }
    const ctx = { db, actor: { kind: 'person', id: person.id, via: 'cli' } as const, workspaceId: workspace.id }
    const { name, scopes, days } = request
    return (await execute(ctx, createToken, { name, scopes, days })).value.token
  } finally {
    await db.$client.end()
  }
}
