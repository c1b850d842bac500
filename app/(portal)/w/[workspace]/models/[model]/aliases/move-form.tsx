import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { CloseWhenDone } from '@/components/form/close-when-done'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { moveAliasAction } from './actions'

type MoveProps = {
  model: { id: string; ref: string }
  versions: ReadonlyArray<{ version: number; label: string | null }>
  /** An alias that is there, and where it points; absent for a new one. */
  alias?: { alias: string; version: number }
  workspace: string
  person: string
}

/** Points an alias to a version, or takes it away; the reason is kept with the move. */
export function MoveAliasForm({ model, versions, alias, workspace, person }: MoveProps) {
  return (
    <Dialog
      open={alias ? 'Move' : 'Point a new alias'}
      openLabel={alias ? `Move ${alias.alias}` : undefined}
      openIcon={alias ? undefined : 'plus'}
      title={alias ? `Where does ${alias.alias} point?` : `A new alias of ${model.ref}`}
    >
      <ActionForm
        action={moveAliasAction.bind(null, workspace)}
        draftKey={`alias:${model.id}:${alias?.alias ?? 'new'}:${person}`}
      >
        <input type="hidden" name="model" value={model.ref} />
        {alias ? (
          <>
            <input type="hidden" name="alias" value={alias.alias} />
            <input type="hidden" name="was" value={alias.version} />
          </>
        ) : (
          <TextField
            name="alias"
            label="Alias"
            required
            maxLength={60}
            help="A name that moves: champion, challenger. Services ask for it in place of a number."
          />
        )}
        <Select
          name="version"
          label="Version"
          required
          defaultValue={alias ? String(alias.version) : ''}
          options={[
            ...versions.map(({ version, label }) => ({
              value: String(version),
              label: label ? `v${version} ${label}` : `v${version}`,
            })),
            ...(alias ? [{ value: 'none', label: 'None: take it away' }] : []),
          ]}
        />
        <TextField name="reason" label="Why" required maxLength={2000} />
        <FormActions>
          <SubmitButton busy="Moving…">{alias ? 'Move' : 'Point'}</SubmitButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </Dialog>
  )
}
