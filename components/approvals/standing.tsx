import { Icon, type IconName } from '@/components/ui/icon'
import type { AnswerView } from '@/lib/approvals/views'
import type { DecisionKind } from '@/lib/approvals/vocabulary'

export const decisionLooks: Record<DecisionKind, { past: string; tone: string; icon: IconName }> = {
  approve: { past: 'approved', tone: 'ok', icon: 'check-circle' },
  request_changes: { past: 'asked for changes', tone: 'warn', icon: 'warning' },
  reject: { past: 'rejected', tone: 'bad', icon: 'minus-circle' },
  abstain: { past: 'abstained', tone: 'idle', icon: 'minus-circle' },
}

/** Names joined as a person would: "Leila Haddad or Yusuf Demir". */
export function namesOf(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} or ${names.length - 2} others`
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? 'nobody')
}

/** How each requirement stands, by name: who answered what, and who is waited for. */
export function Standing({ answers, isClosed }: { answers: AnswerView[]; isClosed?: boolean }) {
  return (
    <ul className="standing">
      {answers.map((answer) => (
        <li key={answer.key}>
          {answer.given.map(({ person, decision }) => (
            <span key={person} className={`st tone-${decisionLooks[decision].tone}`}>
              <Icon name={decisionLooks[decision].icon} size={14} />
              <span>
                <span className="text-fg">{person}</span> {decisionLooks[decision].past}
              </span>
            </span>
          ))}
          {answer.state === 'open' || answer.state === 'waiting' ? (
            isClosed ? (
              <span className="text-fg-3">no answer,</span>
            ) : (
              <Awaited answer={answer} />
            )
          ) : null}
          <span className="text-fg-3">{answer.label}</span>
        </li>
      ))}
    </ul>
  )
}

function Awaited({ answer }: { answer: AnswerView }) {
  const { asked, state } = answer
  if (asked.length === 0) {
    return (
      <span className="st tone-warn">
        <Icon name="warning" size={14} />
        Nobody can answer
      </span>
    )
  }
  return (
    <span className="st tone-idle">
      <Icon name={state === 'waiting' ? 'clock' : 'circle'} size={14} />
      {state === 'waiting' ? `later: ${namesOf(asked)}` : `waits for ${namesOf(asked)}`}
    </span>
  )
}
