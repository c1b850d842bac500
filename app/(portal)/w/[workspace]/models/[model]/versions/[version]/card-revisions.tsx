import { ChangesTable, changesFinding } from '@/components/model-cards/changes-table'
import { RevisionList } from '@/components/model-cards/revision-list'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { compareCards } from '@/lib/model-cards/queries'
import { orNotFound } from '@/lib/platform/page'
import { type VersionParams, versionOf } from './version-page'

type Props = { params: Promise<VersionParams>; compared: { from: number; to: number } | null }

/** Every revision, and the difference between two of them. */
export async function CardRevisions({ params, compared }: Props) {
  const { ctx, input, at, href, version } = await versionOf(params)
  const difference = compared ? await orNotFound(ask(ctx, compareCards, { ...input, ...compared })) : null
  return (
    <div className="mt-4">
      <RevisionList
        revisions={version.revisions}
        versionHref={href}
        approvalsHref={at('/approvals')}
        compared={compared}
      />
      {difference ? (
        <Section
          id="difference"
          title={`Revision ${difference.from.revision} and revision ${difference.to.revision}`}
          count={changesFinding(difference.changes)}
        >
          {difference.changes.length > 0 ? (
            <ChangesTable
              caption="What differs between the two revisions"
              beforeLabel={`Revision ${difference.from.revision}, ${difference.from.publishedBy ?? 'a former member'}`}
              afterLabel={`Revision ${difference.to.revision}, ${difference.to.publishedBy ?? 'a former member'}`}
              changes={difference.changes}
            />
          ) : (
            <p className="text-13 text-fg-2">Both say the same.</p>
          )}
        </Section>
      ) : null}
    </div>
  )
}
