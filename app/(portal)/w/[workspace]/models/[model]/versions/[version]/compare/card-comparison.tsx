import { Page } from '@/components/frame/page'
import { CardChooser } from '@/components/model-cards/compare/card-chooser'
import { comparedResults, isDifferent } from '@/components/model-cards/compare/compared-results'
import { resultsOf } from '@/components/model-cards/results/result-rows'
import { ButtonLink } from '@/components/ui/button'
import { type Change, DiffTable } from '@/components/ui/diff-table'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/tabs'
import { ask } from '@/lib/audit/execute'
import { getDocumentRevision } from '@/lib/documents/queries'
import type { RevisionView } from '@/lib/documents/views'
import { betterWay } from '@/lib/model-cards/better-way'
import { RESULTS_FIELD } from '@/lib/model-cards/vocabulary'
import type { Template } from '@/lib/templates/vocabulary'
import { comparedWords } from '../../../../../documents/[ref]/compared-words'
import { documentOf } from '../../../../../documents/[ref]/document-page'
import { cardParams, type VersionParams, versionOf } from '../version-page'
import { chosenCard, comparableCards, readSide } from './read-sides'

type Props = { params: Promise<VersionParams>; search: { with?: string | string[]; show?: string | string[] } }

/** Two cards side by side: what differs or everything, figures by metric and group. */
export async function CardComparison({ params, search }: Props) {
  const { ctx, href, version, name, crumbs } = await versionOf(params)
  const { document } = await documentOf(cardParams(params))
  const here = `${href}/compare`
  const groups = await comparableCards(ctx, document)
  const chosen = chosenCard(groups, search.with, version.version)
  const path = [...crumbs, { label: 'Compare' }]
  const back = <ButtonLink href={href}>Read the card</ButtonLink>
  if (document.revision === 0 || !chosen) {
    return (
      <Page crumbs={path} reference={version.ref} title={`Nothing stands beside the card of ${name} yet`} reading>
        <EmptyState title="There is no other published card to compare it with" actions={back}>
          Two revisions of a card, two versions of a model or two models are set side by side here.
        </EmptyState>
      </Page>
    )
  }
  const [other, own] = await Promise.all([
    readSide(ctx, document, chosen),
    ask(ctx, getDocumentRevision, { document: document.ref }),
  ])
  const showAll = search.show === 'all'
  const parts = comparedParts(other.read, own, showAll)
  const differing = comparedParts(other.read, own, false).reduce((sum, { changes }) => sum + changes.length, 0)
  const [before, after] = [other.label, `${version.ref}, revision ${own.revision}`]
  const at = (show: string | null) => `${here}?${new URLSearchParams({ with: chosen, ...(show ? { show } : {}) })}`
  return (
    <Page
      crumbs={path}
      reference={version.ref}
      title={`${counted(differing)} between ${before} and ${after}`}
      facts={<span>What only one of the two says is marked as such; in figures a word says which is better.</span>}
      actions={back}
    >
      <CardChooser action={here} groups={groups} chosen={chosen} showAll={showAll} />
      <Segments
        label="What to show"
        items={[
          { href: at(null), label: 'Only differences', current: !showAll },
          { href: at('all'), label: 'Everything', current: showAll },
        ]}
      />
      {parts.length === 0 ? (
        <div className="mt-4">
          <EmptyState title="Both cards say the same" actions={back} />
        </div>
      ) : null}
      {parts.map(({ section, changes }) => (
        <Section key={section} title={section} count={changes.length}>
          <div className="changes">
            <DiffTable
              caption={`${section}: two cards side by side`}
              beforeLabel={before}
              afterLabel={after}
              changes={changes}
            />
          </div>
        </Section>
      ))}
    </Page>
  )
}

/** Results first, then section by section as the newer template asks; what only the other one asked at the end. */
function comparedParts(before: RevisionView, after: RevisionView, showAll: boolean) {
  const isShown = (change: Change) => showAll || isDifferent(change)
  const results = comparedResults(
    resultsOf(before.answers[RESULTS_FIELD]),
    resultsOf(after.answers[RESULTS_FIELD]),
    (metric) => betterWay(metric).better ?? null,
  )
  const asked = new Set(after.template.sections.flatMap(({ fields }) => fields.map(({ key }) => key)))
  const sections = [
    ...after.template.sections.map((section) => ({ section: section.name, fields: section.fields })),
    {
      section: 'Asked only of the other',
      fields: before.template.sections.flatMap(({ fields }) => fields).filter(({ key }) => !asked.has(key)),
    },
  ]
  return [
    { section: 'Results', changes: results.filter(isShown) },
    ...sections.map(({ section, fields }) => ({
      section,
      changes: fields
        .filter(({ key }) => key !== RESULTS_FIELD)
        .map(({ key, label }) => ({
          field: revealed(label),
          before: wordsIn(before, key),
          after: wordsIn(after, key),
        }))
        .filter(({ before: was, after: is }) => was !== null || is !== null)
        .filter(isShown),
    })),
  ].filter(({ changes }) => changes.length > 0)
}

function wordsIn({ template, answers, names }: { template: Template } & RevisionView, key: string): string | null {
  return comparedWords(template, key, answers[key] ?? null, names)
}

function counted(differing: number): string {
  if (differing === 0) return 'Nothing differs'
  return differing === 1 ? 'One thing differs' : `${differing.toLocaleString('en')} things differ`
}
