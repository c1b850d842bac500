import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { differenceTitle } from '@/components/documents/document-states'
import { RestoreForm } from '@/components/documents/restore-form'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { DiffTable } from '@/components/ui/diff-table'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState } from '@/components/ui/notice'
import { exactWords } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { compareDocument } from '@/lib/documents/states'
import type { ComparedState } from '@/lib/documents/views'
import { orNotFound } from '@/lib/platform/page'
import { comparedWords } from '../compared-words'
import { type DocumentParams, documentOf } from '../document-page'
import { restoreAction } from './actions'

type Props = {
  params: Promise<DocumentParams>
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>
}

const STATE = /^(?:draft|[1-9]\d{0,8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await documentOf(params)
  return { title: `What differs in ${revealed(document.title)} · ${document.ref}` }
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { from, to } = await searchParams
  const { ctx, workspace, document, href, crumbs } = await documentOf(params, `/compare?from=${from}&to=${to}`)
  // An address that names no two states leads to where they are chosen.
  if (!STATE.test(String(from)) || !STATE.test(String(to)) || from === to) redirect(`${href}/history`)
  const compared = await orNotFound(ask(ctx, compareDocument, { document: document.ref, from, to }))
  const { changes, same, templates, names } = compared
  const isRestore = from === 'draft' && document.may.edit
  return (
    <Page
      crumbs={[...crumbs, { label: 'History', href: `${href}/history` }, { label: 'What differs' }]}
      reference={document.ref}
      title={`${differenceTitle(changes)} between ${inSentence(compared.from)} and ${inSentence(compared.to)}`}
      facts={
        <>
          <StateFact state={compared.from} />
          <StateFact state={compared.to} />
          <span>{same === 1 ? 'One answer is' : `${same} answers are`} the same in both</span>
        </>
      }
      actions={<ButtonLink href={`${href}/history`}>All states</ButtonLink>}
    >
      {changes.length === 0 ? (
        <EmptyState
          title="Both say the same"
          actions={<ButtonLink href={`${href}/history`}>Choose two others</ButtonLink>}
        >
          Every answer is the same in both.
        </EmptyState>
      ) : (
        <div className="changes">
          <DiffTable
            caption="Answers that differ"
            beforeLabel={compared.from.label}
            afterLabel={compared.to.label}
            changes={changes.map(({ field, label, isMaterial, before, after }) => ({
              field: revealed(label),
              before: comparedWords(templates.from, field, before, names),
              after: comparedWords(templates.to, field, after, names),
              material: isMaterial,
            }))}
          />
        </div>
      )}
      {isRestore && changes.length > 0 ? (
        <Section title={`Restore ${inSentence(compared.to)}`}>
          <RestoreForm
            action={restoreAction.bind(null, { workspace: workspace.slug, document: document.ref, from: String(to) })}
            change={document.draft.change}
            label={inSentence(compared.to)}
          />
        </Section>
      ) : null}
    </Page>
  )
}

function StateFact({ state: { label, at, by } }: { state: ComparedState }) {
  return (
    <span>
      <b>{label}</b>
      {by ? ` by ${by}` : null}
      {at ? `, ${exactWords(new Date(at))}` : null}
    </span>
  )
}

function inSentence({ label }: ComparedState): string {
  if (label === 'Draft') return 'the draft'
  return label === 'Restore point' ? 'the restore point' : label.charAt(0).toLowerCase() + label.slice(1)
}
