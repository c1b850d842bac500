import { readiness } from '@/lib/health/readiness'
import { webDb } from '@/lib/platform/db'

export const dynamic = 'force-dynamic'

/** 200 only when the database answers, has this version's schema, and its first data. */
export async function GET(): Promise<Response> {
  const state = await readiness(webDb())
  return Response.json(state, { status: state.isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
