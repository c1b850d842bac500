import { EmptyState } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import type { AssessmentView } from '@/lib/risk/views'
import { RiskTierChip } from './tier-chip'

/** Every time the questions were answered, newest first, each with what it says differently from the one before. */
export function AssessmentList({ items }: { items: AssessmentView[] }) {
  if (items.length === 0) {
    return (
      <EmptyState level={3} title="Nobody has answered yet">
        Each time the questions are answered it is kept here with what changed.
      </EmptyState>
    )
  }
  return (
    <ol className="text-13">
      {items.map((item, at) => (
        <li key={item.id} className="border-b border-line py-3">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <RiskTierChip tier={item.tier} />
            <span className="num text-fg-2">{item.points} points</span>
          </p>
          <p className="mt-1 text-12 text-fg-3">
            {item.by ?? 'a former member'}, <RelativeTime at={item.at} />, to version {item.questionnaireVersion}
          </p>
          {item.note ? <p className="mt-1 whitespace-pre-line text-fg-2">{item.note}</p> : null}
          <Changes item={item} isFirst={at === items.length - 1} />
        </li>
      ))}
    </ol>
  )
}

function Changes({ item, isFirst }: { item: AssessmentView; isFirst: boolean }) {
  if (isFirst) return <p className="mt-1 text-12 text-fg-3">The first answers</p>
  if (item.changes.length === 0) return <p className="mt-1 text-12 text-fg-3">The same answers as before</p>
  return (
    <details className="mt-1">
      <summary className="lk inline-flex min-h-6 cursor-pointer items-center text-12">
        {item.changes.length === 1 ? 'One answer changed' : `${item.changes.length} answers changed`}
      </summary>
      <dl className="mt-1 grid gap-2">
        {item.changes.map((change) => (
          <div key={change.question}>
            <dt className="text-12 text-fg-3">{change.question}</dt>
            <dd>
              <span className="text-fg-3">{change.was ? <s>{change.was}</s> : 'was not asked'}</span>
              <span className="sr-only"> became </span>
              <span className="block">{change.is ?? 'is not asked any more'}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
