import { Avatar } from '@/components/ui/avatar'
import { revealed } from '@/components/ui/hidden-characters'
import { Icon } from '@/components/ui/icon'
import { RelativeTime } from '@/components/ui/relative-time'
import { SealMark } from '@/components/ui/seal'
import { Status } from '@/components/ui/status-chip'
import type { DecisionView, RequirementView } from '@/lib/approvals/views'
import { type DecisionKind, decisionLabels } from '@/lib/approvals/vocabulary'
import { roleLabels } from '@/lib/platform/vocabulary'
import { ShortTime } from './short-time'
import { decisionLooks, namesOf } from './standing'

type AnswersProps = {
  requirements: RequirementView[]
  decisions: DecisionView[]
  dueAt: string | null
  isUndecided: boolean
}

/** Each requirement with who is asked and who answered what: the panel of a request. */
export function Answers({ requirements, decisions, dueAt, isUndecided }: AnswersProps) {
  const answered = requirements.filter(({ given }) => given.length > 0).length
  const objections = decisions.filter(({ decision, isReplaced }) => !isReplaced && decision !== 'approve')
  return (
    <section aria-label="Answers">
      <h2 className="font-semibold">
        Answers{' '}
        <span className="text-13 font-regular text-fg-3">
          {answered} of {requirements.length} given
          {objections.length === 0 && decisions.length > 0 ? ', nobody objects' : ''}
        </span>
      </h2>
      <ul className="answers">
        {requirements.map((requirement) => (
          <Requirement
            key={requirement.key}
            requirement={requirement}
            decisions={decisions.filter((decision) => decision.requirement === requirement.key)}
            dueAt={isUndecided ? dueAt : null}
            isUndecided={isUndecided}
          />
        ))}
      </ul>
    </section>
  )
}

type RequirementProps = {
  requirement: RequirementView
  decisions: DecisionView[]
  dueAt: string | null
  isUndecided: boolean
}

function Requirement({ requirement, decisions, dueAt, isUndecided }: RequirementProps) {
  const current = decisions.filter(({ isReplaced }) => !isReplaced)
  return (
    <>
      {current.map((decision) => (
        <li key={decision.id} className="answer">
          <Answer decision={decision} label={requirement.label} />
          {decisions.some(({ isReplaced, personId }) => isReplaced && personId === decision.personId) ? (
            <Earlier
              decisions={decisions.filter(({ isReplaced, personId }) => isReplaced && personId === decision.personId)}
            />
          ) : null}
        </li>
      ))}
      {current.length < requirement.quorum ? (
        <li className="answer">
          <Waiting
            requirement={requirement}
            missing={requirement.quorum - current.length}
            {...{ dueAt, isUndecided }}
          />
        </li>
      ) : null}
    </>
  )
}

function Answer({ decision, label }: { decision: DecisionView; label: string }) {
  const look = decisionLooks[decision.decision]
  return (
    <>
      <Avatar name={decision.person} roleId={decision.role} />
      <div className="min-w-0">
        <div className="answer-head">
          <span className="font-medium">{decision.person}</span>
          <Status tone={look.tone as 'ok'} icon={look.icon}>
            {shortLabel(decision.decision)}
          </Status>
          <span className="text-12 text-fg-3">
            {label}
            {label === roleLabels[decision.role] ? '' : `, ${roleLabels[decision.role].toLowerCase()}`}
          </span>
          <span className="answer-time">
            <span title={`Signed: “${decision.meaning}”`}>
              <SealMark label={`Signed: ${decision.meaning}`} />
            </span>{' '}
            <ShortTime at={decision.at} />
          </span>
        </div>
        {decision.comment ? <p className="answer-comment">{revealed(decision.comment)}</p> : null}
      </div>
    </>
  )
}

function Earlier({ decisions }: { decisions: DecisionView[] }) {
  return (
    <details className="answer-earlier">
      <summary>
        <Icon name="history" size={13} /> replaced an earlier answer
      </summary>
      <ul>
        {decisions.map((decision) => (
          <li key={decision.id}>
            {shortLabel(decision.decision)}, <ShortTime at={decision.at} />
            {decision.comment ? `: ${revealed(decision.comment)}` : ''}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Waiting(props: { requirement: RequirementView; missing: number; dueAt: string | null; isUndecided: boolean }) {
  const { requirement, missing, dueAt, isUndecided } = props
  const { asked, label, state, role } = requirement
  return (
    <>
      {asked.length > 0 ? <Avatar name={asked[0]!} roleId={role ?? undefined} /> : <Icon name="person" size={24} />}
      <div className="min-w-0">
        <div className="answer-head">
          <span className="font-medium">{asked.length > 0 ? namesOf(asked) : 'Nobody holds this role'}</span>
          <Status tone={asked.length > 0 ? 'idle' : 'warn'} icon={state === 'waiting' ? 'clock' : undefined}>
            {!isUndecided ? 'No answer' : state === 'waiting' ? 'Later' : 'Asked'}
          </Status>
          <span className="text-12 text-fg-3">
            {label}
            {missing > 1 ? `, ${missing} more answers` : ''}
          </span>
          {dueAt ? (
            <span className="answer-time">
              due <RelativeTime at={dueAt} />
            </span>
          ) : null}
        </div>
        {asked.length === 0 && isUndecided ? (
          <p className="answer-comment">
            Somebody who neither wrote nor asked for this has to get the role, or nobody can answer.
          </p>
        ) : null}
      </div>
    </>
  )
}

function shortLabel(decision: DecisionKind): string {
  return decision === 'abstain' ? 'Abstain' : decisionLabels[decision]
}
