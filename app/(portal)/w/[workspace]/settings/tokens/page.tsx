import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { ShownOnce } from '@/components/form/shown-once'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { listTokens } from '@/lib/identity/tokens'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { listMembers } from '@/lib/workspaces/members'
import { createTokenAction } from '../actions'
import { SettingsPage } from '../settings-page'
import { TokenTable } from './token-table'

export const metadata = { title: 'API tokens' }

export default async function TokensPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace, duties, person } = await pageContext((await params).workspace)
  const [{ items: tokens }, { items: members }] = await Promise.all([
    ask(ctx, listTokens, { limit: 200 }),
    ask(ctx, listMembers, { limit: 200 }),
  ])
  const names = new Map(members.map((member) => [member.personId, member.name]))
  return (
    <SettingsPage
      workspace={workspace}
      place="tokens"
      title="Let a pipeline ask the gate"
      facts="A token acts as you, in this workspace alone. It can ask and write; it can never decide or sign."
    >
      <Section title="Make a token">
        {isAllowed('token.create', { duties, roles: [] }) ? (
          <CreateToken workspace={workspace.slug} />
        ) : (
          <Notice tone="info" title="Auditors write nothing, and so make no tokens" />
        )}
      </Section>
      <Section title={duties.includes('admin') ? 'All tokens' : 'Your tokens'} count={tokens.length}>
        <TokenTable tokens={tokens} names={names} self={person.id} workspace={workspace.slug} />
      </Section>
    </SettingsPage>
  )
}

function CreateToken({ workspace }: { workspace: string }) {
  return (
    <ActionForm action={createTokenAction.bind(null, workspace)} className="grid max-w-[560px] gap-4" clears>
      <TextField
        name="name"
        label="Name"
        help="What uses it, such as “deploy pipeline”."
        autoComplete="off"
        maxLength={120}
        required
      />
      <fieldset className="field">
        <legend className="field-label">Scopes</legend>
        <div className="options">
          <label className="option">
            <input type="checkbox" name="scopes" value="read" defaultChecked />
            <span>
              Read<small>Asks the gate and reads what you may read</small>
            </span>
          </label>
          <label className="option">
            <input type="checkbox" name="scopes" value="write" />
            <span>
              Write<small>Imports cards and requests approvals, as far as your roles allow</small>
            </span>
          </label>
        </div>
      </fieldset>
      <Select
        name="days"
        label="Ends after"
        options={[
          { value: '7', label: '7 days' },
          { value: '30', label: '30 days' },
          { value: '90', label: '90 days' },
          { value: '365', label: 'a year' },
        ]}
        defaultValue="90"
        required
      />
      <FormActions>
        <SubmitButton busy="Making it…">Make the token</SubmitButton>
      </FormActions>
      <ShownOnce label="Copy the token now. It is not shown again." />
    </ActionForm>
  )
}
