/** The processes as an operator meets them: started twice, killed one by one, stopped. No browser; servers of their own. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type ProcessName, type Started, startProduct } from '../bin/testing/started'
import { lockHolder, processStart } from '../db/embedded/lock.mjs'

test.describe.configure({ mode: 'serial' })

const RECOVERY_MS = 10_000
const NAMES: ProcessName[] = ['web', 'worker', 'signer', 'postgres']
let product: Started

test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(async () => {
  await product.stop()
})

const isReady = () =>
  fetch(`${product.url}/api/health/ready`, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.ok,
    () => false,
  )
const lockFile = () => path.join(product.dataDir, 'supervisor.lock')
const family = () => NAMES.map((name) => product.pidOf(name)).filter((pid) => pid > 0)
const alive = (pids: number[]) => pids.filter((pid) => processStart(pid) !== null)

test('a second start on the same data says who is there and leaves it alone', async () => {
  await expect(startProduct({ dataDir: product.dataDir })).rejects.toThrow(
    `already running on ${product.dataDir} at ${product.url}`,
  )
  expect(await isReady()).toBe(true)
})

for (const name of NAMES) {
  test(`${name}, killed, is back within ten seconds`, async () => {
    const before = product.pidOf(name)
    expect(before).toBeGreaterThan(0)
    process.kill(before, 'SIGKILL')
    const isBack = async () => ![0, before].includes(product.pidOf(name)) && (await isReady())
    await expect.poll(isBack, { timeout: RECOVERY_MS, intervals: [50] }).toBe(true)
  })
}

test('a supervisor that is killed leaves nobody behind, and the next start takes over', async () => {
  // Whoever was killed last, and those that it took with it, are on their way back.
  await expect.poll(() => family().length, { timeout: RECOVERY_MS }).toBe(NAMES.length)
  const orphans = family()
  process.kill(lockHolder(lockFile())?.pid ?? 0, 'SIGKILL')
  await expect.poll(() => alive(orphans), { timeout: RECOVERY_MS }).toEqual([])
  product = await startProduct({ dataDir: product.dataDir })
  expect(await isReady()).toBe(true)
})

test('SIGTERM stops everything and lets go of the data', async () => {
  const stopped = family()
  await product.stop({ keepData: true })
  expect(alive(stopped)).toEqual([])
  expect(existsSync(lockFile())).toBe(false)
})

test('a restart on existing data builds nothing anew', async () => {
  const built = readFileSync('.next/BUILD_ID', 'utf8')
  product = await startProduct({ dataDir: product.dataDir })
  expect(readFileSync('.next/BUILD_ID', 'utf8')).toBe(built)
})
