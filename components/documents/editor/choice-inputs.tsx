'use client'

import { cx } from '@/components/ui/cx'
import { isTicked } from '@/lib/templates/rules'
import { ariaOf, groupOf, type InputProps } from './input-props'

const MOST_RADIOS = 7

/** A few stand side by side, many in a list; what was chosen can be taken back. */
export function ChoiceInput(props: InputProps) {
  const { id, field, value, onChange } = props
  const options = field.options ?? []
  if (options.length > MOST_RADIOS) {
    return (
      <select
        {...ariaOf(props)}
        className="input ed-narrow"
        id={id}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">Choose…</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  const isShort = options.every(({ label }) => label.length <= 24)
  return (
    <Radios
      {...props}
      className={isShort ? 'ed-row' : undefined}
      options={options.map(({ value, label }) => ({ value, label }))}
      chosen={value}
      onChoose={onChange}
    />
  )
}

type RadiosProps<V extends string | number | boolean> = Omit<InputProps, 'value' | 'onChange'> & {
  options: readonly { value: V; label: string }[]
  chosen: unknown
  onChoose: (value: V | null) => void
  className?: string
}

export function Radios<V extends string | number | boolean>({
  options,
  chosen,
  onChoose,
  className,
  ...props
}: RadiosProps<V>) {
  const isGiven = chosen !== null && chosen !== undefined && chosen !== ''
  return (
    <div
      role="radiogroup"
      {...groupOf({ ...props, value: null, onChange: () => {} })}
      className={cx('options', className)}
    >
      {options.map((option, at) => (
        <label key={String(option.value)} className="option">
          <input
            type="radio"
            id={at === 0 ? props.id : undefined}
            name={props.id}
            checked={chosen === option.value}
            onChange={() => onChoose(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {isGiven ? (
        <button type="button" className="ed-clear" onClick={() => onChoose(null)}>
          Clear
        </button>
      ) : null}
    </div>
  )
}

/** Figures from 1, with the words for both ends. */
export function ScaleInput(props: InputProps) {
  const { field, value, onChange } = props
  const steps = Array.from({ length: field.steps ?? 5 }, (_, at) => ({ value: at + 1, label: String(at + 1) }))
  return (
    <div className="ed-scale">
      <span className="text-12 text-fg-3">{field.lowLabel}</span>
      <Radios {...props} className="ed-row" options={steps} chosen={value} onChoose={onChange} />
      <span className="text-12 text-fg-3">{field.highLabel}</span>
    </div>
  )
}

export function ChecklistInput(props: InputProps) {
  const { id, field, onChange } = props
  const items = field.items ?? []
  const ticked = isTicked(props.value) ? props.value : []
  const tick = (key: string, isOn: boolean) =>
    onChange(items.map(({ value }) => value).filter((item) => (item === key ? isOn : ticked.includes(item))))
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's own label names it, which a legend inside could not
    <div role="group" {...groupOf(props)} className="options">
      {items.map((item, at) => (
        <label key={item.value} className="option">
          <input
            type="checkbox"
            id={at === 0 ? id : undefined}
            checked={ticked.includes(item.value)}
            onChange={(event) => tick(item.value, event.target.checked)}
          />
          <span>{item.label}</span>
        </label>
      ))}
    </div>
  )
}
