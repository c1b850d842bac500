import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import { cx } from '@/components/ui/cx'
import { SealMark } from '@/components/ui/seal'
import { roleLabels } from '@/lib/platform/vocabulary'
import type { LifecycleView, LiveGate } from '@/lib/use-cases/views'
import {
  type InvolvedRole,
  involvedRoles,
  involvementLabels,
  involvements,
  phases,
  stageLabels,
} from '@/lib/use-cases/vocabulary'
import { type LifecycleRow, shortDay, workStages } from './lifecycle-graph'
import type { MapLinks } from './lifecycle-sizes'
import { shortRoles } from './role-names'

/** Who does what in which stage, with the days and gates of one walk: the map's table. */
export function LifecycleGrid({ view, row, links }: { view: LifecycleView; row: LifecycleRow; links: MapLinks }) {
  const now = (column: number) => (column === row.current ? 'lm-now' : undefined)
  const several = view.iterations.length > 1
  const gate = view.current?.iteration === row.iteration ? view.current.liveGate : null
  return (
    <table className="lm-grid">
      <caption className="sr-only">
        {row.label}: days in each stage, gates signed, and who does what. {captionWords}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Person</span>
          </th>
          {phases
            .flatMap((phase) => phase.stages)
            .map(({ stage, short }, column) => (
              <th key={stage} scope="col" className={now(column)} title={stageLabels[stage]}>
                {short}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        <tr className="lm-days">
          <th scope="row">{several ? `Days, iteration ${row.iteration}` : 'Days in stage'}</th>
          {row.dots.map((dot) => (
            <td key={dot.stage} className={cx('num', now(dot.column))}>
              {dot.state === 'skipped' ? <span className="text-fg-3">left out</span> : dot.days || null}
            </td>
          ))}
        </tr>
        <tr className="lm-gates">
          <th scope="row">Gate signed</th>
          {row.dots.map((dot) => (
            <td key={dot.stage} className={now(dot.column)}>
              {dot.gate && dot.state === 'done' ? (
                <GateDay at={dot.gate.passedAt} approval={dot.gate.approval} links={links} />
              ) : dot.state === 'here' ? (
                gateWords(gate)
              ) : null}
            </td>
          ))}
        </tr>
      </tbody>
      <tbody className="lm-raci">
        {peopleRows(view.people).map((person) => (
          <tr key={`${person.role}:${person.id}`}>
            <th scope="row">
              <span className="lm-who">
                {person.name ? <Avatar name={person.name} roleId={person.role} size={18} /> : null}
                <span title={person.name ? `${person.name}, ${roleLabels[person.role]}` : undefined}>
                  {person.name ? firstName(person.name, view.people) : <span className="text-warn">Nobody</span>}{' '}
                  <span className="text-fg-3">{shortRoles[person.role]}</span>
                </span>
              </span>
            </th>
            {workStages.map((stage, column) => {
              const letter = view.involvement[stage][person.role]
              return (
                <td
                  key={stage}
                  className={cx(`lm-${letter.charAt(0)}`, now(column))}
                  title={`${stageLabels[stage]}: ${involvementLabels[letter].toLowerCase()}`}
                >
                  {letter}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const captionWords = involvements
  .slice(1)
  .map((letter) => `${letter}: ${involvementLabels[letter].toLowerCase()}`)
  .join(', ')

function GateDay({ at, approval, links }: { at: string; approval: string | null; links: MapLinks }) {
  const face = (
    <>
      <SealMark size={13} /> {shortDay(at)}
    </>
  )
  if (!approval) return face
  return (
    <Link href={`${links.approvals}/${approval}`} title={`${approval} signed this gate`} prefetch={false}>
      {face}
    </Link>
  )
}

function gateWords(gate: LiveGate | null): string {
  if (gate?.status === 'approved') return 'may open'
  return gate?.status === 'open' || gate?.status === 'changes_requested' ? 'asked' : 'opens next'
}

type Row = { id: string; name: string | null; role: InvolvedRole }

/** In the order of the roles; a role of the team that nobody has stands there too. */
export function peopleRows(people: LifecycleView['people']): Row[] {
  return involvedRoles.flatMap((role): Row[] => {
    const holders = people.filter((person) => person.role === role)
    return holders.length > 0 ? holders : [{ id: role, name: null, role }]
  })
}

function firstName(name: string, people: LifecycleView['people']): string {
  const [first] = name.split(/\s+/)
  const namesakes = new Set(people.filter((other) => other.name.split(/\s+/)[0] === first).map(({ id }) => id))
  return namesakes.size > 1 ? name : first!
}
