import type { TableRow } from '@/lib/templates/vocabulary'
import { escapeHtml } from './html-markdown'

const MOST_CHARTS = 12
const MOST_BARS = 30
const ROW = 30
const LEFT = 190
const WIDTH = 640
const RIGHT = 80

interface Bar {
  label: string
  value: number
  written: string
  low: number | null
  high: number | null
}

interface Chart {
  title: string
  bars: Bar[]
  baseline: number | null
}

/** A chart for each figure that is said of more than one group: bars with their intervals, and the baseline as a line. */
export function resultCharts(rows: TableRow[]): string {
  return chartsOf(rows)
    .slice(0, MOST_CHARTS)
    .map((chart) => `<figure tabindex="0">${drawn(chart)}<figcaption>${escapeHtml(chart.title)}</figcaption></figure>`)
    .join('')
}

function chartsOf(rows: TableRow[]): Chart[] {
  const charts = new Map<string, Chart>()
  for (const { cells } of rows) {
    const value = figureOf(cells.value)
    if (value === null) continue
    const where = [cells.dataset, cells.split].filter(Boolean).join(', ')
    const title = `${cells.metric ?? 'Figure'}${where ? ` on ${where}` : ''}${cells.unit ? `, ${cells.unit}` : ''}`
    const chart = charts.get(title) ?? { title, bars: [], baseline: null }
    charts.set(title, chart)
    const [low, high] = [figureOf(cells.low), figureOf(cells.high)]
    chart.bars.push({ label: String(cells.group || 'Everybody'), value, written: String(cells.value), low, high })
    chart.baseline ??= figureOf(cells.baseline)
  }
  return [...charts.values()].filter(({ bars }) => bars.length > 1)
}

/** The number a cell begins with: `91.2 %`, `397.00 +/- 103.22`. */
function figureOf(cell: TableRow['cells'][string] | undefined): number | null {
  const found = /^\s*([+-]?\d{1,15}(?:\.\d{1,15})?(?:[eE][+-]?\d{1,2})?)(?![\d.])/.exec(String(cell ?? ''))
  const value = found ? Number(found[1]) : Number.NaN
  return Number.isFinite(value) ? value : null
}

function drawn({ title, bars, baseline }: Chart): string {
  const shown = bars.slice(0, MOST_BARS)
  const values = shown.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])
  const least = Math.min(0, ...values, baseline ?? 0)
  const span = Math.max(0, ...values, baseline ?? 0) - least || 1
  const x = (value: number) => round(LEFT + ((value - least) / span) * (WIDTH - LEFT - RIGHT))
  const height = shown.length * ROW + (baseline === null ? 8 : 26)
  const parts = shown.map(({ label, value, written, low, high }, i) => {
    const y = i * ROW
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))]
    const interval =
      low === null || high === null
        ? ''
        : `<path class="interval" d="M${x(low)} ${y + 9}V${y + 21}M${x(low)} ${y + 15}H${x(high)}M${x(high)} ${y + 9}V${y + 21}"/>`
    const end = Math.max(to, high === null ? to : x(high))
    return `<text x="${LEFT - 8}" y="${y + 19}" class="end">${escapeHtml(short(label))}</text><rect class="bar" x="${from}" y="${y + 6}" width="${round(Math.max(1, to - from))}" height="18" rx="2"/>${interval}<text x="${end + 6}" y="${y + 19}">${escapeHtml(short(written, 12))}</text>`
  })
  const bottom = shown.length * ROW + 2
  const line =
    baseline === null
      ? ''
      : `<path class="baseline" d="M${x(baseline)} 2V${bottom}"/><text x="${x(baseline)}" y="${bottom + 16}" class="middle">Baseline ${baseline}</text>`
  const words = shown.map(({ label, written }) => `${label} ${written}`).join('; ')
  const said = `${title}: ${words}${baseline === null ? '' : `; baseline ${baseline}`}`
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(said)}">${parts.join('')}${line}</svg>`
}

function short(text: string, most = 28): string {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
