import { TextLink } from '@/components/ui/text-link'
import type { DraftTemplate } from '@/lib/templates/draft-shape/rules'
import type { TemplateProblem } from '@/lib/templates/views'
import { controlId, problemPlace } from './problem-words'

type Props = { problems: readonly TemplateProblem[]; definition: DraftTemplate; href: string }

/** Each with the way to its place in the editor. */
export function ProblemList({ problems, definition, href }: Props) {
  return (
    <ul className="tpl-changes">
      {problems.map((problem) => (
        <li key={`${problem.path.join('.')}:${problem.message}`}>
          <TextLink href={`${href}#${controlId(problem.path)}`}>{problemPlace(problem.path, definition)}</TextLink>
          <p>{problem.message}</p>
        </li>
      ))}
    </ul>
  )
}
