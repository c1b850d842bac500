import Link from 'next/link'
import { Icon } from '@/components/ui/icon'
import { type CardView, cardViewLabels, cardViews } from '@/lib/model-cards/roles/vocabulary'

type Props = {
  view: CardView
  /** Those of the reader's own roles. */
  own: readonly CardView[]
  /** The page's address with what it shows; the view is added. */
  hrefOf: (view: CardView | null) => string
}

/** Whose view the card is read in, and the way to the others. */
export function CardViewFact({ view, own, hrefOf }: Props) {
  return (
    <span className="card-view">
      You read it in the{' '}
      <details className="drop drop-start" name="menu">
        <summary className="card-view-name">
          <b>{cardViewLabels[view]}</b> view
          <Icon name="chevron-down" size={11} />
        </summary>
        <div className="menu">
          {cardViews.map((one) => (
            <Link
              key={one}
              className="menu-item"
              href={hrefOf(one === own[0] ? null : one)}
              prefetch={false}
              aria-current={one === view ? 'true' : undefined}
            >
              {cardViewLabels[one]}
              {own.includes(one) ? <span className="text-fg-3"> yours</span> : null}
            </Link>
          ))}
        </div>
      </details>
    </span>
  )
}
