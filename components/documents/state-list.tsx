import { buttonClass } from '@/components/ui/button-class'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import { type DocumentState, stateBefore } from './document-states'

type Props = {
  states: readonly DocumentState[]
  /** The document's own address. */
  href: string
  mayRestore: boolean
}

/** Everything the document has been, newest first, and the choice of two to compare; a plain form that asks by its address. */
export function StateList({ states, href, mayRestore }: Props) {
  // The draft where it says more, else the revision that it equals: nothing to go back to.
  const newest = states[0]
  const from = states[1]?.key
  const to = newest?.key
  return (
    <form action={`${href}/compare`}>
      <table className="dt">
        <caption className="sr-only">Draft, revisions and restore points of the document</caption>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">By</th>
            <th scope="col">When</th>
            <th scope="col">What it was for</th>
            <th scope="col">Look</th>
            {states.length > 1 ? <th scope="col">Compare</th> : null}
          </tr>
        </thead>
        <tbody>
          {states.map((state) => {
            const before = stateBefore(states, state.key)
            return (
              <tr key={state.key}>
                <th scope="row">
                  {state.kind === 'point' ? (
                    state.label
                  ) : (
                    <TextLink href={`${href}?revision=${state.key}`}>{state.label}</TextLink>
                  )}
                </th>
                <td data-label="By">{state.by ?? 'nobody yet'}</td>
                <td data-label="When">{state.at ? <RelativeTime at={state.at} /> : 'never saved'}</td>
                <td data-label="What it was for">{state.note || <span className="text-fg-3">not said</span>}</td>
                <td data-label="Look">
                  <span className="flex flex-wrap gap-x-3">
                    {before ? (
                      <TextLink href={`${href}/compare?from=${before}&to=${state.key}`}>What changed</TextLink>
                    ) : null}
                    {mayRestore && state.kind !== 'draft' && state !== newest ? (
                      <TextLink href={`${href}/compare?from=draft&to=${state.key}`}>Restore…</TextLink>
                    ) : null}
                  </span>
                </td>
                {states.length > 1 ? (
                  <td data-label="Compare">
                    <span className="flex gap-4">
                      <Choice name="from" word="before" state={state} isChosen={state.key === from} />
                      <Choice name="to" word="after" state={state} isChosen={state.key === to} />
                    </span>
                  </td>
                ) : null}
              </tr>
            )
          })}
        </tbody>
      </table>
      {states.length > 1 ? (
        <p className="mt-3 flex justify-end">
          <button type="submit" className={buttonClass('secondary')}>
            Compare these two
          </button>
        </p>
      ) : null}
    </form>
  )
}

function Choice(props: { name: string; word: string; state: DocumentState; isChosen: boolean }) {
  const { name, word, state, isChosen } = props
  return (
    <label className="flex min-h-6 items-center gap-1">
      <input type="radio" name={name} value={state.key} defaultChecked={isChosen} />
      {word}
      <span className="sr-only">
        : {state.label}
        {state.kind === 'point' ? `, ${state.at}` : null}
      </span>
    </label>
  )
}
