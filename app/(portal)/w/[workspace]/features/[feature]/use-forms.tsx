import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { addUseAction, endUseAction, retireAction } from '../actions'

type Place = { ref: string; name: string }

/** The use cases of this person that do not use it yet. */
export function AddUseForm({ feature, places, workspace }: { feature: string; places: Place[]; workspace: string }) {
  return (
    <ActionForm action={addUseAction.bind(null, workspace)} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="feature" value={feature} />
      <div className="min-w-[220px] max-w-full">
        <Select
          name="useCase"
          label="Use it in"
          required
          options={places.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` }))}
          defaultValue={places.length === 1 ? places[0]!.ref : ''}
        />
      </div>
      <SubmitButton kind="quiet" busy="Adding…">
        Add the use
      </SubmitButton>
    </ActionForm>
  )
}

export function EndUseForm({ feature, useCase, workspace }: { feature: string; useCase: Place; workspace: string }) {
  return (
    <Dialog open="No longer used" title={`Does ${useCase.ref} no longer use ${feature}?`}>
      <p className="text-fg-2">That it did is kept. Model versions that were made with it keep pointing to it.</p>
      <ActionForm action={endUseAction.bind(null, workspace)}>
        <input type="hidden" name="feature" value={feature} />
        <input type="hidden" name="useCase" value={useCase.ref} />
        <FormActions>
          <SubmitButton busy="Ending…">End the use</SubmitButton>
          <button type="button" className="btn btn-quiet" data-close>
            It still does
          </button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}

type RetireProps = {
  feature: { id: string; ref: string; revision: number }
  name: string
  workspace: string
  person: string
}

export function RetireForm({ feature, name, workspace, person }: RetireProps) {
  return (
    <Dialog open="Retire this feature" openIcon="trash" title={`Retire ${feature.ref} ${name}?`}>
      <p className="text-fg-2">
        It leaves the catalogue. Model versions that were made with it keep pointing to it. It cannot come back: a new
        one would be added in its place.
      </p>
      <ActionForm action={retireAction.bind(null, workspace)} draftKey={`retire-feature:${feature.id}:${person}`}>
        <input type="hidden" name="feature" value={feature.ref} />
        <input type="hidden" name="revision" value={feature.revision} />
        <TextField name="reason" label="Why" required maxLength={2000} />
        <FormActions>
          <SubmitButton kind="danger" busy="Retiring…">
            Retire
          </SubmitButton>
          <button type="button" className="btn btn-quiet" data-close>
            Keep it
          </button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}
