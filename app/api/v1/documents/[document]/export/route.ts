// A listed exception of the API: a document is a file, in one of three formats.
import { guarded } from '@/lib/api/guarded'
import { ask } from '@/lib/audit/execute'
import { documentFile, exportDocument } from '@/lib/documents/export-document'
import { apiContext } from '@/lib/platform/request-context'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: { params: Promise<{ document: string }> }): Promise<Response> {
  const { document } = await params
  return guarded(request, '/documents', async () => {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const exported = await ask(await apiContext(request), exportDocument, { ...query, document })
    const { name, mediaType, body } = await documentFile(exported)
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
