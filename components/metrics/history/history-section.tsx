// A metric's history on its page: the finding, the choices, the chart and the table behind it.
import { EmptyState } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { HistoryView } from '@/lib/metrics/observations/views'
import { choiceHref, type HistoryChoice, ranges, rangeTimes } from './choices'
import { HistoryChart } from './history-chart'
import { HistoryChoices } from './history-choices'
import { HistoryTable } from './history-table'
import { type Found, findingOf } from './words'

type SectionProps = Found & {
  history: HistoryView
  choice: HistoryChoice
  /** `/w/halden` */
  base: string
  now: Date
}

export function HistorySection({ history, choice, base, now, ...found }: SectionProps) {
  const finding = findingOf(found, now)
  const path = `${base}/metrics/${history.metric.ref}`
  const isEmpty = history.series.every(({ points }) => points.length === 0)
  const isReduced = history.series.some((one) => one.isReduced)
  return (
    <Section title={finding} id="history">
      <HistoryChoices path={path} choice={choice} slices={[...new Set([...history.slices, ...choice.slices])]} />
      {isEmpty ? (
        <div className="mt-3">
          <EmptyState title={`No value of ${choice.range.words}`} level={3}>
            {found.newest ? (
              <TextLink href={choiceHref(path, { ...choice, range: ranges[3] })}>See all of its history</TextLink>
            ) : (
              'The first value that is recorded begins the history.'
            )}
          </EmptyState>
        </div>
      ) : (
        <>
          <HistoryChart history={history} finding={finding} range={rangeTimes(choice.range, now)} base={base} />
          {isReduced ? (
            <p className="mt-1 text-12 text-fg-3">
              Many values stand close together: of each stretch the first, the lowest, the highest and the last are
              drawn.
            </p>
          ) : null}
          <HistoryTable history={history} path={path} />
        </>
      )}
    </Section>
  )
}
