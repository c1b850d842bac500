import { marksInWords } from '@/components/model-cards/results/result-mark'
import { Section } from '@/components/ui/section'
import type { AnswerOrigin } from '@/lib/documents/views'
import type { AnswerSource } from '@/lib/documents/vocabulary'
import type { ResultCheck } from '@/lib/model-cards/verify-results/rules'
import type { Answers } from '@/lib/templates/vocabulary'

const kinds: Array<{ words: string; colour: string; sources: AnswerSource[] }> = [
  { words: 'Read from files and registries', colour: 'var(--c-1)', sources: ['import', 'registry'] },
  { words: 'Told by builds and the API', colour: 'var(--c-2)', sources: ['ci', 'token'] },
  { words: 'Written by a person', colour: 'var(--c-3)', sources: ['person', 'restore', 'migration'] },
]

type Props = {
  answers: Answers
  origins: Record<string, AnswerOrigin>
  checks: Readonly<Record<string, ResultCheck>>
  run: string | null
}

/** Which of the answers came out of a file, from a build, and from a person; and which figures the run bears out. */
export function FactOrigins({ answers, origins, checks, run }: Props) {
  const given = Object.entries(origins).filter(([field]) => answers[field] !== null && answers[field] !== undefined)
  const counts = kinds.map((kind) => ({
    ...kind,
    count: given.filter(([, { source }]) => kind.sources.includes(source)).length,
  }))
  const figures = Object.values(checks)
  return (
    <Section title="Where the facts come from" count={`${given.length} answers`}>
      <div
        className="card-stack"
        role="img"
        aria-label={counts.map(({ words, count }) => `${words}: ${count}`).join(', ')}
      >
        {counts
          .filter(({ count }) => count > 0)
          .map(({ words, colour, count }) => (
            <i key={words} style={{ flex: count, background: colour }} />
          ))}
      </div>
      <ul className="card-origins">
        {counts.map(({ words, colour, count }) => (
          <li key={words}>
            <i style={{ background: colour }} />
            {words}
            <b>{count}</b>
          </li>
        ))}
      </ul>
      {figures.length > 0 ? (
        <p className="mt-2 text-13 text-fg-2">
          Figures{run ? ` against ${run}` : ''}: {marksInWords(figures)}.
        </p>
      ) : null}
    </Section>
  )
}
