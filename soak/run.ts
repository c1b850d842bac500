/** Runs one soak or all of them: `npm run soak [name] [-- --json --seed N]`. Ends with 1 when anything failed. */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { chooseModules } from '@/bin/modules'
import type { Outcome } from './outcome'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, seed: { type: 'string' } },
})
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed)
const soaks = await chooseModules<{ run(options: { seed: number }): Promise<Outcome> }>(
  import.meta.dirname,
  positionals,
)
const results: Record<string, Outcome> = {}
let isFailed = false

for (const [name, { run }] of soaks) {
  const outcome = await run({ seed })
  results[name] = outcome
  // Nothing tried is nothing shown.
  const isGood = outcome.failed === 0 && outcome.tried > 0
  isFailed ||= !isGood
  if (!values.json)
    console.log(
      `${isGood ? '✓' : '✗'} ${name}: ${outcome.tried} tried, ${outcome.failed} failed, seed ${outcome.seed}. ${outcome.note}`,
    )
}
if (values.json) console.log(JSON.stringify(results, null, 2))
process.exit(isFailed ? 1 : 0)
