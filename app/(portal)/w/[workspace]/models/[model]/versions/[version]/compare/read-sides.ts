// The two cards that are set side by side: this one, and another revision, version or model.
import type { ComparableCard } from '@/components/model-cards/compare/card-chooser'
import { revealed } from '@/components/ui/hidden-characters'
import { ask } from '@/lib/audit/execute'
import { getDocumentRevision } from '@/lib/documents/queries'
import type { DocumentView } from '@/lib/documents/views'
import { getModelVersion } from '@/lib/models/get-version'
import { getModel, listModels } from '@/lib/models/queries'
import type { Ctx } from '@/lib/platform/context'
import { orNotFound } from '@/lib/platform/page'

export interface ComparableGroup {
  label: string
  cards: ComparableCard[]
}

/** What can be set beside the newest revision: the nearest first. */
export async function comparableCards(ctx: Ctx, document: DocumentView): Promise<ComparableGroup[]> {
  const { model, version } = document.modelVersion!
  const [{ versions }, { items }] = await Promise.all([
    ask(ctx, getModel, { model }),
    ask(ctx, listModels, { limit: 50 }),
  ])
  return [
    {
      label: 'Other revisions of this card',
      cards: document.revisions
        .slice(1)
        .map(({ revision, note }) => ({ value: `rev-${revision}`, label: labelOf(`Revision ${revision}`, note) })),
    },
    {
      label: 'Other versions of this model',
      cards: versions
        .filter((one) => one.version !== version && one.cardRevision > 0)
        .map((one) => ({ value: `${model}.v${one.version}`, label: labelOf(one.ref, one.label ?? '') })),
    },
    {
      label: 'Other models, their newest version',
      cards: items
        .filter(({ ref, newest }) => ref !== model && newest !== null)
        .map(({ ref, name, newest }) => ({ value: `${ref}.v${newest}`, label: labelOf(`${ref} v${newest}`, name) })),
    },
  ]
}

const labelOf = (name: string, more: string) => (more ? `${name}, ${revealed(more).slice(0, 80)}` : name)

/** The card that the address names; the version before, or the revision before, where it names none. */
export function chosenCard(groups: readonly ComparableGroup[], asked: unknown, version: number): string | null {
  if (typeof asked === 'string' && /^(?:rev-[1-9]\d{0,8}|[A-Za-z]+-\d{1,9}\.v[1-9]\d{0,8})$/.test(asked)) return asked
  const [revisions, versions] = groups
  const before = versions!.cards.find(({ value }) => Number(value.split('.v')[1]) < version)
  return (before ?? revisions!.cards[0] ?? versions!.cards[0] ?? groups[2]!.cards[0])?.value ?? null
}

/** @throws not found */
export async function readSide(ctx: Ctx, document: DocumentView, chosen: string) {
  const [, revision] = /^rev-(\d+)$/.exec(chosen) ?? []
  if (revision) {
    const read = await orNotFound(ask(ctx, getDocumentRevision, { document: document.ref, revision }))
    return { read, label: `${document.modelVersion!.ref}, revision ${revision}` }
  }
  const [model, version] = chosen.split('.v') as [string, string]
  const other = await orNotFound(ask(ctx, getModelVersion, { model, version: Number(version) }))
  const read = await orNotFound(ask(ctx, getDocumentRevision, { document: other.card.ref }))
  return { read, label: `${other.ref}, revision ${read.revision}` }
}
