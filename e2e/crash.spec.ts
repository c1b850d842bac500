/** A small seed of the crash soak: each process killed once while eight writers write. */
import { expect, test } from '@playwright/test'
import { run } from '@/soak/crash'

test('what was acknowledged survives the death of every process, once', async () => {
  test.setTimeout(300_000)
  const outcome = await run({ seed: 1, kills: 4 })
  expect(outcome).toMatchObject({ failed: 0 })
  expect(outcome.tried).toBeGreaterThan(0)
})
