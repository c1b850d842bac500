import { Icon } from '@/components/ui/icon'
import { Section } from '@/components/ui/section'
import type { ImportProblem } from '@/lib/imports/vocabulary'
import { ProblemList } from './problem-list'
import { VisibleText } from './visible-text'

type Props = { kept: string[]; problems: ImportProblem[]; versionHref: string }

/** What an import made of a file: what was kept, and every line that asks for a look. */
export function ImportReportView({ kept, problems, versionHref }: Props) {
  const unfilled = problems.filter(({ kind }) => kind === 'unfilled')
  const unread = problems.filter(({ kind }) => kind !== 'unfilled')
  return (
    <>
      <Section title="Kept" count={kept.length}>
        <ul className="kept">
          {kept.map((sentence) => (
            <li key={sentence}>
              <Icon name="check" size={14} />
              <span className="min-w-0">
                <VisibleText>{sentence.charAt(0).toLocaleUpperCase('en') + sentence.slice(1)}</VisibleText>
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Lines to look at" count={unread.length}>
        {unread.length > 0 ? (
          <>
            <p className="mb-2 max-w-[74ch] text-13 text-fg-2">
              The text of each of these lines was kept as it is. What is said here is what it means for reading it: a
              value that could not be read is not among the results or the metadata.
            </p>
            <ProblemList problems={unread} versionHref={versionHref} />
          </>
        ) : (
          <p className="text-13 text-fg-2">Everything in the file was understood.</p>
        )}
      </Section>
      {unfilled.length > 0 ? (
        <Section title="Left open by the author" count={unfilled.length}>
          <p className="mb-2 max-w-[74ch] text-13 text-fg-2">
            Text of a template, or keys without a value: kept as they are. Readers will look for an answer here.
          </p>
          <ProblemList problems={unfilled} versionHref={versionHref} />
        </Section>
      ) : null}
    </>
  )
}

/** The title of a report. */
export function reportFinding(problems: readonly ImportProblem[]): string {
  const unread = new Set(problems.filter(({ kind }) => kind !== 'unfilled').map(({ line }) => line)).size
  if (unread === 1) return 'The card is in; one line needs a look'
  if (unread > 1) return `The card is in; ${unread} lines need a look`
  const open = problems.length
  if (open === 1) return 'The card is in and was understood; the author left one thing open'
  if (open > 1) return `The card is in and was understood; the author left ${open} things open`
  return 'The card is in, and everything in it was understood'
}
