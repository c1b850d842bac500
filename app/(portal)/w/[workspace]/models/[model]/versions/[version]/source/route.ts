import { ask } from '@/lib/audit/execute'
import { readImportReport } from '@/lib/integrations/import-report'
import { AppError } from '@/lib/platform/errors'
import { type VersionParams, versionPath } from '../version-page'

/** The card as it was given, as a file. Always as plain text to be saved: nothing in it may run here. */
export async function GET(_request: Request, { params }: { params: Promise<VersionParams> }): Promise<Response> {
  const { ctx, input } = await versionPath(params)
  try {
    const { source, import: given } = await ask(ctx, readImportReport, input)
    if (source === null) return new Response('There is no copy of this file.', { status: 404 })
    return new Response(source, {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${given.ref}.txt"`,
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return new Response(error.message, { status: error.status })
    throw error
  }
}
