/** Finds a Chromium for the browser tests, or installs one. Plain Node; `@playwright/test` is loaded only once it is there. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { root, runProgram, runStep, StepError } from './steps.mjs'

const SYSTEM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser's path, or null. */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new StepError(`CHROMIUM_PATH names ${given}, where there is no file.`)
  }
  const own = await playwrightsOwn()
  return [own, ...SYSTEM_PLACES].find((place) => place && existsSync(place)) ?? null
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import('@playwright/test')
    return chromium.executablePath()
  } catch {
    return null
  }
}

/** Finds or installs it. @throws with the one command that is needed when it can do neither. */
export async function ensureChromium() {
  const found = await findChromium()
  if (found) return found
  const attempts = [
    ['Downloading a browser for the tests', installPlaywrights],
    ...(mayUseApt() ? [['Installing Chromium from Debian', installDebians]] : []),
  ]
  for (const [title, install] of attempts) {
    await runStep(title, install).catch((error) => console.error(error.message.split('\n').slice(-3).join('\n')))
    const installed = await findChromium()
    if (installed) return installed
  }
  throw new StepError(
    `The tests need a Chromium, and none could be found or installed. Install one with:\n\n  ${oneCommand()}\n`,
  )
}

function installPlaywrights() {
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  return runProgram(process.execPath, [cli, 'install', 'chromium'], { timeoutMs: 300_000 })
}

async function installDebians() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runProgram('apt-get', ['update'], { env })
  await runProgram('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], { env })
}

const hasApt = () => spawnSync('apt-get', ['--version']).status === 0
const mayUseApt = () => process.getuid?.() === 0 && hasApt()

function oneCommand() {
  if (hasApt()) return `${process.getuid?.() === 0 ? '' : 'sudo '}apt-get install -y chromium`
  return 'npx playwright install --with-deps chromium'
}
