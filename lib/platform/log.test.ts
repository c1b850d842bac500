import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openTestDb, testWorkspace } from '@/lib/testing/workspace'
import { describeError } from './log'

test('an error of the database is described without the values of its statement', async () => {
  const ws = await testWorkspace()
  const db = await openTestDb(ws.database.webUrl, 1)
  const secret = 'argon2id$of-a-person'
  const error = await db.execute(sql`select ${secret} from people`).catch((reason) => reason)
  expect(String(error.stack)).toContain(secret)
  const described = JSON.stringify(describeError(error))
  expect(described).not.toContain(secret)
  expect(described).toContain('permission denied for table people')
})
