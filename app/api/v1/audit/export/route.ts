// A listed exception of the API: the answer is a file of any size. POST, for every export is an entry of its own.
import { guarded } from '@/lib/api/guarded'
import { apiContext } from '@/lib/platform/request-context'
import { exportTrail } from '@/lib/trail/export-trail'

export const dynamic = 'force-dynamic'

export async function POST(request: Request): Promise<Response> {
  return guarded(request, '/audit/export', async () => {
    const { stream, bytes, digest, size } = await exportTrail(await apiContext(request))
    return new Response(stream, {
      headers: {
        'content-type': 'application/jsonl',
        'content-length': String(bytes),
        'content-disposition': `attachment; filename="countersign-audit-${size}.jsonl"`,
        'repr-digest': `sha-256=:${Buffer.from(digest.slice('sha256:'.length), 'hex').toString('base64')}:`,
        'cache-control': 'no-store',
      },
    })
  })
}
