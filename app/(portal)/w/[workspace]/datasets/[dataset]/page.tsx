import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { CheckRunList } from '@/components/datasets/check-results'
import { QualityHistory } from '@/components/datasets/quality-history'
import { QualityRadar } from '@/components/datasets/quality-radar'
import { RemedyList } from '@/components/datasets/remedy-list'
import { ScoreTable } from '@/components/datasets/score-table'
import { UseList } from '@/components/datasets/use-list'
import { versionColumns } from '@/components/datasets/version-columns'
import { Page } from '@/components/frame/page'
import { LineageLink } from '@/components/lineage/lineage-link'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState, Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { StatusChip } from '@/components/ui/status-chip'
import { Ref, TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getDatasetVersion } from '@/lib/datasets/get-version'
import { listDatasetUses } from '@/lib/datasets/list-uses'
import { listDatasetVersions } from '@/lib/datasets/list-versions'
import { listCheckRuns } from '@/lib/datasets/quality/read-checks'
import { historyFinding, legalWarnings, qualityFinding } from '@/lib/datasets/rules'
import type { DatasetDetail } from '@/lib/datasets/views'
import { legalBasisLabels, personalDataLabels, recordSourceLabels } from '@/lib/datasets/vocabulary'
import { ActivityPanel } from '../../activity-panel'
import { CloseRemedyForm } from './close-remedy-form'
import { type DatasetParams, datasetPlace } from './dataset-place'
import { NameForm } from './name-form'
import { RetireForm } from './retire-form'

type Props = { params: DatasetParams; searchParams: Promise<{ before?: string | string[] }> }

const SHOWN = 8

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).dataset.toUpperCase() }
}

export default async function DatasetPage({ params, searchParams }: Props) {
  const { ctx, person, workspace, base, dataset, name, here, crumbs } = await datasetPlace(params)
  const { before } = await searchParams
  const place = { dataset: dataset.ref }
  const [versions, uses, checks, newest] = await Promise.all([
    ask(ctx, listDatasetVersions, { ...place, limit: SHOWN }),
    ask(ctx, listDatasetUses, place),
    ask(ctx, listCheckRuns, { ...place, limit: 5 }),
    dataset.newest ? ask(ctx, getDatasetVersion, { ...place, version: dataset.newest.version }) : null,
  ])
  const earlier = versions.items[1]
  const finding = qualityFinding(dataset.newest?.version ?? null, dataset.scores)
  const history = historyFinding(versions.items)
  const hasUses = Object.values(uses).some((list) => list.length > 0)
  const open = dataset.remedies.filter(({ closedAt }) => !closedAt)
  const closed = dataset.remedies.filter(({ closedAt }) => closedAt)
  return (
    <Page
      crumbs={crumbs}
      title={name}
      reference={dataset.ref}
      status={<State dataset={dataset} />}
      facts={
        <>
          {dataset.useCase ? (
            <span>
              Kept by <Ref href={`${base}/use-cases/${dataset.useCase.ref}`}>{dataset.useCase.ref}</Ref>{' '}
              {revealed(dataset.useCase.name)}
            </span>
          ) : null}
          <span>{dataset.owner ? `Owned by ${dataset.owner}` : 'Nobody owns it'}</span>
          <span>
            Added <RelativeTime at={dataset.createdAt} />
          </span>
        </>
      }
      actions={
        <>
          <LineageLink base={base} of={dataset.ref} />
          <Actions dataset={dataset} here={here} />
        </>
      }
      panelLabel="History"
      panel={
        dataset.useCase ? (
          <ActivityPanel {...{ ctx, base, here, before }} useCase={dataset.useCase.ref} subject={dataset.id} />
        ) : undefined
      }
    >
      {dataset.retired ? (
        <Notice tone="info" title={`Retired by ${dataset.retired.by ?? 'a former member'}`}>
          {revealed(dataset.retired.reason)}
        </Notice>
      ) : null}
      {dataset.warnings.length > 0 ? (
        <Notice
          tone="warn"
          title={dataset.warnings.length === 1 ? 'Somebody should look at this' : 'Somebody should look at these'}
        >
          <ul className="grid gap-1">
            {dataset.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Section title={finding} id="quality">
        {newest ? (
          <div className="quality">
            <QualityRadar finding={finding} scores={dataset.scores} before={earlier ?? null} />
            <ScoreTable
              scores={dataset.scores}
              assessments={newest.assessments}
              before={earlier ?? null}
              checksPath={`${here}/checks`}
              {...(dataset.mayAssess ? { assessPath: `${here}/versions/${newest.version}/assess` } : {})}
            />
          </div>
        ) : (
          <EmptyState title="Quality is assessed of a version" level={3}>
            Record the first version by its content. It is then scored on four dimensions, from checks or by judgement.
          </EmptyState>
        )}
      </Section>
      {dataset.remedies.length > 0 ? (
        <Section title="What is done about it" count={open.length > 0 ? `${open.length} open` : 'nothing is open'}>
          <RemedyList
            remedies={open}
            base={base}
            withVersion
            {...(dataset.mayAssess
              ? {
                  actionOf: (remedy) => (
                    <CloseRemedyForm remedy={remedy} workspace={workspace} person={person.id} back={dataset.ref} />
                  ),
                }
              : {})}
          />
          {closed.length > 0 ? (
            <details className="mt-2" open={open.length === 0 && closed.length < 2}>
              <summary className="min-h-6 cursor-pointer text-13 text-fg-2 underline decoration-dotted underline-offset-3">
                {closed.length === 1 ? 'One that was closed' : `${closed.length} that were closed`}
              </summary>
              <RemedyList remedies={closed} base={base} withVersion />
            </details>
          ) : null}
        </Section>
      ) : null}
      <Section
        title="Versions"
        count={dataset.versions}
        aside={dataset.versions > SHOWN ? <TextLink href={`${here}/versions`}>All of them</TextLink> : undefined}
      >
        {history ? (
          <div className="mb-4">
            <p className="mb-3 text-13 text-fg-2">{history}.</p>
            <QualityHistory versions={versions.items} />
          </div>
        ) : null}
        {versions.items.length > 0 ? (
          <DataTable
            caption={`Versions of ${name}`}
            state={{ path: `${here}/versions`, filters: {} }}
            columns={versionColumns()}
            rows={versions.items}
            rowKey={(row) => row.id}
            rowHref={(row) => `${here}/versions/${row.version}`}
            empty={null}
          />
        ) : (
          <EmptyState
            title="No version yet"
            level={3}
            actions={
              dataset.mayEdit ? <ButtonLink href={`${here}/versions/new`}>Record a version</ButtonLink> : undefined
            }
          >
            A version is a content: what DVC, lakeFS, Delta or a SHA-256 tells from every other. A pipeline records one
            with each load.
          </EmptyState>
        )}
      </Section>
      <Section title="What uses it">
        {hasUses ? (
          <UseList uses={uses} base={base} />
        ) : (
          <p className="text-fg-3">No run, model version, feature or job is known to use it.</p>
        )}
      </Section>
      {checks.items.length > 0 ? (
        <Section title="Newest checks">
          <CheckRunList runs={checks.items} base={base} dataset={dataset.ref} />
        </Section>
      ) : null}
      <Facts dataset={dataset} />
      {dataset.mayEdit ? (
        <div className="mt-3">
          <NameForm dataset={dataset} workspace={workspace} person={person.id} />
        </div>
      ) : null}
      {dataset.mayEdit ? (
        <Section title="No longer needed?">
          <RetireForm dataset={dataset} name={name} workspace={workspace} person={person.id} />
        </Section>
      ) : null}
    </Page>
  )
}

function Facts({ dataset }: { dataset: DatasetDetail }) {
  return (
    <Section title="About it">
      {dataset.description ? (
        <p className="mb-4 max-w-[72ch] whitespace-pre-line text-15 text-pretty [overflow-wrap:anywhere]">
          {revealed(dataset.description)}
        </p>
      ) : null}
      <DescriptionList
        items={[
          { term: 'Source', value: dataset.source ? revealed(dataset.source) : null },
          { term: 'Owner', value: dataset.owner ?? <span className="text-fg-3">nobody</span> },
          { term: 'Personal data', value: personalDataLabels[dataset.personalData] },
          { term: 'Legal basis', value: legalBasisLabels[dataset.legalBasis] },
          { term: 'Licence', value: dataset.licence ? revealed(dataset.licence) : null },
          {
            term: 'Recorded',
            value: `${recordSourceLabels[dataset.recordedFrom]}${dataset.createdBy ? `, ${dataset.createdBy}` : ''}`,
          },
          ...(dataset.names.length > 0
            ? [
                {
                  term: 'Also called',
                  value: (
                    <ul>
                      {dataset.names.map(({ namespace, name }) => (
                        <li key={`${namespace} ${name}`} className="[overflow-wrap:anywhere]">
                          <code>{revealed(name)}</code>
                          {namespace ? ` in ${revealed(namespace)}` : ''}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

function Actions({ dataset, here }: { dataset: DatasetDetail; here: string }) {
  const newest = dataset.newest?.version
  return (
    <>
      {dataset.mayEdit ? (
        <ButtonLink kind="primary" href={`${here}/versions/new`} icon="plus">
          Record a version
        </ButtonLink>
      ) : null}
      {dataset.mayAssess && newest !== undefined ? (
        <ButtonLink href={`${here}/versions/${newest}/assess`}>Assess quality</ButtonLink>
      ) : null}
      {dataset.mayEdit ? (
        <ButtonLink href={`${here}/edit`} icon="pen">
          Edit
        </ButtonLink>
      ) : null}
    </>
  )
}

function State({ dataset }: { dataset: DatasetDetail }) {
  if (dataset.retired) return <StatusChip tone="idle">Retired</StatusChip>
  return legalWarnings(dataset).length > 0 ? (
    <StatusChip tone="warn">{dataset.legalBasis === 'unknown' ? 'No legal basis' : 'Contradicts itself'}</StatusChip>
  ) : null
}
