/** What a large portfolio costs: its list against a small one, and searching it. */
import { chromium } from '@playwright/test'
import { findChromium } from '@/bin/chromium.mjs'
import { ownerUrl } from '@/bin/testing/owner-url'
import { startProduct } from '@/bin/testing/started'
import { createDb } from '@/db/client'
import { ask } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { listUseCases } from '@/lib/use-cases/list-use-cases'
import { listSimilarUseCases } from '@/lib/use-cases/similar'
import { makePortfolio } from './portfolio-rows'
import type { Row } from './row'
import { startScratch, withClient } from './scratch'
import { signIn } from './web'

const MANY = 5000
const FEW = 50
const ROUNDS = 7

export async function run(): Promise<Row[]> {
  return [await listRatio(), ...(await searches())]
}

/** The median of what is measured in turn, so that whatever else the machine does slows both. */
async function listRatio(): Promise<Row> {
  const product = await startProduct()
  const browser = await chromium.launch({
    executablePath: (await findChromium()) ?? undefined,
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })
  try {
    const owner = ownerUrl(product.dataDir)
    const personId = await withClient(owner, async (client) => {
      const { rows } = await client.query<{ id: string }>("select id from people where email like 'ingrid@%'")
      return rows[0]!.id
    })
    const [few, many] = [
      await makePortfolio({ ownerUrl: owner, slug: 'few', useCases: FEW, personId }),
      await makePortfolio({ ownerUrl: owner, slug: 'many', useCases: MANY, personId }),
    ].map(({ slug }) => `${product.url}/w/${slug}/use-cases`) as [string, string]
    const cookie = await signIn(browser, product)
    for (const [url, count] of [
      [few, FEW],
      [many, MANY],
    ] as const)
      await requireCount(url, cookie, count)
    await p50(few, cookie)
    await p50(many, cookie)
    const ratios: number[] = []
    for (let round = 0; round < ROUNDS; round++) ratios.push((await p50(many, cookie)) / (await p50(few, cookie)))
    const ratio = Number(median(ratios).toFixed(3))
    return { name: `list of ${MANY} use cases ÷ of ${FEW}, p50`, ratio, budget: '≤ 1.3', ok: ratio <= 1.3 }
  } finally {
    await browser.close()
    await product.stop()
  }
}

async function requireCount(url: string, cookie: string, count: number): Promise<void> {
  const page = await (await fetch(url, { headers: { cookie } })).text()
  if (!page.includes(`${count.toLocaleString('en-GB')} use cases`))
    throw new Error(`${url} does not show ${count} use cases.`)
}

const REQUESTS = 40

/** Milliseconds within which half of the requests are answered, one after the other. */
async function p50(url: string, cookie: string): Promise<number> {
  const taken: number[] = []
  for (let at = 0; at < REQUESTS; at++) {
    const began = performance.now()
    const answer = await fetch(url, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
    await answer.arrayBuffer()
    taken.push(performance.now() - began)
  }
  return median(taken)
}

/** The queries as the web role runs them, row security on, with the round trip of their transaction. */
async function searches(): Promise<Row[]> {
  const scratch = await startScratch()
  try {
    const { ownerUrl, urls } = await scratch.database('portfolio')
    const personId = '0198c2f0-5a51-7c3e-9d41-2b6f3a1e8c55'
    const { workspaceId } = await makePortfolio({ ownerUrl, slug: 'many', useCases: MANY, personId })
    const db = createDb(urls.webUrl, { max: 1 })
    const ctx: Ctx = { db, actor: { kind: 'person', id: personId, via: 'api' }, workspaceId }
    const found = await milliseconds(() => ask(ctx, listUseCases, { search: 'router' }))
    const missed = await milliseconds(() => ask(ctx, listUseCases, { search: 'nothing is called this' }))
    const similar = await milliseconds(() =>
      ask(ctx, listSimilarUseCases, {
        name: 'Customer churn',
        problem: 'Customers cancel contracts, and the agents who could make an offer learn of it from the billing.',
      }),
    )
    await db.$client.end()
    return [
      row('search that finds', found),
      row('search that finds nothing', missed),
      row('near-duplicates of a name and a problem', similar),
    ]
  } finally {
    await scratch.stop()
  }
}

const row = (name: string, value: number): Row => ({
  name: `${name}, of ${MANY}, p50 in ms`,
  value,
  budget: '< 50',
  ok: value < 50,
})

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let at = 0; at < 40; at++) {
    const began = performance.now()
    await work()
    if (at >= 5) taken.push(performance.now() - began)
  }
  return Number(median(taken).toFixed(1))
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
