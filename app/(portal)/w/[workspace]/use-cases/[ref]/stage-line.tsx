import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { phases, type Stage, stageLabels, stages } from '@/lib/use-cases/vocabulary'

type State = 'done' | 'here' | 'ahead'

const words: Record<State, string> = { done: 'walked', here: 'here now', ahead: 'ahead' }

/** The lifecycle as one line of eleven stages in three phases; on a small screen as a column. */
export function StageLine({ stage }: { stage: Stage }) {
  const here = stages.indexOf(stage)
  return (
    <section aria-label="Lifecycle" className="grid gap-4 tablet:grid-cols-[4fr_3fr_4fr] tablet:gap-x-2">
      {phases.map((phase) => (
        <div key={phase.label} className="min-w-0">
          <h2 className="border-b border-line-2 pb-1 font-medium text-12">{phase.label}</h2>
          <ol className="mt-3 grid grid-cols-2 gap-2 tablet:auto-cols-fr tablet:grid-cols-none tablet:grid-flow-col tablet:gap-0">
            {phase.stages.map((item) => {
              const at = stages.indexOf(item.stage)
              const state: State = stage === 'retired' || at < here ? 'done' : at === here ? 'here' : 'ahead'
              return (
                <li
                  key={item.stage}
                  aria-current={state === 'here' ? 'step' : undefined}
                  className="relative flex min-w-0 items-center gap-2 text-12 tablet:flex-col tablet:gap-1 tablet:text-11 desk:text-12"
                >
                  <span
                    aria-hidden="true"
                    className={cx(
                      'absolute top-[8px] right-0 left-0 hidden h-px tablet:block',
                      state === 'ahead' ? 'bg-line-2' : 'bg-ink',
                    )}
                  />
                  <Dot state={state} />
                  <span
                    className={cx(
                      'tablet:max-w-full',
                      state === 'here' ? 'font-semibold' : state === 'ahead' ? 'text-fg-3' : 'text-fg-2',
                    )}
                    title={stageLabels[item.stage]}
                  >
                    {item.short}
                    <span className="sr-only">, {words[state]}</span>
                  </span>
                </li>
              )
            })}
          </ol>
        </div>
      ))}
    </section>
  )
}

function Dot({ state }: { state: State }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'relative z-1 grid size-4 flex-none place-items-center rounded-full border',
        state === 'done' && 'border-ink bg-ink-fill text-on-fill',
        state === 'here' && 'border-2 border-ink bg-paper',
        state === 'ahead' && 'border-line-3 bg-paper',
      )}
    >
      {state === 'done' ? <Icon name="check" size={10} /> : null}
      {state === 'here' ? <span className="size-2 rounded-full bg-ink-fill" /> : null}
    </span>
  )
}
