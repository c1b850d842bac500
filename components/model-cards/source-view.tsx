import { ButtonLink } from '@/components/ui/button'
import { hiddenIn } from '@/components/ui/hidden-characters'
import { HiddenNotice } from '@/components/ui/hidden-notice'
import { TextLink } from '@/components/ui/text-link'
import type { ImportProblem } from '@/lib/imports/vocabulary'
import { type SourceLine, sourcePage } from './source-lines'
import { VisibleText } from './visible-text'

type Props = {
  source: string
  from: number
  problems: readonly ImportProblem[]
  versionHref: string
}

/** The card as it was given, line by line; a problem stands under its line, and nothing in it is invisible. */
export function SourceView({ source, from, problems, versionHref }: Props) {
  const page = sourcePage(source, from, problems)
  const pageHref = (line: number) => `${versionHref}/report/file${line > 1 ? `?from=${line}` : ''}`
  const turn = (label: string) => (
    <nav className="dt-foot" aria-label={label}>
      <span className="num">
        Lines {page.from.toLocaleString('en')}–{page.to.toLocaleString('en')} of {page.total.toLocaleString('en')}
      </span>
      <span className="ml-auto flex flex-wrap items-center gap-3">
        {page.previous === null ? null : <TextLink href={pageHref(page.previous)}>Lines before</TextLink>}
        {page.next === null ? null : <TextLink href={pageHref(page.next)}>Next lines</TextLink>}
        <ButtonLink href={`${versionHref}/source`} icon="download" prefetch={false} download>
          Download
        </ButtonLink>
      </span>
    </nav>
  )
  return (
    <div>
      <HiddenNotice found={hiddenIn([source])} />
      {turn('Pages of the source')}
      <ol className="source" start={page.from}>
        {page.lines.map((line) => (
          <Line key={line.number} line={line} />
        ))}
      </ol>
      {page.total > 30 ? turn('Pages of the source, once more') : null}
    </div>
  )
}

function Line({ line }: { line: SourceLine }) {
  return (
    <li id={`L${line.number}`} className={line.problems.length > 0 ? 'source-line source-noted' : 'source-line'}>
      <a className="source-number" href={`#L${line.number}`} aria-label={`Line ${line.number}`}>
        {line.number}
      </a>
      <div className="source-text">
        <code dir="auto">
          <VisibleText>{line.text}</VisibleText>
          {line.hidden > 0 ? (
            <span className="text-fg-3"> … {line.hidden.toLocaleString('en')} more characters in this line</span>
          ) : null}
        </code>
        {line.problems.map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two problems of a line may read alike
          <p key={at} className="source-problem">
            <VisibleText>{problem.message}</VisibleText>
          </p>
        ))}
      </div>
    </li>
  )
}
