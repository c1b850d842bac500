// Tells how metrics were linked and signed off, and how their values arrived: a file of the past first, then week by week.
import { ask } from '@/lib/audit/execute'
import { importObservations } from '@/lib/integrations/observations/import-observations'
import { createLink } from '@/lib/metrics/alignment/create-link'
import { getAlignment } from '@/lib/metrics/alignment/queries'
import { signLevel } from '@/lib/metrics/alignment/sign'
import { recordObservations } from '@/lib/metrics/observations/record-observations'
import { type AlignmentStory, type ObservedStory, readAlignmentStory } from './alignment-story'
import type { KnownRecords } from './answer-values'
import { type Chronicle, dateOf } from './chronicle'
import { type ObservedDay, observedDays } from './observed-days'

export function tellAlignment(chronicle: Chronicle, useCase: string, file: string, records: KnownRecords): void {
  const { links, signOffs, inUse, observed, tried } = readAlignmentStory(file)
  const refOf = (name: string) => records.get(name)?.ref
  for (const { at, by, from, to, ...link } of links) {
    chronicle.on(at, by, async (author) => {
      await author.do(createLink, { useCase, from: refOf(from), to: refOf(to), ...link })
    })
  }
  for (const { at, by, audience } of signOffs) {
    chronicle.on(at, by, async (signer) => {
      const { levels } = await ask(signer.ctx, getAlignment, { useCase })
      const reading = levels.find((level) => level.audience === audience)?.reading
      await signer.do(signLevel, { useCase, audience, reading })
    })
  }
  for (const story of observed) tellObserved(chronicle, story, inUse, () => refOf(story.metric))
  for (const { at, by, metric, environment, version, rows } of tried) {
    chronicle.on(at, by, async (author) => {
      const day = author.ctx.clock!.toISOString().slice(0, 10)
      const observations = rows.map((row) => ({ at: day, environment, ...(version ? { version } : {}), ...row }))
      await author.do(recordObservations, { metric: refOf(metric), observations })
    })
  }
}

type InUse = AlignmentStory['inUse']

interface Row {
  at: string
  value: number
  environment: string
  version: string
  slice: string
  note: string
}

function tellObserved(chronicle: Chronicle, story: ObservedStory, inUse: InUse, ref: () => string | undefined): void {
  const start = new Date(chronicle.plan.startedAt)
  const { by, metric, together } = story
  const begun = dateOf(story.from, start)
  const days = observedDays(start, story.every, story.count)
  const values = valuesOf(story, days, start)
  const versionOn = (date: Date) => inUse.filter(({ since }) => dateOf(since, start) <= date).at(-1)?.version ?? ''
  const measured = days.map(({ on, middle, recorded }, index) => ({
    recorded,
    rows: rowsOf(story, { value: values[index]!, back: days.length - 1 - index, on, inUse: versionOn(middle) }),
  }))
  const history = measured.filter(({ recorded }) => recorded < begun)
  if (history.length > 0) {
    chronicle.at(begun, by, async (author) => {
      const file = csvOf(history.flatMap(({ rows }) => rows))
      await author.do(importObservations, { metric: ref(), format: 'csv', filename: fileName(metric), file })
    })
  }
  const later = measured.slice(history.length)
  for (let first = 0; first < later.length; first += together) {
    const batch = later.slice(first, first + together)
    chronicle.at(batch.at(-1)!.recorded, by, async (author) => {
      await author.do(recordObservations, { metric: ref(), observations: batch.flatMap(({ rows }) => rows) })
    })
  }
}

/** Of each day the value of its span, counted back from the span's last day: whatever day of a month the demo starts on. */
function valuesOf({ spans }: ObservedStory, days: readonly ObservedDay[], start: Date): number[] {
  const spanOf = ({ middle }: ObservedDay) =>
    spans.filter(({ since }) => !since || dateOf(since, start) <= middle).at(-1) ?? spans[0]!
  return days.map((day, index) => {
    const { values } = spanOf(day)
    const later = days.slice(index + 1).filter((one) => spanOf(one).values === values).length
    return values[Math.max(0, values.length - 1 - later)]!
  })
}

interface Measured {
  value: number
  /** How many came after it. */
  back: number
  on: Date
  inUse: string
}

/** What was measured on a day: over all, and of the slices that were looked at by then. */
function rowsOf({ slices, notes, environment = '' }: ObservedStory, { value, back, on, inUse }: Measured): Row[] {
  const version = environment === 'production' ? inUse : ''
  const common = { at: on.toISOString().slice(0, 10), environment, version }
  return [
    { ...common, value, slice: '', note: notes[back] ?? '' },
    ...Object.entries(slices).flatMap(([slice, own]) => {
      const of = own[own.length - 1 - back]
      return of === undefined ? [] : [{ ...common, value: of, slice, note: '' }]
    }),
  ]
}

function csvOf(rows: readonly Row[]): Buffer {
  const lines = rows.map(({ at, value, environment, version, slice }) =>
    [at, value, environment, version, slice].join(','),
  )
  return Buffer.from(`${['date,value,environment,version,slice', ...lines].join('\n')}\n`, 'utf8')
}

const fileName = (text: string) =>
  text
    .toLowerCase()
    .match(/[a-z0-9]+/g)
    ?.join('-') ?? 'values'
