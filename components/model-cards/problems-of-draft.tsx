import { Section } from '@/components/ui/section'
import type { ImportProblem } from '@/lib/model-cards/vocabulary'
import { VisibleText } from './visible-text'

/** Lines of a draft, which has no source page yet. */
export function ProblemsOfDraft({ problems }: { problems: readonly ImportProblem[] }) {
  if (problems.length === 0) return null
  return (
    <Section title="Lines to look at" count={problems.length}>
      <ul className="problems">
        {problems.map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two problems of a line may read alike
          <li key={at}>
            <span className="num text-fg-2">Line {problem.line.toLocaleString('en')}</span>
            <span className="min-w-0">
              <VisibleText>{problem.message}</VisibleText>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
