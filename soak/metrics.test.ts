/** A small seed of the soak of the alignment. */
import { expect, test } from 'vitest'
import { run } from './metrics'

test('circles, effects and misalignments are those of a second implementation', async () => {
  expect(await run({ seed: 4, graphs: 300 })).toMatchObject({ tried: 300, failed: 0, seed: 4 })
})
