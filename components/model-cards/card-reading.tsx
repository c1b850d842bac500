import type { ReactNode } from 'react'
import { revealed } from '@/components/ui/hidden-characters'
import { Markdown } from '@/components/ui/markdown'
import { TextLink } from '@/components/ui/text-link'
import type { ModelCardContent, ModelCardSection } from '@/lib/model-cards/vocabulary'
import { type CardGroup, groupSections, groupTitles, isWritten, linkDefinitions, shareOut } from './card-groups'
import { MetadataList } from './metadata-list'
import { ResultsTable } from './results-table'
import { lineHref } from './source-lines'

/** Characters of Markdown that one page renders; what is beyond stands in the source. */
const READABLE = 80_000

type Props = { content: ModelCardContent; versionHref: string; resultsFrom: number }

const silence: Partial<Record<CardGroup['id'], string>> = {
  purpose: 'The card does not say what the model is for. Ask its authors before you rely on it.',
  limits:
    'The card says nothing about where the model fails or should not be used. That is not the same as having no limits: ask its authors.',
  data: 'The card does not say what the model was trained on.',
}

/** The card in the order people ask: purpose, limits, results, data, use, the rest. Limits stand before results, always. */
export function CardReading({ content, versionHref, resultsFrom }: Props) {
  const groups = groupSections(content.sections)
  const shares = shareOut(
    groups.flatMap(({ sections }) => sections),
    READABLE,
  )
  const definitions = linkDefinitions(content.body)
  return groups.map((group) => {
    const hasTable = group.id === 'results' && content.results.length > 0
    const written = isWritten(group)
    if (!written && !hasTable && !silence[group.id])
      return group.id === 'rest' ? <Metadata key="meta" {...{ content }} /> : null
    return (
      <GroupFrame key={group.id} group={group}>
        {written ? null : hasTable ? null : <p className="text-15 text-fg-2">{silence[group.id]}</p>}
        {hasTable ? <ResultsTable results={content.results} versionHref={versionHref} from={resultsFrom} /> : null}
        {group.sections
          .filter((section) => !isLeftOut(section, shares))
          .map((section) => (
            <Part
              key={section.key}
              section={section}
              share={shares.get(section.key) ?? 0}
              definitions={definitions}
              versionHref={versionHref}
              groupTitle={groupTitles[group.id]}
            />
          ))}
        <LeftOut sections={group.sections.filter((section) => isLeftOut(section, shares))} versionHref={versionHref} />
        {group.id === 'rest' ? <MetadataList content={content} /> : null}
      </GroupFrame>
    )
  })
}

function isLeftOut({ key, markdown }: ModelCardSection, shares: Map<string, number>): boolean {
  return markdown.length > 0 && shares.get(key) === 0
}

function LeftOut({ sections, versionHref }: { sections: ModelCardSection[]; versionHref: string }) {
  const [first] = sections
  if (!first) return null
  const characters = sections.reduce((sum, { markdown }) => sum + markdown.length, 0)
  return (
    <p className="mt-3 text-13 text-fg-2">
      The card is long: {sections.length === 1 ? 'one more part' : `${sections.length.toLocaleString('en')} more parts`}{' '}
      with {characters.toLocaleString('en')} characters {sections.length === 1 ? 'is' : 'are'} not shown here.{' '}
      <TextLink href={lineHref(versionHref, first.line)}>Read on in the source</TextLink>.
    </p>
  )
}

function Metadata({ content }: { content: ModelCardContent }) {
  return (
    <section className="card-group" id="rest">
      <h2>Metadata</h2>
      <MetadataList content={content} />
    </section>
  )
}

function GroupFrame({ group, children }: { group: CardGroup; children: ReactNode }) {
  return (
    <section className="card-group" id={group.id}>
      <h2>{groupTitles[group.id]}</h2>
      {children}
    </section>
  )
}

type PartProps = {
  section: ModelCardSection
  share: number
  definitions: string
  versionHref: string
  groupTitle: string
}

function Part({ section, share, definitions, versionHref, groupTitle }: PartProps) {
  const { heading, level, key, markdown, line } = section
  const isTitle = key === 'introduction' && level <= 1
  const named = heading && !isTitle && heading.toLowerCase() !== groupTitle.toLowerCase()
  const shown = markdown.slice(0, share)
  const rest = markdown.length - share
  if (!shown && !named && rest === 0) return null
  return (
    <div className="card-part">
      <div className="min-w-0" dir="auto">
        {named ? <h3>{revealed(heading)}</h3> : null}
        {shown ? <Markdown literal={revealed}>{definitions ? `${shown}\n\n${definitions}` : shown}</Markdown> : null}
        {rest > 0 ? (
          <p className="mt-2 text-13 text-fg-2">
            {rest.toLocaleString('en')} more characters of this part are not shown here.{' '}
            <TextLink href={lineHref(versionHref, line)}>Read them in the source</TextLink>.
          </p>
        ) : null}
      </div>
      <p className="card-margin">
        <TextLink href={lineHref(versionHref, line)} className="num">
          line {line.toLocaleString('en')}
        </TextLink>
      </p>
    </div>
  )
}
