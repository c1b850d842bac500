import { ask } from '@/lib/audit/execute'
import { cardFile, exportCard } from '@/lib/integrations/card-exports/export-card'
import { AppError } from '@/lib/platform/errors'
import { type VersionParams, versionPath } from '../version-page'

/** The card as a file to be saved: nothing in it may run here. */
export async function GET(request: Request, { params }: { params: Promise<VersionParams> }): Promise<Response> {
  const { ctx, input } = await versionPath(params)
  const search = new URL(request.url).searchParams
  const asked = Object.fromEntries([...search].filter(([name]) => name === 'format' || name === 'revision'))
  try {
    const { name, mediaType, body } = await cardFile(await ask(ctx, exportCard, { ...input, ...asked }))
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
