import { dayWords, ExactTime } from '@/components/ui/relative-time'
import { SealMark } from '@/components/ui/seal'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { HistoryView, TargetVersionView } from '@/lib/metrics/observations/views'
import { guardrailWords, targetWords, valueWords } from '@/lib/metrics/rules'
import type { MetricDetail } from '@/lib/metrics/views'

type ListProps = {
  metric: MetricDetail
  history: HistoryView
  base: string
  /** Entries of the log have pages for those who may read it. */
  mayReadLog: boolean
}

/** Every target it ever had, newest first, with what proves that it was set before the result it judges. */
export function TargetList({ metric, history, base, mayReadLog }: ListProps) {
  const { targets } = history
  if (targets.length === 0) return null
  return (
    <Section title="Targets" count={targets.length > 1 ? targets.length : undefined}>
      <table className="dt">
        <caption className="sr-only">Targets of {metric.name}, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Target</th>
            <th scope="col">Someone acts</th>
            <th scope="col">Baseline</th>
            <th scope="col">Set</th>
            <th scope="col">Proof</th>
          </tr>
        </thead>
        <tbody>
          {targets.toReversed().map((target) => (
            <tr key={target.version}>
              <th scope="row">{targetWords(target)}</th>
              <td data-label="Someone acts">{guardrailWords(target)}</td>
              <td data-label="Baseline">{valueWords(target.baseline, target.unit)}</td>
              <td data-label="Set">
                <div>
                  <ExactDay at={target.setAt} />
                  <span className="block text-12 text-fg-3">by {target.setBy ?? 'a former member'}</span>
                </div>
              </td>
              <td data-label="Proof">
                <div>
                  <Entry
                    target={target}
                    href={mayReadLog && target.entry ? `${base}/audit/${target.entry.id}` : null}
                  />
                  <span className="block text-12 text-fg-3">{orderWords(metric, history, target)}</span>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function ExactDay({ at }: { at: string }) {
  return (
    <details className="metric-day">
      <summary>{dayWords(at)}</summary>
      <ExactTime at={at} />
    </details>
  )
}

function Entry({ target, href }: { target: TargetVersionView; href: string | null }) {
  const { entry } = target
  if (!entry) return <span className="text-fg-3">has no entry of its own in the log</span>
  const words =
    entry.n === null ? 'waits for its number in the log' : `entry ${entry.n.toLocaleString('en')} of the log`
  return (
    <>
      {entry.n === null ? null : <SealMark />} {href ? <TextLink href={href}>{words}</TextLink> : words}
    </>
  )
}

/** Whether it was there before the result: only then a result says something about it. */
function orderWords(metric: MetricDetail, history: HistoryView, target: TargetVersionView): string {
  const next = history.targets.find(({ version }) => version === target.version + 1)
  const newest = metric.newest && { at: Date.parse(metric.newest.observedAt) }
  if (!next) {
    if (!newest) return 'before any result'
    const day = dayWords(new Date(newest.at))
    return Date.parse(target.setAt) <= newest.at && metric.newest?.isTargetOlder
      ? `set before the result of ${day}`
      : `set after the newest result, of ${day}: nothing measured since can show that it is met`
  }
  const [begin, end] = [Date.parse(target.setAt), Date.parse(next.setAt)]
  const judged = history.series
    .filter(({ slice }) => slice === '')
    .flatMap(({ points }) => points.filter(([at]) => at >= begin && at < end).map(([at]) => at))
  return judged.length > 0
    ? `stood at the result of ${dayWords(new Date(Math.max(...judged)))}`
    : `until ${dayWords(next.setAt)}`
}
