'use client'

import { useId, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { Section } from '@/components/ui/section'
import { effectsOf, type MetricFigures, type PricedLink, periodic, totalsOf } from '@/lib/metrics/alignment/effects'
import { holdsAt } from '@/lib/metrics/alignment/exchange'
import { type Scale, sliderStep } from './scale'
import { changeValue, shortWords } from './words'

type WhatIfProps = {
  metrics: MetricFigures[]
  links: PricedLink[]
  /** Of each metric's gauge, for the slider's ends. */
  scales: Record<string, Scale>
  /** The metric that is asked about first. */
  first: string
}

/** Moves one metric and carries the change along the exchange rates to money and time, with its range. Nothing is sent. */
export function WhatIf({ metrics, links, scales, first }: WhatIfProps) {
  const [chosen, setChosen] = useState(first)
  const metric = metrics.find(({ id }) => id === chosen) ?? metrics[0]!
  const [typed, setTyped] = useState(() => aimOf(metric))
  const prefix = useId()
  const present = metric.newest ?? metric.baseline ?? 0
  const own = links.filter((link) => link.from === metric.id)
  const scale = rangeOf(scales[metric.id] ?? { low: 0, high: 1 }, own, present)
  const step = sliderStep(scale)
  const value = typed === undefined || !Number.isFinite(Number(typed)) || typed === '' ? present : Number(typed)
  const change = value - present
  const choose = (id: string) => {
    setChosen(id)
    setTyped(aimOf(metrics.find((one) => one.id === id)))
  }
  return (
    <Section
      title="What if"
      aside={
        value === present ? null : (
          <button type="button" className="lk" onClick={() => setTyped(undefined)}>
            Reset
          </button>
        )
      }
    >
      <label className="sr-only" htmlFor={`${prefix}-metric`}>
        Metric
      </label>
      <select
        id={`${prefix}-metric`}
        className="input"
        value={metric.id}
        onChange={(event) => choose(event.target.value)}
      >
        {metrics.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <div className="wi-now">
        <span>
          {metric.newest === null ? (metric.baseline === null ? 'nobody measured it' : 'baseline') : 'now'}{' '}
          {shortWords(present, metric.unit)}
        </span>
        <Icon name="arrow-right" size={13} />
        <b>{shortWords(value, metric.unit)}</b>
        {value === metric.target && value !== present ? <span>its target</span> : null}
      </div>
      <input
        type="range"
        className="wi-slider"
        aria-label={`${metric.name} at`}
        aria-valuetext={shortWords(value, metric.unit)}
        min={scale.low}
        max={scale.high}
        step={step}
        value={value}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="wi-ends" aria-hidden="true">
        <span>{shortWords(scale.low, metric.unit)}</span>
        <span>{shortWords(scale.high, metric.unit)}</span>
      </div>
      <div className="mt-2 flex items-center gap-2 text-12 text-fg-3">
        <label htmlFor={`${prefix}-value`}>or exactly</label>
        <span className="input mt-0 max-w-[132px] text-fg">
          <input
            id={`${prefix}-value`}
            type="number"
            step="any"
            inputMode="decimal"
            value={typed ?? String(tidy(present))}
            onChange={(event) => setTyped(event.target.value)}
          />
        </span>
      </div>
      <Outcome {...{ metrics, links, metric, change, value, step, own }} />
    </Section>
  )
}

type OutcomeProps = {
  metrics: MetricFigures[]
  links: PricedLink[]
  metric: MetricFigures
  change: number
  value: number
  step: number
  own: PricedLink[]
}

function Outcome({ metrics, links, metric, change, value, step, own }: OutcomeProps) {
  // Standing still it reaches the same metrics as a step does.
  const effects = effectsOf(metrics, links, metric.id, change || step)
  const reached = metrics.flatMap((one) => {
    const effect = effects.get(one.id)
    return effect && one.id !== metric.id ? { ...effect, of: one } : []
  })
  if (reached.length === 0) {
    return (
      <p className="mt-3 text-13 text-fg-2" role="status">
        {own.length > 0
          ? 'No rate says yet what follows from it.'
          : metric.audience === 'business'
            ? 'It is where the others lead to: choose one that drives it.'
            : 'It drives nothing on this map.'}
      </p>
    )
  }
  if (change === 0) {
    return (
      <p className="mt-3 text-13 text-fg-2" role="status">
        Move it to see what follows for {listWords(reached.map(({ of }) => of.name))}.
      </p>
    )
  }
  const { money, time } = totalsOf(metrics, effects)
  // A single metric of value is its own total.
  const counted = reached.filter(({ of }) => of.isValue && periodic(of.unit))
  const [only] = counted.length === 1 ? counted : []
  const totals = only
    ? []
    : [
        ...money.map(({ currency, period, change }) => ({ name: 'Money', unit: `${currency} a ${period}`, change })),
        ...time.map(({ unit, period, change }) => ({ name: 'Time', unit: `${unit} a ${period}`, change })),
      ]
  const rows = [...reached.filter((one) => one !== only), ...(only ? [only] : [])]
  return (
    <>
      <dl className="wi" aria-live="polite">
        {rows.map((one) => (
          <Row
            key={one.of.id}
            name={one.of.name}
            unit={one.of.unit}
            change={one.change}
            isGuess={one.isGuess}
            isAgreed={one.isAgreed}
            isTotal={one === only}
          />
        ))}
        {totals.map(({ name, unit, change }) => (
          <Row key={unit} name={`${name} in all`} unit={unit} change={change} isTotal />
        ))}
      </dl>
      <Range {...{ metric, own, value }} isGuess={reached.some(({ isGuess }) => isGuess)} />
    </>
  )
}

type RowProps = {
  name: string
  unit: string
  change: { value: number; low: number; high: number }
  isGuess?: boolean
  isAgreed?: boolean
  isTotal?: boolean
}

function Row({ name, unit, change: { value, low, high }, isGuess, isAgreed = true, isTotal }: RowProps) {
  const { figure, unit: rest } = changeValue(value, unit)
  const [least, most] = low <= high ? [low, high] : [high, low]
  return (
    <div className={isTotal ? 'wi-total' : undefined}>
      <dt>{name}</dt>
      <dd>
        {figure} {rest ? <small>{rest}</small> : null}
      </dd>
      {least === most && !isGuess && isAgreed ? null : (
        <dd className="wi-range">
          {[
            least === most ? '' : `${changeValue(least, unit).figure} to ${changeValue(most, unit).figure}`,
            isGuess ? 'a guess' : '',
            isAgreed ? '' : 'not agreed yet',
          ]
            .filter(Boolean)
            .join(', ')}
        </dd>
      )}
    </div>
  )
}

/** Where the rates hold, and that outside of it they are a guess. */
function Range({
  metric,
  own,
  value,
  isGuess,
}: {
  metric: MetricFigures
  own: PricedLink[]
  value: number
  isGuess: boolean
}) {
  const bounded = own.filter((link) => link.holdsLow !== null || link.holdsHigh !== null)
  const low = Math.max(...bounded.map((link) => link.holdsLow ?? Number.NEGATIVE_INFINITY))
  const high = Math.min(...bounded.map((link) => link.holdsHigh ?? Number.POSITIVE_INFINITY))
  const isOutside = own.some((link) => !holdsAt(link, value))
  const words =
    bounded.length === 0
      ? 'Nobody has said where these rates hold.'
      : `Rates hold ${betweenWords(low, high, metric.unit)}; outside it is a guess.`
  return (
    <p className={`mt-2 text-12 ${isOutside ? 'font-medium text-warn' : 'text-fg-3'}`}>
      {words}
      {isGuess && !isOutside ? ' Further on a rate is used outside of where it holds.' : ''}
    </p>
  )
}

function betweenWords(low: number, high: number, unit: string): string {
  if (low === Number.NEGATIVE_INFINITY) return `up to ${shortWords(high, unit)}`
  if (high === Number.POSITIVE_INFINITY) return `from ${shortWords(low, unit)}`
  return `between ${shortWords(low, unit)} and ${shortWords(high, unit)}`
}

/** The gauge's scale, wide enough for where the rates hold. */
function rangeOf({ low, high }: Scale, own: readonly PricedLink[], present: number): Scale {
  const ends = own.flatMap(({ holdsLow, holdsHigh }) => [holdsLow, holdsHigh]).filter((end) => end !== null)
  const [from, to] = [Math.min(low, present, ...ends), Math.max(high, present, ...ends)]
  const step = sliderStep({ low: from, high: to })
  return { low: tidy(Math.floor(from / step) * step), high: tidy(Math.ceil(to / step) * step) }
}

/** The first question: what if it reached its target? */
const aimOf = (metric: MetricFigures | undefined): string | undefined =>
  metric && metric.target !== null ? String(metric.target) : undefined

const tidy = (value: number) => Number(value.toPrecision(10))

function listWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
