import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { SubmitButton } from '@/components/form/submit-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import { type Piece, wordDifference } from '@/components/ui/word-difference'
import type { ProposalStatus } from '@/lib/imports/vocabulary'
import './proposals.css'

export interface ShownProposal {
  id: string
  label: string
  status: ProposalStatus
  /** In words; empty for none. */
  standing: string
  standingBy: string | null
  standingAt: string | null
  proposed: string
  import: { ref: string; filename: string | null; format: string }
  proposedAt: string
  decidedBy: string | null
  decidedAt: string | null
}

type Props = { proposal: ShownProposal; action: FormAction | null; importsHref: string }

/** One answer that a file says otherwise: what stands, what the file says, word by word, and the choice. */
export function ProposalBlock({ proposal, action, importsHref }: Props) {
  const { label, standing, standingBy, standingAt, proposed, import: from } = proposal
  const words = wordDifference(standing, proposed)
  return (
    <article className="pr" aria-labelledby={`p-${proposal.id}`}>
      <h3 id={`p-${proposal.id}`}>{label}</h3>
      <div className="pr-both">
        <section>
          <h4>
            Stands in the draft
            {standingBy && standingAt ? (
              <>
                : {standingBy}, <RelativeTime at={standingAt} />
              </>
            ) : null}
          </h4>
          <Words pieces={words.before} as="del" />
        </section>
        <section>
          <h4>
            The file says: <Ref href={`${importsHref}/${from.ref}`}>{from.ref}</Ref> {from.filename ?? from.format},{' '}
            <RelativeTime at={proposal.proposedAt} />
          </h4>
          <Words pieces={words.after} as="ins" />
        </section>
      </div>
      {action ? (
        <ActionForm action={action} className="pr-acts">
          <SubmitButton kind="secondary" icon="check" name="decision" value="accept">
            Accept
          </SubmitButton>
          <SubmitButton kind="quiet" name="decision" value="decline">
            Decline
          </SubmitButton>
        </ActionForm>
      ) : proposal.decidedAt ? (
        <p className="pr-acts text-12 text-fg-3">
          {decided[proposal.status]} {proposal.decidedBy ? `by ${proposal.decidedBy}, ` : null}
          <RelativeTime at={proposal.decidedAt} />
        </p>
      ) : null}
    </article>
  )
}

const decided: Record<ProposalStatus, string> = {
  open: '',
  accepted: 'Accepted',
  declined: 'Declined',
  overtaken: 'Overtaken by a newer file,',
}

function Words({ pieces, as: Mark }: { pieces: Piece[]; as: 'del' | 'ins' }) {
  return (
    <p dir="auto">
      {pieces.length === 0 ? <span className="text-fg-3">nothing</span> : null}
      {pieces.map((piece, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
        piece.kept ? <span key={at}>{piece.text}</span> : <Mark key={at}>{piece.text}</Mark>,
      )}
    </p>
  )
}
