import { TextLink } from '@/components/ui/text-link'
import type { ImportProblem } from '@/lib/imports/vocabulary'
import { lineHref } from './source-lines'
import { VisibleText } from './visible-text'

type Props = { problems: readonly ImportProblem[]; versionHref: string }

/** What a reader of the card has to know of it, each with the way to its line. */
export function ProblemList({ problems, versionHref }: Props) {
  return (
    <ul className="problems">
      {problems.map((problem) => (
        <li key={`${problem.line}:${problem.column ?? 0}:${problem.path ?? ''}:${problem.message}`}>
          <TextLink href={lineHref(versionHref, problem.line)} className="num whitespace-nowrap">
            Line {problem.line.toLocaleString('en')}
            {problem.column ? `, column ${problem.column}` : ''}
          </TextLink>
          <div className="min-w-0">
            <p>
              <VisibleText>{problem.message}</VisibleText>
            </p>
            {problem.path ? (
              <code className="text-12 text-fg-3">
                <VisibleText>{problem.path}</VisibleText>
              </code>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
