// The web process's one pool. Kept outside the module, so that a rebuilt bundle in development does not open another.
import { createDb, type Db } from '@/db/client'
import { webEnv } from './env'

const kept = globalThis as { countersignDb?: Db }

export function webDb(): Db {
  kept.countersignDb ??= createDb(webEnv().databaseUrl, { application: 'countersign web' })
  return kept.countersignDb
}
