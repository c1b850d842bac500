import Link from 'next/link'
import { revealed } from '@/components/ui/hidden-characters'
import { Icon } from '@/components/ui/icon'
import { Segments } from '@/components/ui/tabs'
import { choiceHref, type HistoryChoice, MOST_SLICES, ranges } from './choices'

type ChoicesProps = {
  /** `/w/halden/metrics/MET-3` */
  path: string
  choice: HistoryChoice
  /** Every slice there is; the overall one has no choice. */
  slices: readonly string[]
}

/** Which stretch of time, and which slices stand beside the overall values: every choice has its address. */
export function HistoryChoices({ path, choice, slices }: ChoicesProps) {
  const named = slices.filter(Boolean)
  return (
    <div className="history-choices">
      <Segments
        label="Stretch of time"
        items={ranges.map((range) => ({
          href: choiceHref(path, { ...choice, range }),
          label: range.label,
          current: range.id === choice.range.id,
        }))}
      />
      <Segments
        label="What is compared"
        items={[false, true].map((byVersion) => ({
          href: choiceHref(path, { ...choice, byVersion }),
          label: byVersion ? 'By version' : 'Over all',
          current: byVersion === choice.byVersion,
        }))}
      />
      {named.length > 0 && !choice.byVersion ? (
        <details className="history-slices" open={choice.slices.length > 0 || named.length <= MOST_SLICES}>
          <summary>
            Compare slices{' '}
            <span className="num">
              {choice.slices.length > 0 ? `${choice.slices.length} of ${named.length}` : named.length}
            </span>
          </summary>
          <ul>
            {named.map((slice) => (
              <li key={slice}>
                <Slice path={path} choice={choice} slice={slice} />
              </li>
            ))}
          </ul>
          {choice.slices.length >= MOST_SLICES && named.length > MOST_SLICES ? (
            <p className="mt-1 text-fg-3">Six at a time can be told apart: take one away to see another.</p>
          ) : null}
        </details>
      ) : null}
    </div>
  )
}

function Slice({ path, choice, slice }: { path: string; choice: HistoryChoice; slice: string }) {
  const isShown = choice.slices.includes(slice)
  const slices = isShown ? choice.slices.filter((one) => one !== slice) : [...choice.slices, slice]
  const face = (
    <>
      <Icon name={isShown ? 'check' : 'plus'} size={11} />
      {revealed(slice)}
    </>
  )
  if (slices.length > MOST_SLICES) return <span className="history-slice">{face}</span>
  return (
    <Link
      className="history-slice"
      data-shown={isShown || undefined}
      href={choiceHref(path, { ...choice, slices })}
      scroll={false}
      replace
    >
      {face}
      <span className="sr-only">{isShown ? ', shown: take it away' : ', show it'}</span>
    </Link>
  )
}
