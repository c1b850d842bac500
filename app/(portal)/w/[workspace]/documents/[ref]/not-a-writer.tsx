import { type Crumb, Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import type { DocumentView } from '@/lib/documents/views'

type Props = { crumbs: Crumb[]; document: DocumentView; href: string }

/** For who may read the document and not write it. */
export function NotAWriter({ crumbs, document, href }: Props) {
  const { ref, title, useCase } = document
  return (
    <Page crumbs={crumbs} reference={ref} title={`You read ${title}; others write it`} reading>
      <EmptyState
        title={
          useCase.isRetired
            ? `${useCase.ref} is retired, so its documents no longer change`
            : `Your roles in ${useCase.ref} do not include writing its documents`
        }
        actions={
          <>
            <ButtonLink href={href}>Read the document</ButtonLink>
            <ButtonLink href={`${href}/discussion`} icon="message">
              Discuss it
            </ButtonLink>
          </>
        }
      >
        {useCase.isRetired
          ? 'They stay as the record of what was decided.'
          : 'Everybody with a role in the use case does, and so do risk officers and security specialists.'}
      </EmptyState>
    </Page>
  )
}
