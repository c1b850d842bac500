/** Long steps of start-up scripts, with progress while they run and, when one fails, what failed and what to do. Plain Node. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const MINIMUM_NODE = [20, 19]
const KEPT_OUTPUT = 20_000

/** An error whose message is all a person needs: no stack is shown. */
export class StepError extends Error {}

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return
  throw new StepError(
    `Countersign needs Node ${MINIMUM_NODE.join('.')} or newer; this is Node ${version}. Install a newer one from https://nodejs.org and try again.`,
  )
}

/** Installs the packages when there are none, or when the lock file has changed since they were installed. */
export async function ensureInstalled({ quiet = false } = {}) {
  const installed = path.join(root, 'node_modules', '.package-lock.json')
  const lock = path.join(root, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return false
  if (existsSync(installed) && sameTree(installed, lock)) return false
  const npm = npmCommand()
  await runStep('Installing packages', [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    quiet,
    command: npm.command,
    shell: npm.shell,
    hint: 'Check that this machine reaches the npm registry (npm ping), then try again.',
  })
  return true
}

/** A lock file that is newer only by its date, as after a fresh checkout over existing packages, needs no install. */
function sameTree(installedFile, lockFile) {
  try {
    const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
    const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
    return Object.entries(wanted).every(
      ([place, entry]) =>
        place === '' || (installed[place]?.version ?? (entry.optional && entry.version)) === entry.version,
    )
  } catch {
    return false
  }
}

/** npm itself, as the script that runs us when there is one, so that no shell is needed. */
function npmCommand() {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js') || script?.endsWith('.cjs'))
    return { command: process.execPath, args: [script], shell: false }
  return { command: 'npm', args: [], shell: process.platform === 'win32' }
}

/** Runs a function, or a program (Node's own unless `command` is given), keeping its output for when it fails. */
export async function runStep(
  title,
  work,
  { quiet = false, hint = '', command = process.execPath, env = process.env, shell = false } = {},
) {
  const progress = startProgress(title, quiet)
  try {
    await (typeof work === 'function' ? work() : runProgram(command, work, { env, shell }))
    progress.done('done')
  } catch (error) {
    progress.done('failed')
    throw new StepError(`${error.message}\n\n${title} failed. ${hint}`.trim())
  }
}

/** Runs a program to its end. @returns what it printed. @throws with that text when it fails or takes too long. */
export function runProgram(command, args, { env = process.env, shell = false, cwd = root, timeoutMs = 0 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, timeout: timeoutMs, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new Error(readable(output) || `${path.basename(command)} ended with ${signal ?? `code ${code}`}.`))
    })
  })
}

/** Some tools colour what they print even where nobody sees colours. */
function readable(output) {
  const text = output.trim()
  return process.stderr.isTTY ? text : stripVTControlCharacters(text)
}

/** On a terminal a line that counts seconds; elsewhere a line at the start, one every ten seconds, one at the end. */
function startProgress(title, quiet) {
  const out = process.stderr
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 100) / 10} s`
  if (quiet) return { done() {} }
  const live = out.isTTY
  out.write(live ? `${title} …` : `${title} …\n`)
  const timer = setInterval(
    () => out.write(live ? `\r${title} … ${Math.round((Date.now() - started) / 1000)} s` : `${title} … ${seconds()}\n`),
    live ? 1000 : 10_000,
  )
  return {
    done(word) {
      clearInterval(timer)
      out.write(`${live ? '\r' : ''}${title} … ${word} in ${seconds()}${live ? '   ' : ''}\n`)
    },
  }
}

/** Ends the process with the sentence alone for an expected failure, and with the stack for a bug. */
export function fail(error) {
  console.error(error instanceof StepError || error?.name === 'EnvironmentError' ? error.message : error)
  process.exit(1)
}
