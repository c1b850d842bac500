// A listed exception: the file as it was given, to be saved and never to be a page of ours.
import { guarded } from '@/lib/api/guarded'
import { ask } from '@/lib/audit/execute'
import { readImportedFile } from '@/lib/imports/queries'
import { pageContext } from '@/lib/platform/request-context'

type Params = { params: Promise<{ workspace: string; ref: string }> }

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { workspace, ref } = await params
  const { ctx } = await pageContext(workspace)
  return guarded(request, '/imports/file', async () => {
    const file = await ask(ctx, readImportedFile, { import: ref })
    const name = (file.filename ?? `${file.ref}.txt`).replace(/[^\w.-]+/g, '_')
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  })
}
