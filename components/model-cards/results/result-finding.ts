import type { ChartRow, ResultChart } from './result-charts'

/** What a chart shows, in a sentence: against the version before, else against the baseline, else between the groups. */
export function resultFinding(chart: ResultChart, version: string, previous: string | null): string {
  const { rows, metric, better } = chart
  const groups = rows.filter(({ group }) => group !== '')
  if (previous && rows.some((row) => row.previous !== null)) {
    return compared(rows, ({ previous: value }) => value, version, previous, metric, better)
  }
  if (groups.some((row) => row.baseline !== null)) {
    return compared(rows, ({ baseline }) => baseline, version, 'the baseline', metric, better)
  }
  return spread(chart, groups)
}

type Than = (row: ChartRow) => number | null

function compared(
  all: ChartRow[],
  than: Than,
  version: string,
  other: string,
  metric: string,
  better: ResultChart['better'],
): string {
  const rows = all.filter((row) => than(row) !== null)
  const isUp = (row: ChartRow) => row.value > than(row)!
  const isDown = (row: ChartRow) => row.value < than(row)!
  const [up, down] = [rows.filter(isUp), rows.filter(isDown)]
  const good = better === 'lower' ? down : up
  const bad = better === 'lower' ? up : down
  const words = better === null ? { good: 'higher', bad: 'lower' } : { good: 'better', bad: 'worse' }
  const begin = `${version} is`
  const than_ = `than ${other} in ${metric}`
  if (good.length === 0 && bad.length === 0) return `${version} is as ${other} in ${metric}, in every group`
  if (bad.length === 0 && good.length === rows.length) return `${begin} ${words.good} ${than_}, in every group`
  if (good.length === 0 && bad.length === rows.length) return `${begin} ${words.bad} ${than_}, in every group`
  const others = rows.length - good.length
  if (good.length >= bad.length) {
    const apart = rows.filter((row) => !good.includes(row))
    return others <= 3
      ? `${begin} ${words.good} ${than_} in every group except ${listed(apart)}`
      : `${begin} ${words.good} ${than_} in ${good.length} of ${rows.length} groups, and ${words.bad} in ${bad.length}`
  }
  return good.length <= 3 && good.length > 0
    ? `${begin} ${words.bad} ${than_} in every group except ${listed(rows.filter((row) => !bad.includes(row)))}`
    : `${begin} ${words.bad} ${than_} in ${bad.length} of ${rows.length} groups`
}

function spread({ rows, metric, better, guardrail, target }: ResultChart, groups: ChartRow[]): string {
  const worst = groups.reduce((one, row) =>
    (better === 'lower' ? row.value > one.value : row.value < one.value) ? row : one,
  )
  const whole = rows.find(({ group }) => group === '')
  const against = whole ? `, ${whole.shown} for all` : ''
  const beyond =
    guardrail === null ? [] : groups.filter(({ value }) => (better === 'lower' ? value > guardrail : value < guardrail))
  if (beyond.length > 0) {
    return `${metric} is beyond the guardrail for ${beyond.length <= 3 ? listed(beyond) : `${beyond.length} of ${groups.length} groups`}`
  }
  const word = better === null ? (better === 'lower' ? 'highest' : 'lowest') : 'worst'
  const short =
    target === null ? [] : rows.filter(({ value }) => (better === 'lower' ? value > target : value < target))
  if (target !== null && short.length === 0)
    return `${metric} reaches its target in every group; ${word} for ${nameOf(worst)}: ${worst.shown}`
  return `${metric} is ${word} for ${nameOf(worst)}: ${worst.shown}${against}`
}

const nameOf = ({ group }: ChartRow) => group || 'all'

function listed(rows: ChartRow[]): string {
  const names = rows.map(nameOf)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
