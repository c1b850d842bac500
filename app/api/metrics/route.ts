import { headers } from 'next/headers'
import { mayReadMetrics, metricsText } from '@/lib/health/metrics'
import { webDb } from '@/lib/platform/db'
import { webEnv } from '@/lib/platform/env'

export const dynamic = 'force-dynamic'

/** Prometheus text, for whoever asks from this machine or with the metrics token; to others there is no such page. */
export async function GET(): Promise<Response> {
  if (!mayReadMetrics(await headers(), webEnv().metricsToken)) return new Response(null, { status: 404 })
  const { contentType, text } = await metricsText(webDb())
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
}
