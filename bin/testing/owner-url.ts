import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The embedded server's own superuser, as someone with the machine's disk would find it. */
export function ownerUrl(dataDir: string): string {
  const secrets = JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8'))
  const port = readFileSync(path.join(dataDir, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[3]
  return `postgres://countersign:${secrets.database.owner}@127.0.0.1:${port}/countersign`
}
