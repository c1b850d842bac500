import fc from 'fast-check'
import { it } from 'vitest'
import { expectHonest } from '../reading/testing/expect-honest'
import { mutationsOf, surprisesIn } from '../reading/testing/mutations'
import { readTextWith } from '../reading/testing/read-text'
import { mlflowImporter } from './importer'
import { ML_MODEL, REGISTERED_MODEL, RUN } from './testing/fixtures'

const ALL = { runs: [RUN], registered_models: [REGISTERED_MODEL] }

it.each([
  ['an MLmodel', mutationsOf(ML_MODEL)],
  ['a run', mutationsOf(JSON.stringify(RUN, null, 1))],
  ['runs and models with other values', surprisesIn(ALL)],
])('answers honestly for every mutation of %s', { timeout: 60_000 }, (_name, texts) => {
  fc.assert(
    fc.property(texts, (text) => expectHonest(readTextWith(mlflowImporter, text), text)),
    { seed: 20261121, numRuns: 300 },
  )
})
