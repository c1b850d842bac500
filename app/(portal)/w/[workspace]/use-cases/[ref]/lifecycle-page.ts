// What the pages about a use case's way share: the record as its lifecycle tells it, the place, and what the reader may do.
import { ask } from '@/lib/audit/execute'
import { orNotFound } from '@/lib/platform/page'
import { isAllowed, type Permission } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { getLifecycle } from '@/lib/use-cases/lifecycle'

export type LifecycleParams = Promise<{ workspace: string; ref: string }>
export type LifecycleSearch = Promise<Record<string, string | string[] | undefined>>

export async function lifecycleOf(params: LifecycleParams, search?: LifecycleSearch) {
  const { workspace: slug, ref } = await params
  const iteration = Number((await search)?.iteration)
  const { ctx, person, workspace, duties } = await pageContext(slug)
  const input = { useCase: ref, ...(Number.isInteger(iteration) && iteration > 0 ? { iteration } : {}) }
  const view = await orNotFound(ask(ctx, getLifecycle, input))
  const base = `/w/${workspace.slug}`
  const here = `${base}/use-cases/${view.useCase.ref}`
  const rights = { duties, roles: view.people.filter(({ id }) => id === person.id).map(({ role }) => role) }
  return {
    ctx,
    person,
    workspace: workspace.slug,
    view,
    base,
    here,
    may: (permission: Permission) => isAllowed(permission, rights),
    crumbs: [
      { label: 'Use cases', href: `${base}/use-cases` },
      { label: `${view.useCase.ref} ${view.useCase.name}`, href: here },
    ],
  }
}
