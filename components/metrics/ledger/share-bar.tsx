import './ledger.css'

/** The mark of the whole promise stands here, so that more than it has room. */
const WHOLE = 80

/** How far a promise came true, as a bar. What it shows stands in figures beside it. */
export function ShareBar({ share }: { share: number }) {
  const width = Math.max(0, Math.min(100, share * WHOLE))
  return (
    <span className="share-bar" aria-hidden="true">
      <i
        style={{ width: `${share < 0 ? 4 : width}%` }}
        data-short={share >= 0 && share < 0.95 ? '' : undefined}
        data-loss={share < 0 ? '' : undefined}
      />
      <u style={{ left: `${WHOLE}%` }} />
    </span>
  )
}
