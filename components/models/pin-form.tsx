import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'

type Props = {
  action: FormAction
  revision: number
  /** The approval that holds the digests fixed. */
  approvedBy: string | null
  /** Requests that are still open, which a new digest voids. */
  open: string[]
}

const digest = {
  pattern: 'sha256:[0-9a-f]{64}',
  title: 'Write sha256: and 64 hexadecimal digits.',
  placeholder: 'sha256:…',
  autoComplete: 'off',
  spellCheck: false,
} as const

/** Records what the gate compares with what is about to be deployed. */
export function PinForm({ action, revision, approvedBy, open }: Props) {
  if (approvedBy) {
    return (
      <p className="mt-2 text-12 text-fg-3">
        {approvedBy} has approved this version, so its digests no longer change. Another artefact is another version.
      </p>
    )
  }
  return (
    <details className="more">
      <summary>Record a digest</summary>
      <ActionForm action={action} className="form mt-2">
        <input type="hidden" name="revision" value={revision} />
        {open.length > 0 ? (
          <p className="text-12 text-warn">
            {open.join(', ')} {open.length === 1 ? 'is' : 'are'} open. A digest is part of what is decided: recording
            one voids {open.length === 1 ? 'it' : 'them'}.
          </p>
        ) : null}
        <TextField name="artifact" label="Artefact digest" help="Of the model file that is deployed." {...digest} />
        <TextField name="image" label="Image digest" help="Of the container that serves it." {...digest} />
        <FormActions>
          <SubmitButton kind="secondary" busy="Recording…">
            Record
          </SubmitButton>
        </FormActions>
      </ActionForm>
    </details>
  )
}
