import type { QuestionnairePreview } from '@/lib/risk/views'
import { riskTierLabels } from '@/lib/use-cases/vocabulary'
import type { Checked } from './use-preview'

const MOST = 20

/** What publishing would mean for the use cases that have answered. */
export function WhatIf({ checked, base }: { checked: Checked; base: string }) {
  return (
    <div className="text-13">
      <p role="status" className="text-fg-2">
        {sentence(checked)}
      </p>
      {checked.state === 'valid' ? <Consequences preview={checked.preview} base={base} /> : null}
    </div>
  )
}

function sentence({ state, preview, problems }: Checked): string {
  if (state === 'valid') {
    const { assessed, changed } = preview
    if (assessed === 0) return 'No use case has answered yet, so nothing would change.'
    if (changed.length === 0) return `Of ${assessed} with answers, none would change its tier.`
    return `Of ${assessed} with answers, ${changed.length} would come to another tier.`
  }
  if (state === 'looking') return 'Looking at what it would change…'
  if (state === 'unreached') return 'What it would change is not known: the server did not answer.'
  const count = Object.keys(problems).length
  return `${count === 1 ? 'One place needs' : `${count} places need`} another look before it can be published.`
}

function Consequences({ preview, base }: { preview: QuestionnairePreview; base: string }) {
  const { changed, incomplete, unassessed } = preview
  return (
    <>
      {changed.length > 0 ? (
        <ul className="mt-2">
          {changed.slice(0, MOST).map((item) => (
            <li key={item.ref} className="border-b border-line py-[6px]">
              <a
                className="lk inline-flex min-h-6"
                href={`${base}/use-cases/${item.ref}/risk`}
                target="_blank"
                rel="noreferrer"
              >
                {item.ref} {item.name}
                <span className="sr-only"> (opens in a new tab)</span>
              </a>
              <span className="block text-12 text-fg-2">
                {riskTierLabels[item.from]} → {riskTierLabels[item.to].toLowerCase()}
                {item.isOverridden ? '; set by hand, so its tier stays' : ''}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {changed.length > MOST ? <p className="mt-1 text-12 text-fg-3">and {changed.length - MOST} more</p> : null}
      <p className="mt-2 text-12 text-fg-3">
        {incomplete > 0 ? `${incomplete} would have questions to answer. ` : ''}
        {unassessed > 0 ? `${unassessed} have no answers yet. ` : ''}
        Publishing changes no tier by itself: each changes when its team answers again.
      </p>
    </>
  )
}
