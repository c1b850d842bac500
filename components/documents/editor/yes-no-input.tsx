'use client'

import { isYesNo, needsReason } from '@/lib/templates/rules'
import { Radios } from './choice-inputs'
import type { InputProps } from './input-props'
import { GrowingText } from './text-input'

const options = [
  { value: true, label: 'Yes' },
  { value: false, label: 'No' },
]

/** The reason appears once one has said yes or no; it stays when one changes one's mind. */
export function YesNoInput(props: InputProps) {
  const { id, field, value, onChange } = props
  const given = isYesNo(value) ? value : null
  const isNeeded = given !== null && needsReason(field, given.value)
  const reasonId = `${id}-reason`
  return (
    <>
      <Radios
        {...props}
        className="ed-row"
        options={options}
        chosen={given?.value ?? null}
        onChoose={(yes) => onChange(yes === null ? null : { value: yes, reason: given?.reason ?? '' })}
      />
      {given && (isNeeded || given.reason || field.reason !== 'never') ? (
        <div className="mt-2">
          <label className="text-12 text-fg-3" htmlFor={reasonId}>
            Why{isNeeded ? '' : ', optional'}
            <span className="sr-only">: {field.label}</span>
          </label>
          <GrowingText
            id={reasonId}
            rows={2}
            spellCheck
            value={given.reason}
            onText={(reason) => onChange({ value: given.value, reason })}
          />
        </div>
      ) : null}
    </>
  )
}
