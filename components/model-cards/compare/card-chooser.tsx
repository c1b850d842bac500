import { buttonClass } from '@/components/ui/button-class'

export interface ComparableCard {
  /** As the address names it: `rev-3`, `MDL-7.v2`. */
  value: string
  label: string
}

type Props = {
  action: string
  groups: ReadonlyArray<{ label: string; cards: readonly ComparableCard[] }>
  chosen: string | null
  showAll: boolean
}

/** What to set beside the card: another revision, another version, another model. A plain form that asks by its address. */
export function CardChooser({ action, groups, chosen, showAll }: Props) {
  return (
    <form action={action} className="mb-4 flex flex-wrap items-end gap-3">
      <label className="grid gap-1">
        <span className="field-label">Compare with</span>
        <select name="with" className="input" defaultValue={chosen ?? undefined}>
          {groups
            .filter(({ cards }) => cards.length > 0)
            .map(({ label, cards }) => (
              <optgroup key={label} label={label}>
                {cards.map((card) => (
                  <option key={card.value} value={card.value}>
                    {card.label}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </label>
      {showAll ? <input type="hidden" name="show" value="all" /> : null}
      <button type="submit" className={buttonClass('secondary')}>
        Compare
      </button>
    </form>
  )
}
