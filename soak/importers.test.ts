/** A small seed of the soak of the importers. */
import { expect, test } from 'vitest'
import { run } from './importers'

test('mutated files are read or refused, never more', { timeout: 120_000 }, async () => {
  const outcome = await run({ seed: 2, cases: 1000 })
  expect(outcome, outcome.note).toMatchObject({ tried: 1000, failed: 0, seed: 2 })
})
