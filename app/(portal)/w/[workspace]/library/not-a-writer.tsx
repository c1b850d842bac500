import { type Crumb, Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'

/** For who may read the library and not write it. */
export function NotAWriter({ crumbs, href }: { crumbs: Crumb[]; href: string }) {
  return (
    <Page crumbs={crumbs} title="You read the library; others write it" reading>
      <EmptyState
        title="Your duties here do not include writing templates"
        actions={<ButtonLink href={href}>Read on</ButtonLink>}
      >
        Administrators and risk officers do. If a question is missing or asks the wrong thing, tell one of them.
      </EmptyState>
    </Page>
  )
}
