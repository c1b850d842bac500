import { answerFile } from '../document-file'
import type { DocumentParams } from '../document-page'

export async function GET(request: Request, { params }: { params: Promise<DocumentParams> }): Promise<Response> {
  return answerFile(request, params, new URL(request.url).searchParams.get('format') ?? 'markdown')
}
