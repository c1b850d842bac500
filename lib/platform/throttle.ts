// Attempts are counted before they are tried, in the database, so that a hundred at once over several processes are a hundred.
import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '@/db/client'
import { AppError } from './errors'

interface Step {
  points: number
  seconds: number
}

/** Each further failure costs a longer wait, and none a longer one than this last. */
const growing: Step[] = [
  { points: 5, seconds: 30 },
  { points: 10, seconds: 5 * 60 },
  { points: 20, seconds: 15 * 60 },
]
const wholeAccount: Step = { points: 50, seconds: 15 * 60 }
const wholeAddress: Step = { points: 100, seconds: 15 * 60 }
const tokenWrites: Step = { points: 1200, seconds: 60 }

const limiters = new WeakMap<Db, Map<string, RateLimiterPostgres>>()

function limiter(db: Db, name: string, step: Step): RateLimiterPostgres {
  const ofDb = limiters.get(db) ?? new Map<string, RateLimiterPostgres>()
  limiters.set(db, ofDb)
  const made =
    ofDb.get(name) ??
    new RateLimiterPostgres({
      storeClient: db.$client,
      storeType: 'pool',
      tableName: 'throttles',
      tableCreated: true,
      keyPrefix: name,
      points: step.points,
      duration: step.seconds,
    })
  ofDb.set(name, made)
  return made
}

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
  const pair = `${account}:${place}`
  const steps = growing.map((step, index) => limiter(db, `attempt${index}`, step))
  const ofAccount = limiter(db, 'account', wholeAccount)
  const ofAddress = limiter(db, 'address', wholeAddress)
  for (const step of steps) await consume(step, pair)
  if (!attempt.isKnownAddress) await consume(ofAccount, account)
  await consume(ofAddress, place)
  return {
    async succeeded() {
      await Promise.all([
        ...steps.map((step) => step.delete(pair)),
        ...(attempt.isKnownAddress ? [] : [ofAccount.reward(account)]),
        ofAddress.reward(place),
      ])
    },
  }
}

/** @throws limited when a token writes more often than twice what every token is promised. */
export async function countTokenWrite(db: Db, tokenId: string): Promise<void> {
  await consume(limiter(db, 'token', tokenWrites), tokenId)
}

async function consume(step: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await step.consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw new AppError('limited', `That was too often in a short time. Try again in ${waitWords(seconds)}.`, {
      retryAfter: seconds,
    })
  }
}

function waitWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'one second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
