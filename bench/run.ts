/** Runs one bench or all of them: `npm run bench [name] [-- --json]`. Ends with 1 when a figure misses its budget. */
import { parseArgs } from 'node:util'
import { chooseModules } from '@/bin/modules'
import type { Row } from './row'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const benches = await chooseModules<{ run(): Promise<Row[]> }>(import.meta.dirname, positionals)
const results: Record<string, Omit<Row, 'name'>> = {}
let isMissed = false

for (const [bench, { run }] of benches) {
  for (const { name, ...figure } of await run()) {
    results[`${bench}: ${name}`] = figure
    isMissed ||= !figure.ok
    const measured = figure.ratio ?? figure.value
    if (!values.json) console.log(`${figure.ok ? '✓' : '✗'} ${bench}: ${name}: ${measured} (${figure.budget})`)
  }
}
if (values.json) console.log(JSON.stringify(results, null, 2))
process.exit(isMissed ? 1 : 0)
