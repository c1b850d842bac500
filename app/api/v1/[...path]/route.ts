import { handleApi } from '@/lib/api/handle'
import { apiContext } from '@/lib/platform/request-context'

export const dynamic = 'force-dynamic'

async function handle(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { path } = await params
  return handleApi(request, `/${path.map(encodeURIComponent).join('/')}`, (asked) => apiContext(asked))
}

export { handle as GET, handle as POST, handle as PATCH, handle as DELETE, handle as PUT }
