'use client'

import { useContext, useEffect, useRef } from 'react'
import { FieldNotes } from '@/components/form/field-frame'
import { FormContext, useField } from '@/components/form/form-context'
import { type DecisionKind, decisionKinds, decisionLabels } from '@/lib/approvals/vocabulary'
import { noteSigning } from './arrived-here'

const KEYS: Record<DecisionKind, string> = { approve: 'A', request_changes: 'R', reject: 'X', abstain: 'B' }
const TYPING = 'input:not([type="radio"]), textarea, select, [contenteditable], dialog'

/** The four answers. Nothing is preselected; a letter chooses one while nothing is being typed. */
export function DecisionChoice({ role }: { role: string }) {
  const field = useField('decision', false)
  const box = useRef<HTMLFieldSetElement>(null)
  const { pending } = useContext(FormContext)

  useEffect(() => {
    if (pending) noteSigning()
  }, [pending])

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || document.activeElement?.closest(TYPING)) return
      const kind = decisionKinds.find((one) => KEYS[one].toLowerCase() === event.key.toLowerCase())
      const radio = kind && box.current?.querySelector<HTMLInputElement>(`input[value="${kind}"]`)
      if (!radio) return
      event.preventDefault()
      radio.click()
      radio.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <fieldset ref={box} className="field" id={field.id} {...field.aria} tabIndex={-1}>
      <legend className="flex w-full items-baseline gap-2 font-semibold">
        Your decision <span className="ml-auto text-12 font-regular text-fg-3">as {role}</span>
      </legend>
      <div className="options">
        {decisionKinds.map((kind) => (
          <label key={kind} className="option">
            <input
              type="radio"
              name="decision"
              value={kind}
              data-label="your decision"
              data-no-draft
              required
              defaultChecked={field.value === kind}
            />
            <span className="flex-1">{decisionLabels[kind]}</span>
            <span className="kbd choice-key" aria-hidden="true">
              {KEYS[kind]}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={field.id} error={field.error} />
    </fieldset>
  )
}
