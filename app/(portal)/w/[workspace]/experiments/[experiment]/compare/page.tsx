import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { compareColumns } from '@/components/experiments/compare-columns'
import { RunChart } from '@/components/experiments/run-chart'
import { RunLegend } from '@/components/experiments/run-legend'
import { Page } from '@/components/frame/page'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState, Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/tabs'
import { Ref, TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { compareRuns } from '@/lib/experiments/comparison/compare-runs'
import { columnsOf, findingOf, shownColumns, sortRuns } from '@/lib/experiments/comparison/rules'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { AxisChoices } from './axis-choices'
import { chosenAxes, compareHref, readChoice } from './choice'
import '@/components/experiments/experiments.css'

export const metadata: Metadata = { title: 'Compare runs' }

type Props = { params: Promise<{ workspace: string; experiment: string }>; searchParams: Promise<SearchParams> }

/** More columns than this nobody reads beside each other. */
const MOST_COLUMNS = 40

export default async function CompareRunsPage({ params, searchParams }: Props) {
  const { workspace: slug, experiment: reference } = await params
  const query = await searchParams
  const choice = readChoice(query)
  const { ctx, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const compared = await orNotFound(
    ask(ctx, compareRuns, {
      experiment: reference,
      scope: choice.scope,
      ...(choice.runs ? { runs: choice.runs } : {}),
    }),
  )
  const { experiment, useCase, runs, keyMetrics } = compared
  const here = `${base}/experiments/${experiment.ref}`
  const path = `${here}/compare`
  const columns = columnsOf(runs, keyMetrics)
  const { x, y } = chosenAxes(choice, columns)
  const shown = shownColumns(columns, runs, choice.all)
  const alike = shownColumns(columns, runs, true).length - shownColumns(columns, runs, false).length
  const table = compareColumns(base, shown.slice(0, MOST_COLUMNS), runs)
  const state = readTableState({
    path,
    params: { ...query, ...(choice.runs ? { runs: choice.runs } : {}) },
    columns: table,
    defaultSort: '-at',
    keep: ['scope', 'runs', 'x', 'y', 'all'],
  })
  const finding = y ? findingOf(runs, y) : 'No run has a figure yet'
  const name = revealed(experiment.name)
  return (
    <Page
      crumbs={[
        { label: 'Experiments', href: `${base}/experiments` },
        { label: `${experiment.ref} ${name}`, href: here },
        { label: 'Compare' },
      ]}
      title={runs.length === 0 ? 'No run to compare' : finding}
      facts={
        <>
          <span>
            {countWords(runs.length, compared.total)} of{' '}
            {choice.scope === 'use_case' ? (
              <>
                all experiments of <Ref href={`${base}/use-cases/${useCase.ref}`}>{useCase.ref}</Ref>{' '}
                {revealed(useCase.name)}
              </>
            ) : (
              <>
                <Ref href={here}>{experiment.ref}</Ref> {name}
              </>
            )}
          </span>
          {choice.runs ? (
            <TextLink href={compareHref(path, { ...choice, runs: null })}>Compare all of them</TextLink>
          ) : null}
        </>
      }
    >
      <Segments
        label="Which runs"
        items={[
          {
            href: compareHref(path, { ...choice, scope: 'experiment' }),
            label: 'This experiment',
            current: choice.scope === 'experiment',
          },
          {
            href: compareHref(path, { ...choice, scope: 'use_case' }),
            label: `All of ${useCase.ref}`,
            current: choice.scope === 'use_case',
          },
        ]}
      />
      {runs.length === 0 ? (
        <EmptyState title="No run stands here">
          Runs come from training jobs; an experiment’s page says how they send them.
        </EmptyState>
      ) : (
        <>
          {y ? (
            <Section title={finding} id="chart">
              <AxisChoices path={path} choice={choice} columns={columns} x={x} y={y} />
              <RunChart runs={runs} x={x} y={y} finding={finding} base={base} />
              <RunLegend metric={y.metric} />
            </Section>
          ) : null}
          <Section
            title="The runs beside each other"
            count={runs.length}
            aside={
              alike > 0 ? (
                <TextLink href={compareHref(path, { ...choice, all: !choice.all })} scroll={false}>
                  {choice.all ? 'Only what differs' : `Show ${alike} more that are alike`}
                </TextLink>
              ) : undefined
            }
          >
            {shown.length > MOST_COLUMNS ? (
              <Notice tone="info" title={`The first ${MOST_COLUMNS} of ${shown.length} columns`}>
                Tick fewer runs on the experiment’s page, or read the rest on a run’s own page.
              </Notice>
            ) : null}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too */}
            <section className="run-wide" aria-label="Runs beside each other" tabIndex={0}>
              <DataTable
                caption="Runs beside each other"
                state={state}
                columns={table}
                rows={sortRuns(runs, state.sort?.id ?? 'at', state.sort?.desc ?? true)}
                rowKey={(row) => row.id}
                rowHref={(row) => `${base}/experiments/runs/${row.ref}`}
                summary={countWords(runs.length, compared.total)}
                empty={null}
              />
            </section>
          </Section>
        </>
      )}
    </Page>
  )
}

function countWords(shown: number, total: number): string {
  if (shown < total) return `The newest ${shown} of ${total} runs`
  return shown === 1 ? 'One run' : `${shown} runs`
}
