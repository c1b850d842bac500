'use client'

import { useContext } from 'react'
import { FieldFrame } from '@/components/form/field-frame'
import type { DraftField } from '@/lib/templates/draft-shape/rules'
import { riskTierLabels, riskTiers } from '@/lib/use-cases/vocabulary'
import { Ticks } from './controls'
import { EntryList } from './entry-list'
import { PartContext, useControl } from './part-context'

const tiers = riskTiers.map((tier) => ({ value: tier, label: riskTierLabels[tier] }))
const comparable = ['choice', 'checklist', 'yes_no', 'scale', 'number', 'duration']

/** When a section or question shows: all conditions must hold. */
export function Conditions({ own }: { own?: string }) {
  return (
    <EntryList name="when" label="Shown only when" one="condition" fresh={() => ({ riskTier: ['high', 'critical'] })}>
      {() => <Condition own={own} />}
    </EntryList>
  )
}

function Condition({ own }: { own?: string }) {
  const { draft, values, set, path } = useContext(PartContext)
  const fields = draft.sections.flatMap((section) => section.fields)
  const isTier = 'riskTier' in values
  const field = fields.find(({ key }) => key === values.field)
  const choices = fields.filter(({ key, kind }) => key !== own && comparable.includes(String(kind)))
  const id = `t-${path.join('-')}-on`
  return (
    <div className="entry-fields">
      <FieldFrame id={id} label="Depends on" required quietLabel>
        <select
          className="input"
          id={id}
          value={isTier ? '' : String(values.field ?? '')}
          onChange={({ target }) =>
            set(
              target.value === ''
                ? { riskTier: ['high', 'critical'], field: undefined, in: undefined }
                : { riskTier: undefined, field: target.value, in: undefined },
            )
          }
        >
          <option value="">the risk tier is</option>
          {!isTier && !choices.some(({ key }) => key === values.field) ? (
            <option value={String(values.field ?? '')}>the answer to “{String(values.field ?? '')}” is</option>
          ) : null}
          {choices.map(({ key, label }) => (
            <option key={key} value={key}>
              the answer to “{String(label || key)}” is
            </option>
          ))}
        </select>
      </FieldFrame>
      {isTier ? <Ticks name="riskTier" label="Risk tiers" quietLabel options={tiers} /> : <Answers field={field} />}
    </div>
  )
}

function Answers({ field }: { field: DraftField | undefined }) {
  if (field?.kind === 'yes_no') {
    const options = [
      { value: true, label: 'Yes' },
      { value: false, label: 'No' },
    ]
    return <Ticks name="in" label="One of" quietLabel options={options} />
  }
  const written = field?.options ?? field?.items
  if (!Array.isArray(written)) return <Figures />
  const options = (written as Array<{ value?: unknown; label?: unknown } | null>).map((option) => ({
    value: String(option?.value ?? ''),
    label: String(option?.label || option?.value || '…'),
  }))
  return <Ticks name="in" label="One of" quietLabel options={options} />
}

/** Figures and whatever else cannot be ticked, with commas between. */
function Figures() {
  const control = useControl('in')
  const list = Array.isArray(control.value) ? control.value : []
  return (
    <FieldFrame id={control.id} label="One of, with commas" required error={control.error} quietLabel>
      <span className="input">
        <input
          {...control.aria}
          id={control.id}
          key={JSON.stringify(list)}
          defaultValue={list.join(', ')}
          placeholder="3, 4, 5"
          onBlur={({ target }) => {
            const parts = target.value.split(',').map((part) => part.trim())
            const said = parts.filter(Boolean).map((part) => (Number.isFinite(Number(part)) ? Number(part) : part))
            if (JSON.stringify(said) !== JSON.stringify(list)) control.set(said.length > 0 ? said : undefined)
          }}
        />
      </span>
    </FieldFrame>
  )
}
