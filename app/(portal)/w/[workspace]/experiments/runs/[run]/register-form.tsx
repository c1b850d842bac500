import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { ask } from '@/lib/audit/execute'
import type { RunDetail } from '@/lib/experiments/views'
import { listModels } from '@/lib/models/queries'
import type { Ctx } from '@/lib/platform/context'
import { registerModelAction, registerVersionAction } from '../../actions'

type Props = { run: RunDetail; ctx: Ctx; workspace: string; person: string }

/** The next version of one of the use case's models, or the first of a new one. */
export async function RegisterForm({ run, ctx, workspace, person }: Props) {
  const { items: models } = await ask(ctx, listModels, { useCase: run.useCase.ref, limit: 200 })
  const artifact = run.artifacts.find(({ kind, digest }) => kind === 'model' && digest?.startsWith('sha256:'))?.digest
  const common = (
    <>
      <input type="hidden" name="run" value={run.ref} />
      {artifact ? <input type="hidden" name="artifact" value={artifact} /> : null}
      <TextField
        name="label"
        label="Its own version name"
        maxLength={100}
        help="As the team calls it, such as 3.0.0; it is numbered here besides."
      />
    </>
  )
  return (
    <>
      <p className="max-w-[72ch] text-fg-2">
        The version points to this run, and takes its commit and its data
        {artifact ? ' and the digest of its model' : ''}. It begins with an empty model card.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {models.length > 0 ? (
          <Dialog open="Next version of a model" openIcon="plus" title={`A version made of ${run.ref}`}>
            <ActionForm
              action={registerVersionAction.bind(null, workspace)}
              draftKey={`register-version:${run.id}:${person}`}
            >
              <Select
                name="model"
                label="Model"
                required
                defaultValue={models.length === 1 ? models[0]!.ref : ''}
                options={models.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` }))}
              />
              {common}
              <FormActions>
                <SubmitButton busy="Registering…">Register</SubmitButton>
              </FormActions>
            </ActionForm>
          </Dialog>
        ) : null}
        <Dialog open="First version of a new model" openIcon="cube" title={`A model made of ${run.ref}`}>
          <ActionForm
            action={registerModelAction.bind(null, workspace)}
            draftKey={`register-model:${run.id}:${person}`}
          >
            <input type="hidden" name="useCase" value={run.useCase.ref} />
            <TextField name="name" label="The model’s name" required maxLength={120} />
            {common}
            <FormActions>
              <SubmitButton busy="Registering…">Register</SubmitButton>
            </FormActions>
          </ActionForm>
        </Dialog>
      </div>
    </>
  )
}
