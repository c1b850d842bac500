/** The journeys, in a real browser, on a production build that the supervisor runs on throw-away data. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './bin/chromium.mjs'

// Worker processes read this file again and must find the same server; they inherit the environment.
process.env.JOURNEYS_PORT ??= String(await freePort())
if (!process.env.JOURNEYS_DATA_DIR) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'countersign-journeys-'))
  process.env.JOURNEYS_DATA_DIR = dataDir
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
}
const baseURL = `http://localhost:${process.env.JOURNEYS_PORT}`
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  // Reads the process table as Linux shows it.
  testIgnore: process.platform === 'linux' ? [] : ['processes.spec.ts', 'crash.spec.ts', 'many-writers.spec.ts'],
  outputDir: 'test-results/journeys',
  forbidOnly: true,
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: process.env.JOURNEYS_REPORT ?? 'test-results/journeys.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: (await findChromium()) ?? undefined,
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--headless',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node bin/start.mjs',
    url: `${baseURL}/api/health/ready`,
    timeout: 240_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: {
      PORT: process.env.JOURNEYS_PORT,
      COUNTERSIGN_URL: baseURL,
      COUNTERSIGN_DATA_DIR: process.env.JOURNEYS_DATA_DIR,
      COUNTERSIGN_DEMO: '',
      DATABASE_URL: '',
      LOG_LEVEL: 'warn',
    },
  },
})

async function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
