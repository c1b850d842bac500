/** A small seed of the documents soak: four people at once, the server killed and a session ended while they write. */
import { expect, test } from '@playwright/test'
import { run } from '@/soak/documents'

test('what a screen calls saved is stored, and nothing that was typed is lost', async () => {
  test.setTimeout(300_000)
  const outcome = await run({ seed: 1, people: 4, seconds: 9 })
  expect(outcome).toMatchObject({ failed: 0 })
  expect(outcome.tried).toBeGreaterThan(0)
})
