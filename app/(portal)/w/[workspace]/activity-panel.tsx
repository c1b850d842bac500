import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { listActivity } from '@/lib/trail/queries'
import { ActivityList } from './activity-list'

type Props = {
  ctx: Ctx
  useCase: string
  /** The id of one record of it; all of it when absent. */
  subject?: string
  /** The page's `before`: where an earlier stretch begins. */
  before: string | string[] | undefined
  base: string
  here: string
}

/** What happened in a use case or to one record of it, newest first. */
export async function ActivityPanel({ ctx, useCase, subject, before, base, here }: Props) {
  const cursor = typeof before === 'string' ? before : undefined
  const activity = await ask(ctx, listActivity, {
    useCase,
    limit: 15,
    ...(subject ? { subject } : {}),
    ...(cursor ? { cursor } : {}),
  })
  return (
    <Section title={subject ? 'History' : 'Activity'}>
      <ActivityList items={activity.items} base={base} />
      <p className="mt-4 flex gap-4 text-13">
        {activity.next ? (
          <TextLink href={`${here}?before=${encodeURIComponent(activity.next)}`} scroll={false}>
            Earlier
          </TextLink>
        ) : null}
        {cursor ? (
          <TextLink href={here} scroll={false}>
            Newest
          </TextLink>
        ) : null}
      </p>
    </Section>
  )
}
