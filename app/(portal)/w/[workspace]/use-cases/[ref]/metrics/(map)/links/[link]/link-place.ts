// What the pages of one link share: the link, its place, and the way there.
import { notFound } from 'next/navigation'
import { revealed } from '@/components/ui/hidden-characters'
import { ask } from '@/lib/audit/execute'
import { getLink } from '@/lib/metrics/alignment/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'

export type LinkParams = Promise<{ workspace: string; ref: string; link: string }>

export async function linkPlace(params: LinkParams) {
  const { workspace: slug, ref, link: reference } = await params
  const { ctx, person, workspace } = await pageContext(slug)
  const link = await orNotFound(ask(ctx, getLink, { link: reference }))
  if (link.useCase.ref.toLowerCase() !== ref.toLowerCase()) notFound()
  const base = `/w/${workspace.slug}`
  const map = `${base}/use-cases/${link.useCase.ref}/metrics`
  const names = `${revealed(link.from.name)} drives ${revealed(link.to.name)}`
  return {
    ctx,
    person,
    workspace: workspace.slug,
    link,
    base,
    map,
    here: `${map}/links/${link.ref}`,
    names,
    crumbs: [
      { label: 'Use cases', href: `${base}/use-cases` },
      { label: `${link.useCase.ref} ${revealed(link.useCase.name)}`, href: `${base}/use-cases/${link.useCase.ref}` },
      { label: 'Metrics', href: map },
      { label: link.ref, href: `${map}/links/${link.ref}` },
    ],
  }
}
