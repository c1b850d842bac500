import { SourceView } from '@/components/model-cards/source-view'
import { Notice } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { readImportReport } from '@/lib/integrations/import-report'
import { orNotFound } from '@/lib/platform/page'
import { type VersionParams, versionOf } from './version-page'

type Props = { params: Promise<VersionParams>; search: { from?: string | string[] } }

/** The file that the card came from, as it was given. */
export async function CardSource({ params, search }: Props) {
  const { ctx, input, href } = await versionOf(params)
  const { source, report } = await orNotFound(ask(ctx, readImportReport, input))
  return (
    <div className="mt-4 grid gap-3">
      {source === null ? (
        <Notice tone="info" title="There is no copy of this file">
          Its digest is on record; what was read of it stands in the card.
        </Notice>
      ) : (
        <SourceView source={source} from={Number(search.from)} problems={report.problems} versionHref={href} />
      )}
    </div>
  )
}
