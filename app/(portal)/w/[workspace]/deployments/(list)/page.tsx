import type { Metadata } from 'next'
import Form from 'next/form'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { deploymentColumns, deploymentFacets } from '@/components/deployments/deployment-columns'
import { DeploymentTimeline } from '@/components/deployments/timeline'
import { deploymentsFinding, ranFinding, timelineFinding } from '@/components/deployments/words'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { dayWords } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { listDeploymentFacets, listDeployments, readTimeline } from '@/lib/deployments/queries'
import { pageContext } from '@/lib/platform/request-context'
import { endOfDay } from '../end-of-day'

export const metadata: Metadata = { title: 'Deployments' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function DeploymentsPage({ params, searchParams }: Props) {
  const { ctx, workspace } = await pageContext((await params).workspace)
  const query = await searchParams
  const base = `/w/${workspace.slug}`
  const path = `${base}/deployments`
  const day = endOfDay(query.at)
  const counts = await ask(ctx, listDeploymentFacets, {})
  const columns = deploymentColumns(base)
  const facets = deploymentFacets(counts)
  const state = readTableState({ path, params: query, columns, facets, keep: ['at'] })
  const { environment, model, state: running, standing } = state.filters
  const unapproved = counts.standings.find((one) => one.standing === 'unapproved')?.count ?? 0
  const narrowed = { environment: environment?.join(','), model: model?.join(',') }
  const [list, timeline] = await Promise.all([
    ask(ctx, listDeployments, {
      ...narrowed,
      cursor: state.after,
      search: state.search?.slice(0, 200),
      state: running?.join(','),
      standing: standing?.join(','),
      ...(day ? { at: day.at } : {}),
    }),
    ask(ctx, readTimeline, narrowed),
  ])
  const finding = timelineFinding(timeline.spans)
  return (
    <Page
      crumbs={[{ label: workspace.name, href: base }, { label: 'Deployments' }]}
      title={day ? ranFinding(list.items, day.at) : deploymentsFinding(counts)}
      facts={
        unapproved > 0 ? (
          <Status tone={counts.unapproved > 0 ? 'bad' : 'idle'}>
            <TextLink href={`${path}?standing=unapproved`} className="text-current">
              <span className="num">{unapproved}</span> went without approval
            </TextLink>
          </Status>
        ) : null
      }
    >
      {counts.all === 0 ? (
        <EmptyState
          title="CI reports here what it deploys"
          actions={<ButtonLink href={`${base}/models`}>See the models</ButtonLink>}
        >
          After it asked the gate and deployed, CI says so with one request: version, environment, image, strategy. From
          then on it is known what was in production when, and who approved it.
        </EmptyState>
      ) : (
        <>
          <Form action={path} className="time-day" scroll={false}>
            <label>
              What ran at the end of
              <input
                type="date"
                name="at"
                className="input"
                defaultValue={day?.day}
                max={new Date().toISOString().slice(0, 10)}
                required
              />
            </label>
            <button type="submit" className="btn">
              Look
            </button>
            {day ? <TextLink href={path}>All deployments</TextLink> : null}
          </Form>
          {timeline.spans.length > 0 ? (
            <Section title={`The last year: ${lowerFirst(finding)}`} id="timeline">
              {timeline.isCut ? (
                <p className="text-12 text-fg-3">
                  Only the newest {timeline.spans.length} are drawn; choose a model or an environment to see older ones.
                </p>
              ) : null}
              <DeploymentTimeline view={timeline} base={base} finding={finding} at={day?.at} />
            </Section>
          ) : null}
          <Section title={day ? `What ran on ${dayWords(day.at)}` : 'All of them'}>
            <DataTable
              caption="Deployments"
              state={state}
              columns={columns}
              facets={facets}
              rows={list.items}
              rowKey={(row) => row.id}
              rowHref={(row) => `${path}/${row.ref}`}
              searchLabel="Model, use case or reference"
              next={list.next}
              summary={`${list.items.length} of ${counts.all}`}
              empty={<EmptyState title="Nothing ran then" level={3} />}
            />
          </Section>
        </>
      )}
    </Page>
  )
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
