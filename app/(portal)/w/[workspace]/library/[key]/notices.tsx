import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import type { templateOf } from '../template-page'
import { takeAction } from './actions'

type Page = Pick<Awaited<ReturnType<typeof templateOf>>, 'workspace' | 'view' | 'href' | 'mayEdit'>

/** What one has to know before reading on: an older version, a newer built-in one, that it is retired. */
export function templateNotices({ workspace, view, href, mayEdit }: Page) {
  const { version, newest, newerBuiltIn, isRetired } = view
  return (
    <div className="mb-4 grid gap-3 empty:hidden">
      {newest > 0 && version < newest ? (
        <Notice tone="info" title={`This is version ${version}; version ${newest} is in use`}>
          <TextLink href={`${href}/compare?from=${version}&to=${newest}`}>See what changed since</TextLink>
          {' · '}
          <TextLink href={href}>Read version {newest}</TextLink>
        </Notice>
      ) : null}
      {isRetired ? (
        <Notice tone="warn" title="No new document begins with this template">
          Documents that exist go on with their version.
        </Notice>
      ) : null}
      {newerBuiltIn === null ? null : newest === 0 ? (
        <Notice
          tone="info"
          title="The product brings this template; the workspace has not taken it over"
          actions={
            mayEdit ? <TakeForm workspace={workspace.slug} template={view.key} label="Take it over" /> : undefined
          }
        >
          {mayEdit
            ? 'Once taken over it can be used, and changed in versions of your own.'
            : 'Administrators and risk officers take templates over.'}
        </Notice>
      ) : (
        <Notice
          tone="info"
          title={`The product brings a newer version of this template, its version ${newerBuiltIn}`}
          actions={
            mayEdit ? (
              <TakeForm workspace={workspace.slug} template={view.key} label={`Publish it as version ${newest + 1}`} />
            ) : undefined
          }
        >
          <TextLink href={`${href}/compare?from=${newest}&to=built-in`}>See what it would change</TextLink>. What you
          changed yourselves stays in version {newest}; documents stay with theirs.
        </Notice>
      )}
    </div>
  )
}

function TakeForm({ workspace, template, label }: { workspace: string; template: string; label: string }) {
  return (
    <ActionForm action={takeAction.bind(null, workspace)}>
      <input type="hidden" name="template" value={template} />
      <SubmitButton kind="secondary" busy="Taking over…">
        {label}
      </SubmitButton>
    </ActionForm>
  )
}
