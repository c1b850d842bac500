// Attempts are counted before they are tried, in the database, so that a hundred at once over several processes are a hundred.
import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { AppError } from './errors'

interface Step {
  points: number
  seconds: number
}

/** Each further failure costs a longer wait: half a minute, then minutes, then a quarter of an hour at most. */
const growing: Step[] = [
  { points: 5, seconds: 30 },
  { points: 10, seconds: 5 * 60 },
  { points: 15, seconds: 20 * 60 },
]
const wholeAccount: Step = { points: 50, seconds: 15 * 60 }
const wholeAddress: Step = { points: 100, seconds: 15 * 60 }
const tokenWrites: Step = { points: 1200, seconds: 60 }

/** E-mail addresses do not stand in the table. */
const keyOf = (text: string) => createHash('sha256').update(text).digest('base64url')

/** One subscriber of IPv6 has at least a /64 to choose from. */
export function network(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]!.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array<string>(Math.max(0, missing)).fill('0'), ...right]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

export interface Attempt {
  /** The e-mail address that was typed, or the person who is asked again. */
  account: string
  address: string
  /** The person signed in from here before: guesses made elsewhere do not count against them. */
  isKnownAddress: boolean
}

/**
 * Counts an attempt to prove who one is; call `succeeded` when it did.
 * @throws limited with the seconds to wait, before anything is compared.
 */
export async function countAttempt(db: Db, attempt: Attempt): Promise<{ succeeded(): Promise<void> }> {
  const account = keyOf(attempt.account)
  const place = keyOf(network(attempt.address))
  const pairs = growing.map((_, index) => `pair${index}:${account}:${place}`)
  const whole = [...(attempt.isKnownAddress ? [] : [`account:${account}`]), `address:${place}`]
  // One after the other: what the shortest wait refuses does not count towards the longer ones.
  for (const [index, step] of growing.entries()) await take(db, pairs[index]!, step)
  for (const key of whole) await take(db, key, key.startsWith('account') ? wholeAccount : wholeAddress)
  return {
    async succeeded() {
      const now = Date.now()
      await db.execute(sql`delete from throttles where key in ${pairs} or expire < ${now}`)
      await db.execute(sql`update throttles set points = points - 1 where key in ${whole} and points > 0`)
    },
  }
}

/** @throws limited when a token writes more often than twice what every token is promised. */
export async function countTokenWrite(db: Db, tokenId: string): Promise<void> {
  await take(db, `token:${tokenId}`, tokenWrites)
}

/** One statement, so that of many at once each gets a number of its own. */
async function take(db: Db, key: string, { points, seconds }: Step): Promise<void> {
  const now = Date.now()
  const { rows } = await db.execute<{ points: number; expire: string }>(sql`
    insert into throttles as t (key, points, expire) values (${key}, 1, ${now + seconds * 1000})
    on conflict (key) do update set
      points = case when t.expire <= ${now} then 1 else t.points + 1 end,
      expire = case when t.expire <= ${now} then excluded.expire else t.expire end
    returning points, expire`)
  const row = rows[0]!
  if (row.points <= points) return
  const wait = Math.max(1, Math.ceil((Number(row.expire) - now) / 1000))
  throw new AppError('limited', `That was too often in a short time. Try again in ${waitWords(wait)}.`, {
    retryAfter: wait,
  })
}

function waitWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'one second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
