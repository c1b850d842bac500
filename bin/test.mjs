/**
 * `npm test`: finds or installs what it needs, runs every check, and closes with one line: N passed, N failed.
 * `--check` leaves the build and the browser out; names (`types lint imports dead-code unit build journeys`) choose some.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { checkNode, ensureInstalled, fail, root, runProgram } from './steps.mjs'

const RESULTS = path.join(root, 'test-results')
const SOURCES = ['app', 'bench', 'bin', 'components', 'db', 'e2e', 'lib', 'soak']
const FEWEST_MODULES = 50
const tool = (...parts) => path.join(root, 'node_modules', ...parts)

/** One check is one in the closing count; the two suites count their own tests. */
const CHECKS = {
  types: async () => {
    // Those of a development server describe the routes of the day it ran.
    rmSync(path.join(root, '.next', 'dev', 'types'), { recursive: true, force: true })
    // Writes the declarations that a fresh clone does not have yet.
    await runProgram(process.execPath, [tool('next', 'dist', 'bin', 'next'), 'typegen'])
    await runProgram(process.execPath, [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'])
  },
  lint: () =>
    runProgram(process.execPath, [tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.']),
  imports: checkImports,
  'dead-code': () => runProgram(process.execPath, [tool('knip', 'bin', 'knip.js'), '--no-progress']),
  build: () => ensureBuilt({ quiet: true }),
}

async function checkImports() {
  const cli = tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...SOURCES]
  const { text } = await run(process.execPath, [cli, ...args], { capture: true })
  let summary
  try {
    summary = JSON.parse(text).summary
  } catch {
    throw new Error(text)
  }
  // A cruiser that does not understand the sources finds nothing wrong with them.
  if (summary.totalCruised < FEWEST_MODULES) throw new Error(`Only ${summary.totalCruised} modules were read.`)
  const errors = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  if (errors.length > 0) throw new Error(errors.join('\n'))
}

async function unit() {
  const file = path.join(RESULTS, 'unit.json')
  const args = [tool('vitest', 'vitest.mjs'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(process.execPath, args)
  return tally(code, () => {
    const { numPassedTests, numFailedTests } = readJson(file)
    return { passed: numPassedTests, failed: numFailedTests }
  })
}

async function journeys() {
  const file = path.join(RESULTS, 'journeys.json')
  const env = { ...process.env, JOURNEYS_REPORT: file }
  const { code } = await run(process.execPath, [tool('@playwright', 'test', 'cli.js'), 'test'], { env })
  return tally(code, () => {
    const { expected, unexpected, flaky } = readJson(file).stats
    return { passed: expected, failed: unexpected + flaky }
  })
}

/** What a suite says of its tests; a suite that failed as a whole, or said nothing, is a failure of its own. */
function tally(code, read) {
  try {
    const { passed, failed } = read()
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

function run(command, args, { env = process.env, capture = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, text: Buffer.concat(chunks).toString() }))
  })
}

async function check(name) {
  const started = Date.now()
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`
  try {
    await CHECKS[name]()
    console.log(`✓ ${name} (${seconds()})`)
    return { passed: 1, failed: 0 }
  } catch (error) {
    console.log(`✗ ${name} (${seconds()})\n${error.message}`)
    return { passed: 0, failed: 1 }
  }
}

async function inTurn(names, chosen) {
  const results = []
  for (const name of names.filter((each) => chosen.has(each))) results.push(await check(name))
  return results
}

async function main() {
  const isQuick = process.argv.includes('--check')
  const named = process.argv.slice(2).filter((word) => !word.startsWith('-'))
  const all = ['types', 'lint', 'imports', 'dead-code', 'unit', ...(isQuick ? [] : ['build', 'journeys'])]
  const unknown = named.filter((name) => !all.includes(name))
  if (unknown.length > 0)
    throw new Error(`There is no check named ${unknown.join(', ')}. There are: ${all.join(', ')}.`)
  const chosen = new Set(named.length > 0 ? named : all)

  checkNode()
  await ensureInstalled()
  if (chosen.has('journeys')) process.env.CHROMIUM_PATH = await ensureChromium()
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })

  // The build keeps one core busy; types wait for it, because both write Next's declarations. The suites use both cores themselves.
  const [built, checked] = await Promise.all([
    inTurn(['build'], chosen),
    inTurn(['lint', 'imports', 'dead-code'], chosen),
  ])
  const results = [...built, ...checked, ...(await inTurn(['types'], chosen))]
  if (chosen.has('unit')) results.push(await unit())
  if (chosen.has('journeys'))
    results.push(built.some(({ failed }) => failed) ? { passed: 0, failed: 1 } : await journeys())

  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}

main().catch(fail)
