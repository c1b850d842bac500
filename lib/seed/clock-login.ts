// A login that may say when something happened, for as long as the history of the demo workspace is written.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createDb, type Db } from '@/db/client'
import { createLogin } from '@/db/migrate'

/** Runs `work` on a pool of that login, and takes the login away again whatever happens. */
export async function withClockLogin<T>(ownerUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const login = `countersign_seed_${new URL(ownerUrl).pathname.slice(1)}`.slice(0, 63)
  try {
    const password = randomBytes(24).toString('base64url')
    await createLogin(owner, login, password, ['countersign_web', 'countersign_clock'])
    // Hundreds of commits need not each wait for the disk: dropping the login, below, does once for all of them.
    await owner.query(`alter role ${pg.escapeIdentifier(login)} set synchronous_commit = off`)
    const url = new URL(ownerUrl)
    url.username = login
    url.password = password
    const db = createDb(url.toString(), { max: 2, application: 'countersign seed' })
    try {
      return await work(db)
    } finally {
      await db.$client.end()
    }
  } finally {
    await owner.query(`drop role if exists ${pg.escapeIdentifier(login)}`)
    await owner.end()
  }
}
