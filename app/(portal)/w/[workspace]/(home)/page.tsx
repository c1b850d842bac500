import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { listAskedOfMe } from '@/lib/documents/requests/queries'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { listMyNews } from '@/lib/trail/queries'
import { listUseCases } from '@/lib/use-cases/list-use-cases'
import { ActivityList } from '../activity-list'
import { frameData, inboxOf } from '../frame-data'
import { AskedOfMeList } from './asked-of-me'
import { FirstSteps } from './first-steps'
import { decisionsTitle, dueWords } from './home-words'
import { MyMetrics } from './my-metrics'
import { MyUseCases } from './my-use-cases'
import { HomeLedger } from './value-ledger'
import { WaitingDecisions } from './waiting-decisions'

export const metadata = { title: 'Home' }

export default async function HomePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params
  const { ctx, person, workspace, duties } = await pageContext(slug)
  const [inbox, asked, mine, all, news, { role, viewLabel }] = await Promise.all([
    inboxOf(slug),
    ask(ctx, listAskedOfMe, {}),
    ask(ctx, listUseCases, { member: person.id, sort: 'value', limit: 20 }),
    ask(ctx, listUseCases, { sort: 'value', limit: duties.length > 0 ? 20 : 1 }),
    ask(ctx, listMyNews, { limit: 8 }),
    frameData(slug),
  ])
  const base = `/w/${workspace.slug}`
  const mayCreate = isAllowed('use-case.create', { duties, roles: [] })
  // Who looks after the whole workspace and has no role in one use case sees them all.
  const shown = mine.items.length === 0 && duties.length > 0 ? all : mine
  const crumbs = [{ label: workspace.name }, { label: 'Home' }]
  if (all.items.length === 0) {
    return (
      <Page crumbs={crumbs} title="Nothing is decided here yet" reading>
        <FirstSteps base={base} mayCreate={mayCreate} />
      </Page>
    )
  }
  return (
    <Page
      crumbs={crumbs}
      title={`${decisionsTitle(inbox.items.length)}${dueWords(inbox.items)}`}
      facts={<span>{todayWords(new Date(), viewLabel, mine.items.length, duties.length > 0)}</span>}
      panelLabel="What changed"
      panel={
        <Section title="What others did">
          {news.items.length > 0 ? (
            <ActivityList items={news.items} base={base} />
          ) : (
            <EmptyState title="Nothing yet">
              What happens in use cases in which you have a role is told here, one sentence each.
            </EmptyState>
          )}
        </Section>
      }
    >
      <Section
        title="Waiting for your decision"
        count={inbox.items.length}
        aside={<TextLink href={`${base}/approvals`}>All approvals</TextLink>}
      >
        {inbox.items.length > 0 ? (
          <WaitingDecisions items={inbox.items} base={base} />
        ) : (
          <EmptyState title="You owe nobody an answer">
            A request comes here when its workflow asks a role that you have. You cannot be asked about your own work.
          </EmptyState>
        )}
      </Section>
      <MyMetrics ctx={ctx} person={person.id} base={base} />
      {role === 'business_stakeholder' ? <HomeLedger ctx={ctx} base={base} /> : null}
      {asked.items.length > 0 ? (
        <Section title="Asked of you" count={asked.items.length}>
          <AskedOfMeList items={asked.items} base={base} />
        </Section>
      ) : null}
      <Section
        title={shown === mine ? 'Your use cases' : `Use cases of ${workspace.name}`}
        count={shown.next ? `${shown.items.length}+` : shown.items.length}
        aside={<TextLink href={`${base}/use-cases`}>All use cases</TextLink>}
      >
        {shown.items.length > 0 ? (
          <MyUseCases items={shown.items} base={base} currency={workspace.currency} />
        ) : (
          <EmptyState
            title="You have no role in a use case"
            actions={
              mayCreate ? (
                <ButtonLink href={`${base}/use-cases/new`} icon="plus">
                  New use case
                </ButtonLink>
              ) : undefined
            }
          >
            You can read every use case of {workspace.name}. A business stakeholder or an administrator gives roles on
            the use case’s page.
          </EmptyState>
        )}
      </Section>
    </Page>
  )
}

function todayWords(now: Date, view: string, count: number, hasDuty: boolean): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(now)
  const part =
    count === 0 ? 'no role in a use case' : count === 1 ? 'a role in one use case' : `a role in ${count} use cases`
  const look = `${day}. You look as ${view.charAt(0).toLowerCase()}${view.slice(1)}`
  return count === 0 && hasDuty ? `${look}, over the whole workspace.` : `${look}, with ${part}.`
}
