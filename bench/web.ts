/** What the pages cost: rows in the frame, script in the browser, time to start. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import autocannon from 'autocannon'
import { findChromium } from '@/bin/chromium.mjs'
import { type Started, startProduct } from '@/bin/testing/started'
import { appPath, appRoot } from '@/lib/platform/paths'
import type { Row } from './row'

const ROUNDS = 5
const SECONDS = 5
const ROWS = 50
const SCRIPT_BUDGET = 40
const GRAPH_BUDGET = 100

export async function run(): Promise<Row[]> {
  const first = await startProduct()
  await first.stop({ keepData: true })
  const product = await startProduct({ dataDir: first.dataDir })
  const startSeconds = Number((product.readyAfter / 1000).toFixed(2))
  const browser = await chromium.launch({
    executablePath: (await findChromium()) ?? undefined,
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })
  try {
    await fill(product)
    const cookie = await signIn(browser, product)
    return [
      { name: 'start on existing data and build, seconds', value: startSeconds, budget: '< 3', ok: startSeconds < 3 },
      await listAgainstFrame(product, cookie),
      ...(await scripts(browser, product, cookie)),
    ]
  } finally {
    await browser.close()
    await product.stop()
  }
}

/** Use cases up to a full page of the list. */
async function fill(product: Started): Promise<void> {
  const token = (
    await product.countersign(
      'token',
      'create',
      '--email',
      'ingrid@halden.example',
      '--name',
      'bench',
      '--scopes',
      'read,write',
    )
  ).stdout.trim()
  for (let index = 0; index < ROWS; index++) {
    const response = await fetch(`${product.url}/api/v1/use-cases`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `bench-${index}`,
      },
      body: JSON.stringify({
        name: `Bench use case ${index}`,
        area: 'Bench',
        answers: {
          problem: 'One of fifty rows.',
          beneficiaries: 'The bench.',
          value_per_year: { amount: 1000 + index, currency: 'EUR' },
          value_reasoning: 'None.',
          cost_to_build: { amount: 1, currency: 'EUR' },
          cost_to_run: { amount: 0, currency: 'EUR' },
        },
      }),
    })
    if (response.status !== 201)
      throw new Error(`The bench could not make its rows: ${response.status} ${await response.text()}`)
  }
}

export async function signIn(browser: Browser, product: Started): Promise<string> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(product.url)
  await page.getByRole('button', { name: /Enter as Ingrid/ }).click()
  await page.waitForURL(/\/w\/halden/)
  const cookies = await context.cookies()
  await context.close()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

async function listAgainstFrame(product: Started, cookie: string): Promise<Row> {
  const list = `${product.url}/w/halden/use-cases`
  const frame = `${product.url}/w/halden/use-cases?q=nothing-is-called-this`
  await requireRows(list, cookie, ROWS)
  await requireRows(frame, cookie, 0)
  await requestsPerSecond(list, cookie, 2)
  await requestsPerSecond(frame, cookie, 2)
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ratios.push((await requestsPerSecond(list, cookie, SECONDS)) / (await requestsPerSecond(frame, cookie, SECONDS)))
  }
  const ratio = Number(ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!.toFixed(3))
  return {
    name: `list of ${ROWS} rows ÷ the same frame without rows, requests/s`,
    ratio,
    budget: '≥ 0.35',
    ok: ratio >= 0.35,
  }
}

/** What is compared has to be what the row says. */
async function requireRows(url: string, cookie: string, rows: number): Promise<void> {
  const page = await (await fetch(url, { headers: { cookie } })).text()
  const found = new Set(page.match(/\/w\/halden\/use-cases\/UC-\d+/g)).size
  if (found !== rows) throw new Error(`${url} shows ${found} rows; ${rows} were expected.`)
}

async function requestsPerSecond(url: string, cookie: string, duration: number): Promise<number> {
  const result = await autocannon({ url, connections: 8, duration, headers: { cookie } })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`)
  return result.requests.average
}

/** Script of each page in a real browser, over that of an empty page built with the same Next in the same run. */
async function scripts(browser: Browser, product: Started, cookie: string): Promise<Row[]> {
  const empty = await startEmptyPage()
  try {
    const base = await scriptKilobytes(browser, empty.url, [])
    const cookies = cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: product.url }
    })
    const rows: Row[] = []
    for (const place of await places(product, cookie)) {
      const above = Number(((await scriptKilobytes(browser, `${product.url}${place}`, cookies)) - base).toFixed(1))
      const budget = place.includes('/map') ? GRAPH_BUDGET : SCRIPT_BUDGET
      rows.push({
        name: `script of ${place} above the empty page, kB gz`,
        value: above,
        budget: `≤ ${budget}`,
        ok: above <= budget,
      })
    }
    return rows
  } finally {
    await empty.stop()
  }
}

async function places(product: Started, cookie: string): Promise<string[]> {
  const first = async (list: string) => {
    const response = await fetch(`${product.url}/api/v1/${list}?workspace=halden&limit=1`, { headers: { cookie } })
    return ((await response.json()) as { items: Array<{ ref: string }> }).items[0]?.ref
  }
  const [useCase, model, approval] = await Promise.all([first('use-cases'), first('models'), first('approvals')])
  return [
    '',
    '/use-cases',
    '/use-cases?view=board',
    '/use-cases/new',
    `/use-cases/${useCase}`,
    `/use-cases/${useCase}/risk`,
    '/models',
    '/models/import',
    `/models/${model}`,
    `/models/${model}/versions/1`,
    '/approvals',
    `/approvals/${approval}`,
    '/settings',
    '/settings/account',
  ].map((place) => `/w/halden${place}`)
}

type Cookie = { name: string; value: string; url: string }

async function scriptKilobytes(browser: Browser, url: string, cookies: Cookie[]): Promise<number> {
  const context = await browser.newContext()
  await context.addCookies(cookies)
  const page = await context.newPage()
  const bodies: Array<Promise<number>> = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      bodies.push(response.body().then((body) => gzipSync(body).length))
  })
  const answer = await page.goto(url, { waitUntil: 'networkidle' })
  if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}`)
  const sizes = await Promise.all(bodies)
  await context.close()
  return sizes.reduce((sum, size) => sum + size, 0) / 1024
}

/** An application of one empty page, built and served with the Next that is installed here. */
async function startEmptyPage(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(appPath('dist', 'empty-'))
  mkdirSync(path.join(folder, 'app'))
  writeFileSync(path.join(folder, 'package.json'), '{"name":"empty","private":true,"type":"module"}')
  writeFileSync(
    path.join(folder, 'next.config.js'),
    `export default { agentRules: false, turbopack: { root: ${JSON.stringify(appRoot())} } }`,
  )
  writeFileSync(
    path.join(folder, 'app', 'layout.jsx'),
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }',
  )
  writeFileSync(path.join(folder, 'app', 'page.jsx'), 'export default function Page() { return <p>Nothing.</p> }')
  const next = appPath('node_modules/next/dist/bin/next')
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const build = spawn(process.execPath, [next, 'build'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let trouble = ''
  build.stderr.on('data', (chunk: Buffer) => {
    trouble += chunk
  })
  const [code] = (await once(build, 'exit')) as [number]
  if (code !== 0) throw new Error(`The empty page could not be built:\n${trouble}`)
  const port = 20_000 + (process.pid % 20_000)
  const server = spawn(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: folder,
    env,
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`
  for (
    let tries = 0;
    !(await fetch(url)
      .then((response) => response.ok)
      .catch(() => false));
    tries++
  ) {
    if (tries > 300) throw new Error('The empty page did not start.')
    await sleep(100)
  }
  return {
    url,
    async stop() {
      server.kill('SIGTERM')
      await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
