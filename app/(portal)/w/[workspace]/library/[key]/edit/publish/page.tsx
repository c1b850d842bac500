import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { ChangesList, changesWords } from '@/components/templates/changes-list'
import { ProblemList } from '@/components/templates/problem-list'
import { countWords } from '@/components/templates/shown-parts'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { getTemplateDraft } from '@/lib/templates/compare-versions'
import { asTemplate, shapeDraft } from '@/lib/templates/draft-shape/rules'
import { fieldsOf } from '@/lib/templates/rules'
import { NotAWriter } from '../../../not-a-writer'
import { type TemplateParams, templateOf } from '../../../template-page'
import { publishAction } from '../actions'

type Props = { params: Promise<TemplateParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await templateOf(params)
  return { title: `Publish ${name} · Library` }
}

export default async function PublishTemplatePage({ params }: Props) {
  const { ctx, workspace, view, name, href, crumbs, mayEdit } = await templateOf(params)
  const path = [...crumbs, { label: 'Write', href: `${href}/edit` }, { label: 'Publish' }]
  if (!mayEdit) return <NotAWriter crumbs={path} href={href} />
  const draft = view.draft ? await ask(ctx, getTemplateDraft, { template: view.key }) : null
  const back = <ButtonLink href={`${href}/edit`}>Back to the draft</ButtonLink>
  if (!draft || (view.newest > 0 && draft.changes.length === 0)) {
    return (
      <Page crumbs={path} title={`Nothing of ${name} waits to be published`} reading>
        <EmptyState title={`There is no draft that differs from version ${view.newest}`} actions={back} />
      </Page>
    )
  }
  const { problems, changes } = draft
  const next = view.newest + 1
  return (
    <Page
      crumbs={path}
      title={
        problems.length > 0
          ? `Version ${next} of ${name} is not complete yet: ${countWords(problems.length, 'problem')}`
          : `Publish version ${next} of ${name}?`
      }
      facts={
        draft.savedAt ? (
          <span>
            Draft last saved by <b>{draft.savedBy ?? 'a former member'}</b>, <RelativeTime at={draft.savedAt} />
          </span>
        ) : undefined
      }
      actions={back}
    >
      {problems.length > 0 ? (
        <Section title="What keeps it from being published" count={problems.length}>
          <ProblemList problems={problems} definition={shapeDraft(draft.definition)} href={`${href}/edit`} />
        </Section>
      ) : null}
      <Section title="What changes" count={view.newest > 0 ? changesWords(changes) : undefined}>
        {view.newest > 0 ? (
          <ChangesList changes={changes} />
        ) : (
          <p className="text-13 text-fg-2">
            Everything: this is its first version, with{' '}
            {countWords(fieldsOf(asTemplate(shapeDraft(draft.definition))).length, 'question')}.
          </p>
        )}
      </Section>
      <Section title="What it means for documents">
        <p className="max-w-[74ch] text-13 text-fg-2">{documentWords(view, next)}</p>
      </Section>
      {problems.length === 0 ? (
        <Section title="Publish">
          <ActionForm action={publishAction.bind(null, workspace.slug, view.key)} className="form max-w-[720px]">
            <input type="hidden" name="revision" value={draft.revision} />
            <TextArea
              name="note"
              label="What is new"
              required
              rows={3}
              maxLength={2000}
              help="Stands beside the version, in the audit trail, and in front of whoever moves a document to it."
            />
            <FormActions>
              <SubmitButton busy="Publishing…">Publish version {next}</SubmitButton>
            </FormActions>
          </ActionForm>
        </Section>
      ) : null}
    </Page>
  )
}

function documentWords(
  {
    documents,
    versions,
    newest,
  }: { documents: number; versions: { version: number; documents: number }[]; newest: number },
  next: number,
): string {
  if (documents === 0) return `No document is filled by this template yet. New ones begin with version ${next}.`
  const spread = versions
    .filter((one) => one.documents > 0)
    .map((one) => `${one.documents} by version ${one.version}${one.version === newest ? ', the newest' : ''}`)
    .join('; ')
  const all = countWords(documents, 'document')
  return `${all.charAt(0).toUpperCase()}${all.slice(1)} ${documents === 1 ? 'is' : 'are'} filled by it (${spread}). ${documents === 1 ? 'It stays as it is until somebody moves it' : 'They stay as they are until somebody moves them'}, answer by answer; new ones begin with version ${next}.`
}
