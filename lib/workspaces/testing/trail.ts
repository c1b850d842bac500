/** What the log says, for tests that assert state and event. */
import pg from 'pg'
import { expect } from 'vitest'
import { AppError, type ErrorCode } from '@/lib/platform/errors'

export interface TestEntry {
  action: string
  workspace: string
  actor: { kind: string; id: string | null; via: string }
  subject: { kind: string; id: string | null }
  changes: { table: string; id: string }[]
  details: Record<string, unknown>
}

/** The entries of an action, oldest first. */
export async function entriesOf(ownerUrl: string, action: string): Promise<TestEntry[]> {
  return (await queryAsOwner(ownerUrl, 'select body from audit_entries where action = $1 order by id', [action])).map(
    ({ body }) => JSON.parse((body as Buffer).toString('utf8')) as TestEntry,
  )
}

export async function queryAsOwner(ownerUrl: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Waits for a refusal of this kind and returns it. */
export async function refusal(work: Promise<unknown>, code: ErrorCode): Promise<AppError> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  )
  expect(error).toBeInstanceOf(AppError)
  expect((error as AppError).code).toBe(code)
  return error as AppError
}
