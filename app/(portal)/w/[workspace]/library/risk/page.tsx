import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { QuestionnaireReading } from '@/components/risk/questionnaire-reading'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { orNotFound } from '@/lib/platform/page'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { getQuestionnaire } from '@/lib/risk/queries'

export const metadata: Metadata = { title: 'Risk questionnaire' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ version?: string | string[] }> }

export default async function RiskLibraryPage({ params, searchParams }: Props) {
  const { ctx, workspace, duties } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const here = `${base}/library/risk`
  const asked = Number((await searchParams).version)
  const view = await orNotFound(
    ask(ctx, getQuestionnaire, Number.isInteger(asked) && asked > 0 ? { version: asked } : {}),
  )
  const { version, newest, definition, versions } = view
  const mayEdit = isAllowed('risk-questionnaire.edit', { duties, roles: [] })
  return (
    <Page
      crumbs={[{ label: 'Library', href: `${base}/library` }, { label: 'Risk questionnaire' }]}
      title={`${definition.questions.length} questions find the risk tier of a use case`}
      facts={
        <>
          <span>
            “{definition.name}”, version <b className="num">{version}</b>
          </span>
          <span>A reading of common practice in managing risk, and no legal advice.</span>
        </>
      }
      actions={
        mayEdit && version === newest ? (
          <ButtonLink href={`${here}/edit`} icon="pen">
            Edit
          </ButtonLink>
        ) : undefined
      }
      panelLabel="Versions"
      panel={
        <Section title="Versions" count={versions.length || 1}>
          <ol className="text-13">
            {versions.map((one) => (
              <li key={one.version} className="border-b border-line py-2">
                {one.version === version ? (
                  <b className="font-medium">Version {one.version}</b>
                ) : (
                  <TextLink href={`${here}?version=${one.version}`}>Version {one.version}</TextLink>
                )}
                <span className="block text-12 text-fg-3">
                  {one.publishedBy ?? 'a former member'}, <RelativeTime at={one.publishedAt} />
                </span>
                <span className="block text-fg-2">{one.note}</span>
              </li>
            ))}
          </ol>
        </Section>
      }
    >
      {version !== newest ? (
        <Notice
          tone="info"
          title={`Version ${newest} is in use`}
          actions={<TextLink href={here}>Read the newest</TextLink>}
        >
          Answers that were given to this version keep it.
        </Notice>
      ) : null}
      <Section title="The questions">
        <QuestionnaireReading questionnaire={definition} />
      </Section>
    </Page>
  )
}
