import { existsSync } from 'node:fs'
import path from 'node:path'
import { parse, UsageError } from './arguments'
import { readBackup } from './backup-file/read'
import { writeBackup } from './backup-file/write'
import { withOwnerDatabase } from './owner-database'

export const help = `Usage: countersign backup FILE [--force] [--json]

Writes the whole database, as it is at one moment, to FILE (gzip), while Countersign runs or not, and reads it back to verify it.
--force replaces a file that is there. The file holds personal data: keep it as you keep the database.
Secrets and the signing key are not in it: copy secrets.json, signer/ and anchors/ of the data folder to another place.

Exit codes: 0 written and verified, 2 could not be done.
`

export async function run(argv: string[]): Promise<number> {
  const { values, positionals } = parse(argv, { force: { type: 'boolean' } }, ['the FILE to write'])
  const file = path.resolve(positionals[0] ?? '')
  if (existsSync(file) && !values.force)
    throw new UsageError(`${file} is there already. Choose another name, or add --force.`)
  const written = await withOwnerDatabase((ownerUrl) => writeBackup(ownerUrl, file))
  for await (const _line of readBackup(file));
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ file, ...written })}\n`
      : `${file}: ${written.rows} rows of ${Object.keys(written.tables).length} tables, sha256 ${written.sha256}\n`,
  )
  return 0
}
