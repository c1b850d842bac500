import { type Crumb, Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'

/** For who may read the card and not revise it. */
export function NotAnEditor(props: { crumbs: Crumb[]; reference: string; title: string; href: string }) {
  const { crumbs, reference, title, href } = props
  return (
    <Page crumbs={crumbs} reference={reference} title={`You read ${title}; others revise it`} reading>
      <EmptyState
        title="Your roles here do not include revising its card"
        actions={<ButtonLink href={href}>Read the card</ButtonLink>}
      >
        Data scientists, machine-learning engineers and subject-matter experts of the use case do.
      </EmptyState>
    </Page>
  )
}
