import { ask } from '@/lib/audit/execute'
import { AppError } from '@/lib/platform/errors'
import { exportTemplate } from '@/lib/templates/queries'
import { libraryOf, type TemplateParams } from '../../template-page'

/** The template as a YAML file to be saved. */
export async function GET(request: Request, { params }: { params: Promise<TemplateParams> }): Promise<Response> {
  const { workspace, key } = await params
  const { ctx } = await libraryOf(workspace)
  const version = new URL(request.url).searchParams.get('version') ?? undefined
  try {
    const { template, version: shown, yaml } = await ask(ctx, exportTemplate, { template: key, version })
    return new Response(yaml, {
      headers: {
        'content-type': 'text/yaml; charset=utf-8',
        'content-disposition': `attachment; filename="${template}-v${shown}.yaml"`,
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return new Response(error.message, { status: error.status })
    throw error
  }
}
