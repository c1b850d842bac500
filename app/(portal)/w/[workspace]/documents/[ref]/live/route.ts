// What happens in a document while somebody has it open, as server-sent events.
import { guarded } from '@/lib/api/guarded'
import { documentStream } from '@/lib/documents/live/stream'
import { invalid } from '@/lib/platform/errors'
import { webLive } from '@/lib/platform/live'
import { streamContext } from '@/lib/platform/request-context'

export const dynamic = 'force-dynamic'

type Params = Promise<{ workspace: string; ref: string }>

export async function GET(request: Request, { params }: { params: Params }): Promise<Response> {
  const { workspace, ref } = await params
  return guarded(request, '/documents/live', async () => {
    // By this header the server knows which answers never end, and cuts them when it stops.
    if (!request.headers.get('accept')?.includes('text/event-stream'))
      throw invalid('This address answers with text/event-stream; say so in Accept.')
    const { ctx, isOver } = await streamContext(request, workspace)
    const since = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('since') ?? undefined
    const stream = await documentStream(ctx, {
      document: ref,
      since,
      hub: webLive(),
      signal: request.signal,
      isOver,
    })
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      },
    })
  })
}
