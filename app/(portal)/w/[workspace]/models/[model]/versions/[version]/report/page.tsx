import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ImportReportView, reportFinding } from '@/components/model-cards/import-report'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { readImportReport } from '@/lib/integrations/import-report'
import { orNotFound } from '@/lib/platform/page'
import { type VersionParams, versionOf, versionTitle } from '../version-page'

type Props = { params: Promise<VersionParams>; searchParams: Promise<{ known?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await versionTitle(params, 'Import report') }
}

export default async function ReportPage({ params, searchParams }: Props) {
  const { ctx, input, href, crumbs, version, name } = await versionOf(params)
  const { report, isCurrent, import: given } = await orNotFound(ask(ctx, readImportReport, input))
  const { known } = await searchParams
  return (
    <Page
      crumbs={[...crumbs, { label: 'Import report' }]}
      title={reportFinding(report.problems)}
      facts={
        <>
          <span>
            <Ref href={href}>{version.ref}</Ref> {name}
          </span>
          <span>
            {given.ref}, {given.formatLabel}
          </span>
        </>
      }
      actions={
        <ButtonLink kind="primary" href={href}>
          Read the card
        </ButtonLink>
      }
      reading
    >
      {known ? (
        <Notice tone="info" title={`This file is already here, as ${version.ref}`}>
          Nothing was imported again. To make a new version of it, change the card; to change this one, publish a new
          revision of it.
        </Notice>
      ) : null}
      {isCurrent ? null : (
        <Notice tone="info" title="The card was revised since">
          This report is about revision 1, as it was imported. The card itself shows what the newest revision says.
        </Notice>
      )}
      <ImportReportView kept={report.kept} problems={report.problems} versionHref={href} />
    </Page>
  )
}
