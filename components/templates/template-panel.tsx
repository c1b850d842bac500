import type { ReactNode } from 'react'
import { DescriptionList } from '@/components/ui/description-list'
import { Digest } from '@/components/ui/digest'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { TemplateView } from '@/lib/templates/views'
import { stageLabels } from '@/lib/use-cases/vocabulary'
import { countWords, tierWords } from './shown-parts'

/** Where the template stands: its stage, its versions with what changed, and the documents that are filled by it. */
export function TemplatePanel({ view, href, children }: { view: TemplateView; href: string; children?: ReactNode }) {
  const { definition, versions, version } = view
  const shown = versions.find((one) => one.version === version)
  return (
    <>
      <DescriptionList
        items={[
          { term: 'Key', value: view.key },
          ...(definition
            ? [
                { term: 'Stage', value: stageLabels[definition.stage] },
                { term: 'Needed by', value: definition.tiers ? tierWords(definition.tiers) : 'every use case' },
                { term: 'In a use case', value: definition.many ? 'several, each with a title' : 'one' },
              ]
            : []),
          { term: 'Documents', value: documentWords(view) },
          ...(shown ? [{ term: 'Digest', value: <Digest value={shown.digest} /> }] : []),
        ]}
      />
      {children}
      {versions.length > 0 ? (
        <Section title="Versions" count={versions.length}>
          <ol className="tpl-versions">
            {versions.map((one, at) => (
              <li key={one.version}>
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <TextLink
                    href={one.version === view.newest ? href : `${href}?version=${one.version}`}
                    aria-current={one.version === version ? 'page' : undefined}
                  >
                    Version {one.version}
                  </TextLink>
                  <span className="text-12 text-fg-3">
                    {one.publishedBy ?? 'a former member'}, <RelativeTime at={one.publishedAt} />
                  </span>
                </p>
                <p className="text-fg-2">{one.note}</p>
                <p className="flex flex-wrap gap-x-3 text-12 text-fg-3">
                  {one.documents > 0 ? <span>{countWords(one.documents, 'document')}</span> : null}
                  {versions[at + 1] ? (
                    <TextLink href={`${href}/compare?from=${versions[at + 1]!.version}&to=${one.version}`}>
                      What changed<span className="sr-only"> in version {one.version}</span>
                    </TextLink>
                  ) : null}
                </p>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
    </>
  )
}

function documentWords({ documents, older }: TemplateView): string {
  if (documents === 0) return 'none yet'
  if (older === 0) return String(documents)
  return older === documents
    ? `${documents}, by an older version`
    : `${documents}, ${older} of them by an older version`
}
