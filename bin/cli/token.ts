import { createTokenFor } from '@/lib/identity/cli-token'
import { parse, required } from './arguments'
import { withOwnerDatabase } from './owner-database'

export const help = `Usage: countersign token create --email ADDRESS --name NAME --scopes read,write [--workspace SLUG] [--days N] [--json]

Makes an API token for a person and prints it, alone, on standard output. It is shown this once and stored hashed.

Exit codes: 0 made, 2 could not be made.
`

export async function run(argv: string[]): Promise<number> {
  const { values } = parse(argv, {
    email: { type: 'string' },
    name: { type: 'string' },
    scopes: { type: 'string' },
    workspace: { type: 'string' },
    days: { type: 'string' },
  })
  const input = {
    email: required(values.email, 'email'),
    name: required(values.name, 'name'),
    scopes: required(values.scopes, 'scopes')
      .split(',')
      .map((scope) => scope.trim()),
    ...(values.workspace ? { workspace: values.workspace } : {}),
    ...(values.days ? { days: Number(values.days) } : {}),
  }
  const token = await withOwnerDatabase((ownerUrl) => createTokenFor({ databaseUrl: ownerUrl, ...input }))
  process.stdout.write(values.json ? `${JSON.stringify({ token })}\n` : `${token}\n`)
  return 0
}
