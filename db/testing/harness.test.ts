import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase, testDatabase } from './database'

async function whoAmI(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(`
      SELECT current_database() AS database, rolsuper AS super, rolbypassrls AS bypass,
        pg_has_role('countersign_web', 'member') AS web, pg_has_role('countersign_clock', 'member') AS clock
      FROM pg_roles WHERE rolname = current_user`)
    return rows[0] as { database: string; super: boolean; bypass: boolean; web: boolean; clock: boolean }
  } finally {
    await client.end()
  }
}

test('every process has its own role, none of which escapes row security', async () => {
  const database = await testDatabase()
  for (const url of [database.webUrl, database.workerUrl, database.signerUrl, database.clockUrl]) {
    expect(await whoAmI(url)).toMatchObject({ super: false, bypass: false })
  }
  expect(await whoAmI(database.webUrl)).toMatchObject({ web: true, clock: false })
  expect(await whoAmI(database.clockUrl)).toMatchObject({ web: true, clock: true })
})

test('a test file has one database of its own, and gets more when it asks', async () => {
  const [mine, again, other] = [await testDatabase(), await testDatabase(), await freshDatabase()]
  expect(again.ownerUrl).toBe(mine.ownerUrl)
  expect((await whoAmI(other.webUrl)).database).not.toBe((await whoAmI(mine.webUrl)).database)
})
