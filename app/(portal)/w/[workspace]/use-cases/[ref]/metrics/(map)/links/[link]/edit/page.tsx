import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Page } from '@/components/frame/page'
import { LinkFields, linkFieldLabels } from '@/components/metrics/map/link-fields'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RevisionConflict } from '../../../../../edit/revision-conflict'
import { editLinkAction } from '../../../actions'
import { type LinkParams, linkPlace } from '../link-place'

export const metadata: Metadata = { title: 'Edit link' }

export default async function EditLinkPage({ params }: { params: LinkParams }) {
  const { person, workspace, link, map, here, names, crumbs } = await linkPlace(params)
  const signed = link.signatures.map((signature) => signature.person)
  return (
    <Page
      crumbs={[...crumbs, { label: 'Edit' }]}
      title={`Change what ${link.ref} says`}
      facts={<span>{names}</span>}
      reading
    >
      {!link.mayEdit ? (
        <Notice
          tone="info"
          title={link.retiredAt ? 'This link is retired and stays as it was' : 'You have no role in its use case'}
        >
          {link.retiredAt
            ? 'Draw a new one in its place.'
            : `The team of ${link.useCase.ref} ${link.useCase.name} draws its links.`}
        </Notice>
      ) : (
        <div className="grid gap-6">
          {signed.length > 0 ? (
            <Notice tone="warn" title={signed.length === 1 ? 'This voids one signature' : 'This voids both signatures'}>
              {signed.join(' and ')} signed what it says now. Both sides are asked again for what you save.
            </Notice>
          ) : null}
          <ActionForm action={editLinkAction.bind(null, workspace, map)} draftKey={`link:${link.id}:${person.id}`}>
            <input type="hidden" name="link" value={link.ref} />
            <RevisionConflict revision={link.revision} fields={linkFieldLabels} />
            <LinkFields link={link} ends={link} />
            <FormActions>
              <SubmitButton busy="Saving…">Save</SubmitButton>
              <ButtonLink kind="quiet" href={here}>
                Cancel
              </ButtonLink>
            </FormActions>
          </ActionForm>
        </div>
      )}
    </Page>
  )
}
