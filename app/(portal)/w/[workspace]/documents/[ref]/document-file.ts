import { ask } from '@/lib/audit/execute'
import { documentFile, exportDocument } from '@/lib/documents/export-document'
import { AppError } from '@/lib/platform/errors'
import { pageContext } from '@/lib/platform/request-context'
import type { DocumentParams } from './document-page'

/** The document as a file to be saved: nothing in it may run here. */
export async function answerFile(request: Request, params: Promise<DocumentParams>, format: string): Promise<Response> {
  const { workspace, ref } = await params
  const { ctx } = await pageContext(workspace)
  const revision = new URL(request.url).searchParams.get('revision') ?? undefined
  try {
    const document = await ask(ctx, exportDocument, { document: decodeURIComponent(ref), revision, format })
    const { name, mediaType, body } = await documentFile(document)
    return new Response(body as BodyInit, {
      headers: {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${name}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return new Response(error.message, { status: error.status })
    throw error
  }
}
