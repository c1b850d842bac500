import { ask } from '@/lib/audit/execute'
import { listDatasets } from '@/lib/datasets/list-datasets'
import { listFeatureFacets } from '@/lib/features/queries'
import type { Ctx } from '@/lib/platform/context'
import { listMembers } from '@/lib/workspaces/members'
import { ownersAmong } from '../metrics/owners'

/** What the form of a feature offers; a dataset that it comes from already stands among them, retired or not. */
export async function featureChoices(ctx: Ctx, from: { ref: string; name: string } | null) {
  const [datasets, members, { entities }] = await Promise.all([
    ask(ctx, listDatasets, { sort: 'name', limit: 200 }),
    ask(ctx, listMembers, { limit: 200 }),
    ask(ctx, listFeatureFacets, {}),
  ])
  const known = datasets.items.map(({ ref, name }) => ({ ref, name }))
  const all = from && !known.some(({ ref }) => ref === from.ref) ? [from, ...known] : known
  return {
    datasets: all.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` })),
    people: ownersAmong(members.items, []),
    entities: entities.map(({ entity }) => entity),
  }
}
