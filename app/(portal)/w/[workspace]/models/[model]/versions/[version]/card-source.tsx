import { SourceView } from '@/components/model-cards/source-view'
import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { readCardRevision } from '@/lib/model-cards/queries'
import { orNotFound } from '@/lib/platform/page'
import { type VersionParams, versionOf } from './version-page'

type Props = {
  params: Promise<VersionParams>
  search: { revision?: string | string[]; from?: string | string[] }
}

/** The source of the current revision, or of the one the address names. */
export async function CardSource({ params, search }: Props) {
  const { ctx, input, href, version } = await versionOf(params)
  const { card } = version
  const asked = Number(search.revision)
  const isCurrent = !Number.isInteger(asked) || asked < 1 || asked === card.revision
  const shown = isCurrent
    ? { revision: card.revision, source: card.source, problems: card.problems }
    : await orNotFound(ask(ctx, readCardRevision, { ...input, revision: asked }))
  return (
    <div className="mt-4 grid gap-3">
      {isCurrent ? null : (
        <Notice tone="info" title={`This is revision ${shown.revision}; the card stands at revision ${card.revision}`}>
          <TextLink href={`${href}?compare=${shown.revision}..${card.revision}`}>
            See what changed between them
          </TextLink>
        </Notice>
      )}
      <SourceView
        source={shown.source}
        from={Number(search.from)}
        problems={shown.problems}
        versionHref={href}
        revision={shown.revision}
        isCurrent={isCurrent}
      />
    </div>
  )
}
