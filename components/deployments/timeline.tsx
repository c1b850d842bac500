// What ran where over time, drawn on the server; the table below it says the same.
import { cx } from '@/components/ui/cx'
import { revealed } from '@/components/ui/hidden-characters'
import type { TimelineView } from '@/lib/deployments/views'
import { deploymentStandingLabels } from '@/lib/deployments/vocabulary'
import { type Bar, timelineOf } from './timeline-rows'
import { spanWords, trafficWords } from './words'
import './deployments.css'

type TimelineProps = {
  view: TimelineView
  base: string
  finding: string
  /** The moment that is looked at, drawn as a line. */
  at?: string | undefined
}

export function DeploymentTimeline({ view, base, finding, at }: TimelineProps) {
  const { groups, ticks } = timelineOf(view)
  const [from, to] = [Date.parse(view.from), Date.parse(view.to)]
  const looked = at ? ((Date.parse(at) - from) / (to - from)) * 100 : null
  return (
    <div className="time-line">
      <span role="img" aria-label={`${finding}. The same stands in the table below.`} />
      <div aria-hidden="true">
        {groups.map(({ environment, rows }) => (
          <div key={environment} className="time-group">
            <p className="time-environment">{environment}</p>
            {rows.map(({ key, model, lanes }) => (
              <div key={key} className="time-row">
                <span className="time-name" title={revealed(model.name)}>
                  {revealed(model.name)}
                </span>
                <div className="time-lanes">
                  {ticks.map((tick) => (
                    <i key={tick.label} className="time-grid" style={{ left: `${tick.at}%` }} />
                  ))}
                  {looked !== null && looked >= 0 && looked <= 100 ? (
                    <i className="time-looked" style={{ left: `${looked}%` }} />
                  ) : null}
                  {lanes.map((lane) => (
                    <div key={lane[0]!.item.id} className="time-lane">
                      {lane.map((bar) => (
                        <TimeBar key={bar.item.id} bar={bar} base={base} />
                      ))}
                    </div>
                  ))}
                </div>
              </div>
            ))}
          </div>
        ))}
        <div className="time-row">
          <span className="time-name" />
          <div className="time-ticks">
            {ticks.map(({ at: place, label }) => (
              <span key={label} style={{ left: `${place}%` }}>
                {label}
              </span>
            ))}
          </div>
        </div>
        <ul className="time-legend">
          <li>
            <i className="time-bar" /> allowed by the gate
          </li>
          <li>
            <i className="time-bar time-beside" /> beside another: shadow, canary, A/B
          </li>
          <li>
            <i className="time-bar time-unasked" /> no release asked for
          </li>
          <li>
            <i className="time-bar time-unapproved" /> without approval
          </li>
        </ul>
      </div>
    </div>
  )
}

const besides = new Set(['shadow', 'canary', 'a_b'])

function TimeBar({ bar: { item, left, width }, base }: { bar: Bar; base: string }) {
  const standing =
    item.standing === 'unapproved' ? 'time-unapproved' : item.standing === 'not_asked' ? 'time-unasked' : ''
  const words = `${item.ref} ${revealed(item.model.name)} v${item.model.version}, ${item.environment}, ${trafficWords(item)}, ${spanWords(item)}: ${deploymentStandingLabels[item.standing].toLowerCase()}`
  return (
    <a
      href={`${base}/deployments/${item.ref}`}
      tabIndex={-1}
      className={cx(
        'time-bar',
        standing,
        besides.has(item.strategy) && 'time-beside',
        item.endedAt === null && 'time-open',
        width < 1.5 && 'time-narrow',
      )}
      style={{ left: `${left}%`, width: `${width}%` }}
      title={words}
    >
      <span>
        v{item.model.version}
        {item.standing === 'unapproved' ? ' !' : ''}
      </span>
    </a>
  )
}
