import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { listActivity } from '@/lib/trail/queries'
import { ActivityList } from '../../activity-list'

type Props = { ctx: Ctx; useCase: string; before: string | undefined; base: string; here: string }

/** What happened in the use case, newest first. */
export async function ActivityPanel({ ctx, useCase, before, base, here }: Props) {
  const activity = await ask(ctx, listActivity, { useCase, limit: 15, ...(before ? { cursor: before } : {}) })
  return (
    <Section title="Activity">
      <ActivityList items={activity.items} base={base} />
      <p className="mt-4 flex gap-4 text-13">
        {activity.next ? (
          <TextLink href={`${here}?before=${encodeURIComponent(activity.next)}`} scroll={false}>
            Earlier
          </TextLink>
        ) : null}
        {before ? (
          <TextLink href={here} scroll={false}>
            Newest
          </TextLink>
        ) : null}
      </p>
    </Section>
  )
}
