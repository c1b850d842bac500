import fc from 'fast-check'
import { describe, it } from 'vitest'
import { expectHonest } from '../reading/testing/expect-honest'
import { itWithstandsHostileFiles } from '../reading/testing/hostile'
import { mutationsOf } from '../reading/testing/mutations'
import { readTextWith } from '../reading/testing/read-text'
import { dvcImporter } from './importer'
import { LOCK, TRACKED } from './testing/fixtures'

describe('dvc.lock', () => itWithstandsHostileFiles(dvcImporter, { yaml: LOCK, filename: 'dvc.lock' }))
describe('metrics', () =>
  itWithstandsHostileFiles(dvcImporter, { json: { a: 1, b: { c: 2 } }, filename: 'metrics.json' }))

it.each([
  ['dvc.lock', LOCK],
  ['a.csv.dvc', TRACKED],
])('answers honestly for every mutation of %s', { timeout: 60_000 }, (filename, base) => {
  fc.assert(
    fc.property(mutationsOf(base), (text) => expectHonest(readTextWith(dvcImporter, text, filename), text)),
    { seed: 20261121, numRuns: 300 },
  )
})
