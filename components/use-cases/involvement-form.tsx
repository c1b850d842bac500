'use client'

import { useMemo, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { cx } from '@/components/ui/cx'
import { Notice } from '@/components/ui/notice'
import { roleLabels } from '@/lib/platform/vocabulary'
import { answersFor, changedAccountables, involvementProblems } from '@/lib/use-cases/rules'
import {
  type InvolvedRole,
  type Involvement,
  type InvolvementMatrix,
  involvedRoles,
  involvementLabels,
  involvements,
  phases,
  stageLabels,
  type WorkStage,
} from '@/lib/use-cases/vocabulary'
import './lifecycle.css'

type Props = {
  action: FormAction
  useCase: string
  revision: number
  matrix: InvolvementMatrix
  /** Who has each role, for what a change means. */
  holders: Partial<Record<InvolvedRole, string[]>>
  cancel: React.ReactNode
}

const columns = phases.flatMap((phase) => phase.stages as ReadonlyArray<{ stage: WorkStage; short: string }>)

/** The matrix as one select for each stage and role; below it, what the change would alter, before it is saved. */
export function InvolvementForm({ action, useCase, revision, matrix, holders, cancel }: Props) {
  const [draft, setDraft] = useState(matrix)
  const problems = useMemo(() => involvementProblems(draft), [draft])
  const change = (stage: WorkStage, role: InvolvedRole, letter: Involvement) =>
    setDraft((before) => ({ ...before, [stage]: { ...before[stage], [role]: letter } }))
  return (
    <ActionForm action={action}>
      <input type="hidden" name="useCase" value={useCase} />
      <input type="hidden" name="revision" value={revision} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="lm" tabIndex={0} aria-label="Who does what in which stage">
        <table className="lm-grid lm-edit">
          <caption className="sr-only">Who does what in which stage</caption>
          <thead>
            <tr>
              <th scope="col">Role</th>
              {columns.map(({ stage, short }) => (
                <th key={stage} scope="col" className={cx(problems[stage] && 'text-bad')} title={stageLabels[stage]}>
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {involvedRoles.map((role) => (
              <tr key={role}>
                <th scope="row">{roleLabels[role]}</th>
                {columns.map(({ stage }) => {
                  const letter = draft[stage][role]
                  return (
                    <td key={stage}>
                      <select
                        className={cx(
                          'lm-select',
                          `lm-${letter.charAt(0)}`,
                          letter !== matrix[stage][role] && 'lm-new',
                        )}
                        name={`${stage}.${role}`}
                        aria-label={`${roleLabels[role]} in ${stageLabels[stage]}`}
                        aria-invalid={problems[stage] && answersFor(letter) ? true : undefined}
                        defaultValue={letter}
                        onChange={(event) => change(stage, role, event.currentTarget.value as Involvement)}
                      >
                        {involvements.map((one) => (
                          <option key={one} value={one} title={involvementLabels[one]}>
                            {one}
                          </option>
                        ))}
                      </select>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="flex flex-wrap gap-x-4 text-12 text-fg-3">
        {involvements.map((letter) => (
          <span key={letter}>
            <b className="font-semibold text-fg">{letter}</b> {involvementLabels[letter].toLowerCase()}
          </span>
        ))}
      </p>
      <Consequences before={matrix} after={draft} problems={problems} holders={holders} />
      <FormActions>
        <SubmitButton busy="Saving…">Save</SubmitButton>
        {cancel}
      </FormActions>
    </ActionForm>
  )
}

type ConsequencesProps = {
  before: InvolvementMatrix
  after: InvolvementMatrix
  problems: Partial<Record<WorkStage, string>>
  holders: Props['holders']
}

/** What keeps it from being saved, else whose gates move to whom. */
function Consequences({ before, after, problems, holders }: ConsequencesProps) {
  const wrong = Object.values(problems)
  const moved = changedAccountables(before, after)
  const named = (role: InvolvedRole) => {
    const names = holders[role] ?? []
    return `${roleLabels[role].toLowerCase()} (${names.length > 0 ? names.join(', ') : 'nobody yet'})`
  }
  return (
    <div role="status">
      {wrong.length > 0 ? (
        <Notice tone="warn" title="Exactly one role answers for each stage">
          {wrong.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      ) : moved.length > 0 ? (
        <Notice tone="info" title="This changes who answers for a gate">
          {moved.map(({ stage, was, is }) => (
            <p key={stage}>
              The gate out of {stageLabels[stage]} is answered for by {named(is)}, no longer by {named(was)}.
            </p>
          ))}
          <p>A request for such a gate that is open now is void: it asked somebody else.</p>
        </Notice>
      ) : null}
    </div>
  )
}
