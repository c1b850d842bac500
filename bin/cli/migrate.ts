import { migrateDatabase } from '@/db/migrate'
import { parse } from './arguments'
import { withOwnerDatabase } from './owner-database'

export const help = `Usage: countersign migrate [--json]

Brings the database (DATABASE_URL, or the embedded one) to this version's schema. Start does the same by itself.

Exit codes: 0 up to date, 2 could not be done.
`

export async function run(argv: string[]): Promise<number> {
  const { values } = parse(argv, {})
  await withOwnerDatabase(migrateDatabase)
  process.stdout.write(values.json ? '{"migrated":true}\n' : 'The database is up to date.\n')
  return 0
}
