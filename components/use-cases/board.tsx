import Link from 'next/link'
import type { ReactNode } from 'react'
import { Money } from '@/components/ui/money'
import { Status } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { BoardColumn, UseCaseItem } from '@/lib/use-cases/views'
import { phases, type Stage, stageLabels } from '@/lib/use-cases/vocabulary'
import './board.css'

type BoardProps = {
  columns: BoardColumn[]
  base: string
  /** What waits for the reader, in words, by reference. */
  waiting: ReadonlyMap<string, string>
  daysIn: (item: UseCaseItem) => number
  tier: (item: UseCaseItem) => ReactNode
  /** The list of all that are in a stage. */
  listHref: (stage: Stage) => string
}

/** Use cases by stage, the stages by phase. It scrolls sideways by keyboard too; nothing is moved by dragging, for a gate is not a gesture. */
export function Board(props: BoardProps) {
  const { columns } = props
  const retired = columns.find(({ stage, useCases }) => stage === 'retired' && useCases > 0)
  const groups = phases.map((phase) => ({
    label: phase.label,
    columns: phase.stages.flatMap(({ stage }) => columns.filter((column) => column.stage === stage)),
  }))
  if (retired) groups.push({ label: 'Ended', columns: [retired] })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard to be scrolled
    <section className="board" aria-label="Use cases by stage" tabIndex={0}>
      {groups.map((group) => (
        <div key={group.label} className="board-phase">
          <h2>{group.label}</h2>
          <div className="board-stages">
            {group.columns.map((column) => (
              <Column key={column.stage} {...props} column={column} />
            ))}
          </div>
        </div>
      ))}
    </section>
  )
}

function Column({ column, ...props }: BoardProps & { column: BoardColumn }) {
  const { stage, useCases, cards } = column
  const more = useCases - cards.length
  return (
    <div className={useCases > 0 ? 'board-stage' : 'board-stage board-none'}>
      <h3>
        {stageLabels[stage]}
        <span className="num font-regular text-fg-3">
          {useCases}
          <span className="sr-only"> use cases</span>
        </span>
      </h3>
      <ul>
        {cards.map((card) => (
          <Card key={card.id} {...props} card={card} />
        ))}
      </ul>
      {more > 0 ? (
        <p className="mt-2 text-12">
          <TextLink href={props.listHref(stage)} prefetch={false} className="inline-flex min-h-6">
            {more} more in the list
          </TextLink>
        </p>
      ) : null}
    </div>
  )
}

function Card({ card, base, waiting, daysIn, tier }: BoardProps & { card: UseCaseItem }) {
  const what = waiting.get(card.ref)
  return (
    <li className="board-card">
      <span>
        <Link href={`${base}/use-cases/${card.ref}`} prefetch={false}>
          {card.name}
        </Link>
      </span>
      <span className="flex flex-wrap items-center justify-between gap-x-2">
        <span className="ref">{card.ref}</span>
        {tier(card)}
      </span>
      <span className="flex flex-wrap justify-between gap-x-2">
        <span>{card.sponsor ?? 'a former member'}</span>
        <span className="num">day {daysIn(card)}</span>
      </span>
      {card.valuePerYear ? (
        <span>
          <Money amount={card.valuePerYear.amount} currency={card.valuePerYear.currency} per="year" short />
        </span>
      ) : null}
      {what ? (
        <Status tone="ink" icon="flag">
          {what}
        </Status>
      ) : null}
    </li>
  )
}
