export const dynamic = 'force-dynamic'

/** The process answers; nothing more. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } })
}
