import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Section } from '@/components/ui/section'
import { ProposalBlock, type ShownProposal } from './proposal-block'

export interface ProposalGroup {
  section: string
  proposals: ShownProposal[]
  /** Decides all of the section; null where there is nothing to decide, or not by the reader. */
  decideAll: FormAction | null
}

type Props = { groups: readonly ProposalGroup[]; actionOf: (id: string) => FormAction | null; importsHref: string }

/** What files propose, section by section: each by itself, or all of a section at once. */
export function ProposalList({ groups, actionOf, importsHref }: Props) {
  return groups.map(({ section, proposals, decideAll }) => (
    <Section
      key={section}
      title={section}
      count={proposals.length}
      aside={
        decideAll && proposals.length > 1 ? (
          <ActionForm action={decideAll}>
            <FormActions>
              <SubmitButton kind="secondary" name="decision" value="accept">
                Accept all {proposals.length}
                <span className="sr-only"> of {section}</span>
              </SubmitButton>
              <SubmitButton kind="quiet" name="decision" value="decline">
                Decline all
                <span className="sr-only"> of {section}</span>
              </SubmitButton>
            </FormActions>
          </ActionForm>
        ) : null
      }
    >
      {proposals.map((proposal) => (
        <ProposalBlock key={proposal.id} proposal={proposal} action={actionOf(proposal.id)} importsHref={importsHref} />
      ))}
    </Section>
  ))
}
