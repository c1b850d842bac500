import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { PlainFrame } from '@/components/frame/plain-frame'
import { isFirstAdministratorLink } from '@/lib/identity/browser'
import { createWorkspaceAction } from '../../actions'

export const metadata = { title: 'First administrator' }

export default async function FirstAdministratorPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  if (!(await isFirstAdministratorLink(secret))) {
    return (
      <PlainFrame>
        <h1 className="page-title">This link is closed</h1>
        <p className="mt-2 text-15 text-fg-2">
          It was used, or it has expired. While there is no administrator, each start of Countersign prints a new one.
        </p>
      </PlainFrame>
    )
  }
  return (
    <PlainFrame>
      <h1 className="page-title">Make yourself the first administrator</h1>
      <p className="mt-2 text-15 text-fg-2">
        You will invite people, give duties and keep the settings. An administrator cannot approve on anyone’s behalf
        and cannot touch the audit log.
      </p>
      <ActionForm action={createWorkspaceAction} className="mt-5 grid gap-4">
        <input type="hidden" name="secret" value={secret} />
        <TextField name="name" label="Your name" autoComplete="name" maxLength={120} required />
        <TextField name="email" label="E-mail address" type="email" autoComplete="username" required />
        <TextField
          name="password"
          label="Choose a password"
          help="At least 12 characters."
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={200}
          required
        />
        <h2 className="mt-3 border-t border-line pt-5 text-14 font-semibold">The workspace</h2>
        <TextField name="workspace" label="Name" help="Your organisation or department." maxLength={80} required />
        <TextField
          name="slug"
          label="Short name in addresses"
          help="Lower-case letters, figures and hyphens. It stays as it is."
          pattern="[a-z][a-z0-9\-]{1,38}[a-z0-9]"
          autoComplete="off"
          spellCheck={false}
          required
        />
        <TextField
          name="currency"
          label="Currency"
          help="The one that money is compared in, by its three letters."
          defaultValue="EUR"
          pattern="[A-Za-z]{3}"
          maxLength={3}
          autoComplete="off"
          required
        />
        <FormActions>
          <SubmitButton busy="Making the workspace…">Make the workspace</SubmitButton>
        </FormActions>
      </ActionForm>
    </PlainFrame>
  )
}
