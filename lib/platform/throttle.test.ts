import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createDb, type Db } from '@/db/client'
import { testDatabase } from '@/db/testing/database'
import { queryAsOwner, refusal } from '@/lib/workspaces/testing/trail'
import type { AppError } from './errors'
import { countAttempt, network } from './throttle'

let db: Db
let ownerUrl: string

beforeAll(async () => {
  const database = await testDatabase()
  ownerUrl = database.ownerUrl
  db = createDb(database.webUrl, { max: 8 })
})
beforeEach(() => queryAsOwner(ownerUrl, 'delete from throttles'))

const attempt = (given: { account?: string; address?: string; isKnownAddress?: boolean } = {}) =>
  countAttempt(db, { account: 'a@b.example', address: '192.0.2.1', isKnownAddress: false, ...given })
/** The windows of waiting that are this long are over. */
const wait = (seconds: number) => queryAsOwner(ownerUrl, 'update throttles set expire = expire - $1', [seconds * 1000])

test('each further failure waits longer, and never longer than a quarter of an hour', async () => {
  const waits: number[] = []
  for (let tries = 0; tries < 40; tries++) {
    const seconds = await attempt().then(
      () => 0,
      (error) => (error as AppError).retryAfter!,
    )
    if (seconds === 0) continue
    waits.push(seconds)
    await wait(seconds)
  }
  const longest = waits.filter((next, index) => waits.slice(0, index).every((earlier) => earlier < next))
  expect(longest[0]).toBeLessThanOrEqual(30)
  expect(longest.length).toBeGreaterThanOrEqual(3)
  expect(longest.at(-1)).toBeGreaterThan(400)
  expect(longest.at(-1)).toBeLessThanOrEqual(15 * 60)
})

test('a hundred at once are a hundred', async () => {
  const tried = await Promise.allSettled(Array.from({ length: 100 }, () => attempt()))
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
})

test('who succeeds has tried nothing in vain', async () => {
  for (let round = 0; round < 150; round++) await (await attempt()).succeeded()
  await attempt()
})

test('guessing at an account keeps neither others nor its owner at a known place from signing in', async () => {
  for (let place = 1; place <= 10; place++) {
    for (let tries = 0; tries < 5; tries++) await attempt({ address: `198.51.100.${place}` })
  }
  await refusal(attempt({ address: '203.0.113.5' }), 'limited')
  await attempt({ address: '203.0.113.5', isKnownAddress: true })
  await attempt({ account: 'another@b.example', address: '203.0.113.5' })
})

test('an address that tries many accounts is stopped, and no other address with it', async () => {
  for (let account = 0; account < 100; account++) await attempt({ account: `${account}@b.example` })
  await refusal(attempt({ account: 'one-more@b.example' }), 'limited')
  await attempt({ account: 'one-more@b.example', address: '192.0.2.2' })
})

test('what stands in the table names nobody', async () => {
  await attempt()
  const text = JSON.stringify(await queryAsOwner(ownerUrl, 'select key from throttles'))
  expect(text).not.toMatch(/b\.example|192\.0\.2/)
})

test('the addresses of one subscriber of IPv6 are one', () => {
  expect(network('2001:db8:1:2:3:4:5:6')).toBe(network('2001:db8:1:2::99'))
  expect(network('2001:db8:1:2::1')).not.toBe(network('2001:db8:1:3::1'))
  expect(network('::1')).toBe('0:0:0:0')
  expect(network('2001:0db8::1')).toBe(network('2001:db8:0:0:ffff::'))
  expect(network('192.0.2.1')).toBe('192.0.2.1')
})
