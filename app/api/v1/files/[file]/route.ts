// A listed exception of the API: bytes that somebody uploaded, to be saved and never to be a page of ours.
import { guarded } from '@/lib/api/guarded'
import { ask } from '@/lib/audit/execute'
import { readFile } from '@/lib/files/upload-file'
import { apiContext } from '@/lib/platform/request-context'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params
  return guarded(request, '/files', async () => {
    const found = await ask(await apiContext(request), readFile, { file })
    const isText = found.mediaType.startsWith('text/')
    return new Response(new Uint8Array(found.bytes), {
      headers: {
        'content-type': isText ? `${found.mediaType}; charset=utf-8` : found.mediaType,
        'content-length': String(found.size),
        'content-disposition': attachment(found.name),
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  })
}

/** A name in any script (RFC 6266), and one of plain letters for who does not read it. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w.-]+/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
