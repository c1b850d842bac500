// A listed exception of the API: a model card is a file, in one of six forms.
import { guarded } from '@/lib/api/guarded'
import { ask } from '@/lib/audit/execute'
import { cardFile, exportCard } from '@/lib/integrations/card-exports/export-card'
import { apiContext } from '@/lib/platform/request-context'

export const dynamic = 'force-dynamic'

type Params = Promise<{ model: string; version: string }>

export async function GET(request: Request, { params }: { params: Params }): Promise<Response> {
  const { model, version } = await params
  return guarded(request, '/models', async () => {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const exported = await ask(await apiContext(request), exportCard, {
      ...query,
      model: decodeURIComponent(model),
      version,
    })
    const { name, mediaType, body } = await cardFile(exported)
    return new Response(body as BodyInit, {
      headers: {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${name}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  })
}
