/** What a large lineage costs: its picture in a browser, and the answer to "what is affected". */
import { chromium } from '@playwright/test'
import { v7 } from 'uuid'
import { findChromium } from '@/bin/chromium.mjs'
import { ownerUrl } from '@/bin/testing/owner-url'
import { startProduct } from '@/bin/testing/started'
import { createDb } from '@/db/client'
import { ask } from '@/lib/audit/execute'
import { getLineage } from '@/lib/lineage/queries'
import { type LineagePlace, makeLineage } from './lineage-rows'
import type { Row } from './row'
import { startScratch, withClient } from './scratch'
import { signIn } from './web'

const ROUNDS = 5

export async function run(): Promise<Row[]> {
  return [await openedIn(), await answeredIn()]
}

/** From the request to the first records drawn, in Chromium, the median. */
async function openedIn(): Promise<Row> {
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
    const place = await makeLineage(owner, 'lineage', personId)
    const cookie = await signIn(browser, product)
    const context = await browser.newContext()
    await context.addCookies(
      cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=')
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: product.url }
      }),
    )
    const taken: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const page = await context.newPage()
      const began = performance.now()
      await page.goto(`${product.url}/w/${place.slug}/lineage?of=${encodeURIComponent(place.of)}`)
      await page.getByRole('link', { name: /^DS-1 v1/ }).waitFor()
      taken.push(performance.now() - began)
      await page.close()
    }
    const value = Math.round(median(taken))
    return {
      name: `lineage of ${place.records.toLocaleString('en')} records and their sources, from the request to the picture, ms`,
      value,
      budget: '< 2000',
      ok: value < 2000,
    }
  } finally {
    await browser.close()
    await product.stop()
  }
}

/** The query as the web role runs it, row security on. */
async function answeredIn(): Promise<Row> {
  const scratch = await startScratch()
  try {
    const { ownerUrl: owner, urls } = await scratch.database('lineage')
    const personId = v7()
    const place = await makeLineage(owner, 'lineage', personId)
    const db = createDb(urls.webUrl, { max: 1 })
    const ctx = {
      db,
      actor: { kind: 'person' as const, id: personId, via: 'api' as const },
      workspaceId: place.workspaceId,
    }
    const taken: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const began = performance.now()
      const { nodes } = await ask(ctx, getLineage, { of: place.of, direction: 'affected' })
      assertAll(nodes.length, place)
      taken.push(performance.now() - began)
    }
    await db.$client.end()
    const value = Math.round(median(taken.slice(1)))
    return {
      name: `what is affected by a dataset version: ${place.records.toLocaleString('en')} records, ms`,
      value,
      budget: '< 500',
      ok: value < 500,
    }
  } finally {
    await scratch.stop()
  }
}

function assertAll(found: number, { records }: LineagePlace): void {
  if (found !== records) throw new Error(`The lineage has ${found} records; ${records} were made.`)
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
