import { cx } from '@/components/ui/cx'
import type { LifecycleView } from '@/lib/use-cases/views'
import { involvementLabels, involvements } from '@/lib/use-cases/vocabulary'
import { LazyLifecycle } from './lazy-lifecycle'
import { type LifecycleRow, lifecycleRows, phaseDays, rowOf } from './lifecycle-graph'
import { LifecycleGrid } from './lifecycle-grid'
import type { MapLinks } from './lifecycle-sizes'
import { Turns } from './turns'
import './lifecycle.css'

type LifecycleProps = { view: LifecycleView; shown: number; links: MapLinks; title: string }

/** The map of every walk over the grid of who does what in which stage: the grid is the map's table, and they share their columns. */
export function Lifecycle({ view, shown, links, title }: LifecycleProps) {
  const rows = lifecycleRows(view.iterations)
  const row = rowOf(view.iterations.find(({ number }) => number === shown) ?? view.iterations.at(-1)!)
  return (
    <section aria-label="Lifecycle">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="lm" tabIndex={0} aria-label={title}>
        <div className="lm-inner">
          <Phases row={row} />
          <div className={`lm-map lm-rows-${rows.length}`}>
            <LazyLifecycle rows={rows} links={links} label={title} />
          </div>
          <LifecycleGrid view={view} row={row} links={links} />
        </div>
      </section>
      <p className="mt-2 flex flex-wrap gap-x-4 text-12 text-fg-3">
        {involvements.slice(1).map((letter) => (
          <span key={letter}>
            <b className={cx('font-semibold', letter === 'A' && 'text-ink', letter === 'R' && 'text-fg')}>{letter}</b>{' '}
            {involvementLabels[letter].toLowerCase()}
          </span>
        ))}
      </p>
      <Turns iterations={view.iterations} />
    </section>
  )
}

function Phases({ row }: { row: LifecycleRow }) {
  return (
    <div className="lm-phases" aria-hidden="true">
      <span />
      {phaseDays(row).map(({ label, words, span }) => (
        <span key={label} className={`lm-phase lm-span-${span}`}>
          <b>{label}</b>
          <span className="num">{words}</span>
        </span>
      ))}
    </div>
  )
}
