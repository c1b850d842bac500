'use client'

import { useState } from 'react'
import { Select } from '@/components/form/choice-fields'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { Icon } from '@/components/ui/icon'
import { dayWords, RelativeTime } from '@/components/ui/relative-time'
import type { AnswerRequestItem } from '@/lib/documents/requests/views'
import { roleLabels, useCaseRoles } from '@/lib/platform/vocabulary'
import type { TemplateField } from '@/lib/templates/vocabulary'
import { sendApi } from './api'
import { LoadState } from './load-state'
import { PanelForm } from './panel-form'
import { useApi } from './use-api'

type Props = {
  workspace: string
  document: string
  me: string
  field: TemplateField
  version: number
  people: readonly { id: string; name: string }[]
}

const askedRoles = [...useCaseRoles, 'risk_officer', 'security_specialist'] as const

/** Who is asked for the answer, and a way to ask. */
export function Asked({ workspace, document, me, field, version, people }: Props) {
  const path = `/documents/${encodeURIComponent(document)}/answer-requests`
  const { data, problem, again } = useApi<{ items: AnswerRequestItem[]; mayAsk: boolean }>(
    workspace,
    path,
    { field: field.key },
    version,
  )
  if (!data) return <LoadState problem={problem} again={again} what="Who is asked" />
  const options = [
    ...askedRoles.map((role) => ({ value: `role:${role}`, label: `Every ${roleLabels[role].toLowerCase()}` })),
    ...people.map(({ id, name }) => ({ value: `person:${id}`, label: name })),
  ]
  return (
    <>
      {data.items.length === 0 ? <p className="text-13 text-fg-2">Nobody is asked for this answer.</p> : null}
      <ul className="fp-steps">
        {data.items.map((item) => (
          <Request key={item.id} {...{ workspace, item, again }} />
        ))}
      </ul>
      {data.mayAsk ? (
        <PanelForm
          draftKey={`ask:${workspace}:${me}:${document}:${field.key}`}
          done={again}
          send={({ of = '', dueOn, note }, key) => {
            const [kind = 'person', id] = of.split(':')
            const asked = { field: field.key, [kind]: id, note, ...(dueOn ? { dueOn } : {}) }
            return sendApi({ workspace }, path, asked, { key }).then((state) => underOf(state))
          }}
        >
          <Select name="of" label="Ask" options={options} required />
          <TextField name="dueOn" type="date" label="By" />
          <TextArea name="note" label="What you need to know" rows={2} maxLength={2000} />
          <FormActions>
            <SubmitButton kind="secondary" busy="Asking…">
              Ask for it
            </SubmitButton>
          </FormActions>
        </PanelForm>
      ) : null}
    </>
  )
}

/** The form has one choice for what the API calls person and role. */
function underOf(state: Awaited<ReturnType<typeof sendApi>>): typeof state {
  const { fields } = state.error ?? {}
  if (!state.error || !fields) return state
  const { person, role, ...rest } = fields
  const of = person ?? role
  return { error: { ...state.error, fields: { ...rest, ...(of ? { of } : {}) } } }
}

function Request({ workspace, item, again }: { workspace: string; item: AnswerRequestItem; again: () => void }) {
  const [problem, setProblem] = useState<string | null>(null)
  const whom = item.personName ?? (item.role ? `every ${roleLabels[item.role].toLowerCase()}` : 'a former member')
  async function end(verb: 'withdraw' | 'close') {
    const state = await sendApi({ workspace }, `/answer-requests/${item.id}/${verb}`, {}).catch(() => ({
      error: { message: 'The server cannot be reached. Nothing was changed.' },
    }))
    setProblem(state.error?.message ?? null)
    again()
  }
  return (
    <li>
      <p className="fp-asked">
        <Icon name={item.closedAt ? (item.isAnswered ? 'check-circle' : 'minus-circle') : 'clock'} size={14} />
        <span>
          {item.askedByName} asked <b>{whom}</b>
          {item.dueOn ? ` by ${dayWords(item.dueOn)}` : null}
        </span>
      </p>
      {item.note ? <p className="fp-text text-fg-2">{item.note}</p> : null}
      <p className="fp-acts">
        <span className="text-fg-3">
          {item.closedAt ? (
            <>
              {item.isAnswered ? 'answered' : 'withdrawn'} by {item.closedByName ?? 'a former member'},{' '}
              <RelativeTime at={item.closedAt} />
            </>
          ) : (
            <RelativeTime at={item.askedAt} />
          )}
        </span>
        {item.may.close ? (
          <button type="button" className="lk" onClick={() => end('close')}>
            It is answered
          </button>
        ) : null}
        {item.may.withdraw ? (
          <button type="button" className="lk" onClick={() => end('withdraw')}>
            Withdraw
          </button>
        ) : null}
      </p>
      {problem ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : null}
    </li>
  )
}
