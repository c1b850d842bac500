import type { LifecycleView, StageMove } from '@/lib/use-cases/views'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'
import { shortDay } from './lifecycle-graph'

const names = (stages: readonly Stage[]) => stages.map((stage) => stageLabels[stage]).join(', ')

/** What did not go straight on: ways back, stages left out, why a later iteration began, its end. */
export function Turns({ iterations }: { iterations: LifecycleView['iterations'] }) {
  const turns = iterations.flatMap(({ number, moves }) =>
    moves.flatMap((move, at) => {
      const said = turnOf(move, number, iterations.length > 1 ? `, iteration ${number}` : '')
      return said ? [{ ...said, key: `${number}:${at}` }] : []
    }),
  )
  if (turns.length === 0) return null
  return (
    <ul className="mt-2 grid gap-1 text-12 text-fg-3">
      {turns.map(({ key, lead, what, move }) => (
        <li key={key} className="max-w-[110ch]">
          <b className="font-medium text-warn">{lead}</b> on {shortDay(move.at)}
          {move.byName ? `, ${move.byName}` : ''}: {what}. {move.reason}
        </li>
      ))}
    </ul>
  )
}

function turnOf(move: StageMove, number: number, where: string) {
  const { kind, from, to, skipped, reason } = move
  if (kind === 'back' && from)
    return { move, lead: 'Went back', what: `from ${stageLabels[from]} to ${stageLabels[to]}${where}` }
  if (kind === 'retire')
    return { move, lead: 'Retired', what: `from ${from ? stageLabels[from] : 'the start'}${where}` }
  if (skipped.length > 0) return { move, lead: 'Left out', what: `${names(skipped)}${where}` }
  return kind === 'start' && reason ? { move, lead: `Iteration ${number} began`, what: `at ${stageLabels[to]}` } : null
}
