import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { SourceView } from '@/components/model-cards/source-view'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { readImportReport } from '@/lib/integrations/import-report'
import { orNotFound } from '@/lib/platform/page'
import { type VersionParams, versionOf, versionTitle } from '../../version-page'

type Props = { params: Promise<VersionParams>; searchParams: Promise<{ from?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await versionTitle(params, 'The imported file') }
}

/** The file that the card came from, as it was given. */
export default async function ImportedFilePage({ params, searchParams }: Props) {
  const { ctx, input, href, crumbs, version, name } = await versionOf(params)
  const { source, report } = await orNotFound(ask(ctx, readImportReport, input))
  const { from } = await searchParams
  return (
    <Page
      crumbs={[...crumbs, { label: 'Import report', href: `${href}/report` }, { label: 'The file' }]}
      title={`The file that the card of ${name} came from`}
      reference={version.ref}
      actions={<ButtonLink href={href}>Read the card</ButtonLink>}
    >
      {source === null ? (
        <Notice tone="info" title="There is no copy of this file">
          Its digest is on record; what was read of it stands in the card.
        </Notice>
      ) : (
        <SourceView source={source} from={Number(from)} problems={report.problems} versionHref={href} />
      )}
    </Page>
  )
}
