import { existsSync } from 'node:fs'
import path from 'node:path'
import { migrateDatabase } from '@/db/migrate'
import { parse, UsageError } from './arguments'
import { restoreBackup } from './backup-file/restore'
import { withOwnerDatabase } from './owner-database'

export const help = `Usage: countersign restore FILE [--json]

Fills an empty database (DATABASE_URL, or the embedded one of a new COUNTERSIGN_DATA_DIR) from a backup. Countersign must not be running on it.
The file is verified before anything becomes visible; after a failure the database is as empty as before.
Before it, put secrets.json and signer/ of the old data folder into the new one, so that the log goes on under the same key.

Exit codes: 0 restored, 2 could not be done.
`

export async function run(argv: string[]): Promise<number> {
  const { values, positionals } = parse(argv, {}, ['the FILE to read'])
  const file = path.resolve(positionals[0] ?? '')
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`)
  const restored = await withOwnerDatabase(
    async (ownerUrl) => {
      await migrateDatabase(ownerUrl)
      return restoreBackup(ownerUrl, file)
    },
    { alone: true },
  )
  process.stdout.write(
    values.json
      ? `${JSON.stringify(restored)}\n`
      : `Restored ${restored.rows} rows of ${Object.keys(restored.tables).length} tables.\n`,
  )
  return 0
}
