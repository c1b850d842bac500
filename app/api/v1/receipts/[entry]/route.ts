// A listed exception of the API: a receipt is a file, in one of two formats.
import { guarded, json } from '@/lib/api/guarded'
import { ask } from '@/lib/audit/execute'
import { apiContext } from '@/lib/platform/request-context'
import { readReceipt } from '@/lib/trail/receipts'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: { params: Promise<{ entry: string }> }): Promise<Response> {
  const { entry } = await params
  return guarded(request, '/receipts', async () => {
    const ctx = await apiContext(request)
    const format = new URL(request.url).searchParams.get('format') ?? undefined
    const { receipt } = await ask(ctx, readReceipt, { entry, format })
    if (!receipt) {
      const body = { status: 'pending', entry, detail: 'No checkpoint covers this entry yet. Ask again in a moment.' }
      return json(202, body, { 'retry-after': '1' })
    }
    const isText = format === 'tlog-proof'
    return new Response(isText ? receipt.proof : `${JSON.stringify(receipt, null, 2)}\n`, {
      headers: {
        'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json',
        'content-disposition': `attachment; filename="receipt-${entry}.${isText ? 'tlog-proof' : 'json'}"`,
        'cache-control': 'no-store',
      },
    })
  })
}
