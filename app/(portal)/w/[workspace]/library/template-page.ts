// The template that the pages of one are about, read once a request.
import { cache } from 'react'
import { ask } from '@/lib/audit/execute'
import { orNotFound } from '@/lib/platform/page'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { getTemplate } from '@/lib/templates/queries'

export type TemplateParams = { workspace: string; key: string }

const read = cache(async (workspace: string, template: string, version: number | undefined) => {
  const { ctx } = await pageContext(workspace)
  return orNotFound(ask(ctx, getTemplate, { template, version }))
})

/** The context of the library's pages, and whether one may write here. */
export async function libraryOf(slug: string) {
  const page = await pageContext(slug)
  const library = `/w/${page.workspace.slug}/library`
  return {
    ...page,
    base: `/w/${page.workspace.slug}`,
    library,
    mayEdit: isAllowed('template.edit', { duties: page.duties, roles: [] }),
    crumb: { label: 'Library', href: library },
  }
}

/** The same with a template, by default in its newest version, and the addresses around it. */
export async function templateOf(params: Promise<TemplateParams>, version?: string | string[]) {
  const { workspace, key } = await params
  const page = await libraryOf(workspace)
  const asked = typeof version === 'string' && /^[1-9]\d{0,5}$/.test(version) ? Number(version) : undefined
  const view = await read(workspace, decodeURIComponent(key).slice(0, 60), asked)
  const href = `${page.library}/${view.key}`
  return { ...page, view, name: view.name, href, crumbs: [page.crumb, { label: view.name, href }] }
}
