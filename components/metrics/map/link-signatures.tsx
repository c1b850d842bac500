import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Person } from '@/components/ui/avatar'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { SealMark } from '@/components/ui/seal'
import type { MetricLinkView } from '@/lib/metrics/alignment/views'
import { levelRoles, linkSides, metricAudienceLabels } from '@/lib/metrics/vocabulary'
import { type RoleId, roleLabels } from '@/lib/platform/vocabulary'

type SignaturesProps = {
  link: MetricLinkView
  /** What is signed, as a clause. */
  says: string
  person: string
  signAction: FormAction
}

/** Both sides of a link: who signed for each, who may, and the act itself. */
export function LinkSignatures({ link, says, person, signAction }: SignaturesProps) {
  return (
    <ul className="grid gap-x-8 gap-y-5 tablet:grid-cols-2">
      {linkSides.map((side) => {
        const end = link[side]
        const signature = link.signatures.find((one) => one.side === side)
        const level = metricAudienceLabels[end.audience].toLowerCase()
        return (
          <li key={side} className="min-w-0 border-t border-line pt-3 text-13">
            <h3 className="font-semibold">{revealed(end.name)}</h3>
            <p className="text-12 text-fg-3">
              {side === 'from' ? 'drives' : 'is driven'}, {level} level
            </p>
            {signature ? (
              <div className="mt-2 flex items-start gap-2">
                <SealMark size={16} label="Signed" />
                <Person
                  name={signature.person}
                  roleId={signature.role === 'owner' ? undefined : signature.role}
                  size={24}
                />
                <span className="ml-auto text-right text-12 text-fg-3">
                  {signature.role === 'owner' ? 'owner' : (roleLabels[signature.role as RoleId] ?? signature.role)}
                  <br />
                  <RelativeTime at={signature.signedAt} />
                </span>
              </div>
            ) : link.maySign.includes(side) ? (
              <ActionForm action={signAction} className="form mt-2">
                <input type="hidden" name="link" value={link.ref} />
                <input type="hidden" name="side" value={side} />
                <input type="hidden" name="terms" value={link.terms} />
                <p className="statement">
                  “I, <b>{person}</b>, agree for {revealed(end.name)}: {says}.”
                </p>
                <FormActions>
                  <SubmitButton kind="seal" icon="pen" busy="Signing…">
                    Sign
                  </SubmitButton>
                </FormActions>
              </ActionForm>
            ) : (
              <p className="mt-2 text-fg-2">
                Not signed.{' '}
                {link.retiredAt
                  ? ''
                  : `It waits for ${end.owner ?? 'its owner, once there is one,'} or a ${levelRoles[end.audience]
                      .map((role) => roleLabels[role].toLowerCase())
                      .join(' or ')} of the use case.`}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
