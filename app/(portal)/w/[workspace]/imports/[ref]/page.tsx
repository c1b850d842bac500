import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ImportParts, importFinding } from '@/components/imports/import-parts'
import { MadeTable } from '@/components/imports/made-table'
import { RemoveCopy } from '@/components/imports/remove-copy'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { Digest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getImport } from '@/lib/imports/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { removeCopyAction } from './actions'

type Props = {
  params: Promise<{ workspace: string; ref: string }>
  searchParams: Promise<{ known?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).ref.toUpperCase()} imported file` }
}

export default async function ImportPage({ params, searchParams }: Props) {
  const { workspace: slug, ref } = await params
  const { ctx, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const given = await orNotFound(ask(ctx, getImport, { import: ref }))
  const { report, made } = given
  return (
    <Page
      crumbs={[{ label: 'Imported files', href: `${base}/imports` }, { label: given.ref }]}
      title={importFinding(given)}
      facts={
        <>
          <span>{given.filename ? revealed(given.filename) : 'A file without a name'}</span>
          <span>{report.version ?? given.format}</span>
          <span>
            {given.importedBy ?? 'A former member'}, <RelativeTime at={given.importedAt} />
          </span>
        </>
      }
      actions={
        given.hasCopy ? (
          <ButtonLink href={`${base}/imports/${given.ref}/file`} icon="download" prefetch={false}>
            The file as it was given
          </ButtonLink>
        ) : undefined
      }
    >
      {(await searchParams).known ? (
        <div className="mb-4">
          <Notice tone="info" title="This file was here already">
            The same file again changes nothing: this is what was made of it the first time.
          </Notice>
        </div>
      ) : null}
      <Section title="Records" count={made.length}>
        <MadeTable made={made} base={base} />
      </Section>
      <ImportParts report={report} />
      <Section title="The file">
        <DescriptionList
          items={[
            { term: 'Digest', value: <Digest value={given.digest} /> },
            { term: 'Size', value: `${given.size.toLocaleString('en')} bytes` },
            {
              term: 'Use case',
              value: given.useCase ? <Ref href={`${base}/use-cases/${given.useCase}`}>{given.useCase}</Ref> : null,
            },
            { term: 'Copy', value: given.hasCopy ? 'Kept as it was given' : 'Removed; its digest stays' },
          ]}
        />
        {given.hasCopy && given.mayRemove ? (
          <div className="mt-3">
            <RemoveCopy action={removeCopyAction.bind(null, workspace.slug)} importRef={given.ref} />
          </div>
        ) : null}
      </Section>
    </Page>
  )
}
