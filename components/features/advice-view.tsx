import { Icon } from '@/components/ui/icon'
import type { Advice } from '@/lib/features/store-advice/rules'
import { storeAdviceLabels } from '@/lib/features/vocabulary'

/** What is advised, with each reason and which way it speaks. */
export function AdviceView({ advice: { advice, reasons } }: { advice: Advice }) {
  return (
    <div>
      <p className="text-15 font-semibold">{storeAdviceLabels[advice]}</p>
      <ul className="mt-2 grid gap-1.5">
        {reasons.map(({ weight, sentence }) => (
          <li key={sentence} className="flex gap-2">
            <span className={weight > 0 ? 'text-ink' : 'text-fg-3'}>
              <Icon
                name={weight > 0 ? 'plus' : 'minus'}
                size={13}
                label={weight > 0 ? 'Speaks for a store:' : 'Speaks against a store:'}
              />
            </span>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
