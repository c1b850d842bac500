import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { meaningOf } from '@/lib/approvals/rules'
import type { ApprovalView } from '@/lib/approvals/views'
import { decisionKinds, type Requirement } from '@/lib/approvals/vocabulary'
import { roleLabels } from '@/lib/platform/vocabulary'
import { DecisionChoice } from './decision-choice'
import { answerWords, exactWords } from './subject-words'

type DecideFormProps = {
  approval: ApprovalView
  requirement: Pick<Requirement, 'key' | 'label' | 'meaning' | 'group'>
  person: { id: string; name: string; email: string }
  /** Made with the page, so that sending it twice decides once. */
  formKey: string
  action: FormAction
}

/** The answer, its reason, the sentence that is signed, and the proof that it is this person who signs. */
export function DecideForm({ approval, requirement, person, formKey, action }: DecideFormProps) {
  return (
    <ActionForm action={action} className="form decide" draftKey={`decide:${person.id}:${approval.ref}`}>
      <input type="hidden" name="idempotencyKey" value={formKey} />
      <input type="hidden" name="requirement" value={requirement.key} />
      <input type="hidden" name="contentDigest" value={approval.contentDigest} />
      <input type="hidden" name="materialDigest" value={approval.materialDigest} />
      <DecisionChoice role={roleWords(requirement)} />
      <TextArea
        name="comment"
        label="Comment"
        rows={2}
        maxLength={4000}
        help="Needed for every answer but approval: the others act on it."
      />
      <Statement approval={approval} requirement={requirement} name={person.name} />
      {/* Without a name: it is for the password manager, not for us. */}
      <input type="text" autoComplete="username" value={person.email} readOnly hidden />
      <TextField
        name="password"
        type="password"
        autoComplete="current-password"
        label="Your password, to sign"
        required
        maxLength={1000}
      />
      <FormActions>
        <SubmitButton kind="seal" size="large" icon="pen" busy="Signing…" className="w-full">
          Sign
        </SubmitButton>
      </FormActions>
      <p className="text-12 text-fg-3">
        Your signature is over this statement and both digests. It cannot be moved to another record. You get a receipt.
      </p>
    </ActionForm>
  )
}

/** One sentence for each answer; the style sheet shows that of the one that is chosen. */
function Statement({
  approval,
  requirement,
  name,
}: Pick<DecideFormProps, 'approval' | 'requirement'> & { name: string }) {
  const { subject, useCase } = approval
  return (
    <div className="statement" role="status" aria-label="What you sign">
      <p className="statement-none text-fg-3">Choose an answer; the sentence that you sign is shown here.</p>
      {decisionKinds.map((kind) => {
        const { verb, act } = answerWords(subject.kind, kind)
        return (
          <p key={kind} className={`statement-${kind}`}>
            “I, <b>{name}</b>, as {roleWords(requirement).toLowerCase()} of {useCase.ref}, <b>{verb}</b> {act}
            {subject.label}
            {exactWords(approval)}. {meaningOf(requirement, kind)}”
          </p>
        )
      })}
    </div>
  )
}

/** The role in which one answers; the requirement's own name where it asks people by name. */
function roleWords({ label, group }: DecideFormProps['requirement']): string {
  return 'role' in group ? roleLabels[group.role] : label
}
