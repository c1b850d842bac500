import { ask } from '@/lib/audit/execute'
import { readCardRevision } from '@/lib/model-cards/queries'
import { AppError } from '@/lib/platform/errors'
import { type VersionParams, versionPath } from '../version-page'

/** The card as it was given, as a file. Always as plain text to be saved: nothing in it may run here. */
export async function GET(request: Request, { params }: { params: Promise<VersionParams> }): Promise<Response> {
  const { ctx, input } = await versionPath(params)
  const revision = new URL(request.url).searchParams.get('revision') ?? undefined
  try {
    const card = await ask(ctx, readCardRevision, { ...input, revision })
    return new Response(card.source, {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${card.ref.replace(/[^A-Za-z0-9.-]+/g, '-')}-r${card.revision}.md"`,
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return new Response(error.message, { status: error.status })
    throw error
  }
}
