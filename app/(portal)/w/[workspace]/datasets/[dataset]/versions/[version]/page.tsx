import type { Metadata } from 'next'
import { CheckResults, CheckRunList, CheckSummary, toolWords } from '@/components/datasets/check-results'
import { ColumnTable } from '@/components/datasets/column-table'
import { QualityRadar } from '@/components/datasets/quality-radar'
import { RemedyList } from '@/components/datasets/remedy-list'
import { ScoreTable } from '@/components/datasets/score-table'
import { sizeWords } from '@/components/datasets/version-columns'
import { Page } from '@/components/frame/page'
import { LineageLink } from '@/components/lineage/lineage-link'
import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { DescriptionList } from '@/components/ui/description-list'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { dayWords, RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getCheckRun } from '@/lib/datasets/quality/read-checks'
import { qualityFinding } from '@/lib/datasets/rules'
import type { VersionDetail } from '@/lib/datasets/views'
import { identityKindLabels, recordSourceLabels } from '@/lib/datasets/vocabulary'
import { CloseRemedyForm } from '../../close-remedy-form'
import { type VersionParams, versionPlace } from './version-place'

type Props = { params: VersionParams; searchParams: Promise<{ known?: string }> }

/** More results are on the page of their run. */
const SHOWN = 30

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dataset, version } = await params
  return { title: `${dataset.toUpperCase()} v${version}` }
}

export default async function VersionPage({ params, searchParams }: Props) {
  const { ctx, person, workspace, base, dataset, name, here, version, path, crumbs } = await versionPlace(params)
  const { known } = await searchParams
  const [newestRun] = version.checkRuns
  const checks = newestRun ? await ask(ctx, getCheckRun, { checkRun: newestRun.ref }) : null
  const finding = qualityFinding(version.version, version.scores)
  return (
    <Page
      crumbs={crumbs}
      title={version.label ? `${name}, ${revealed(version.label)}` : `${name}, version ${version.version}`}
      reference={version.ref}
      facts={
        <>
          <span className="min-w-0">
            {identityKindLabels[version.identityKind]} <code className="break-all">{version.identity}</code>{' '}
            <CopyButton text={version.identity} label="Copy what identifies it" />
          </span>
          <span>
            Recorded <RelativeTime at={version.recordedAt} />
            {version.recordedBy ? ` by ${version.recordedBy}` : ''}
          </span>
        </>
      }
      actions={
        <>
          <LineageLink base={base} of={version.ref} />
          {version.mayAssess ? (
            <>
              <ButtonLink kind="primary" href={`${path}/assess`}>
                Assess quality
              </ButtonLink>
              {version.assessments.length > 0 ? (
                <ButtonLink href={`${path}/remedies/new`}>Open a remedy</ButtonLink>
              ) : null}
            </>
          ) : null}
        </>
      }
    >
      {known === undefined ? null : (
        <Notice tone="info" title="This content was recorded already">
          It is {version.ref}; nothing was changed.
        </Notice>
      )}
      {version.warnings.length > 0 ? (
        <Notice tone="warn" title="Somebody should look at this">
          <ul className="grid gap-1">
            {version.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Section title={finding} id="quality">
        <div className="quality">
          <QualityRadar finding={finding} scores={version.scores} />
          <ScoreTable
            scores={version.scores}
            assessments={version.assessments}
            checksPath={`${here}/checks`}
            {...(version.mayAssess ? { assessPath: `${path}/assess`, remedyPath: `${path}/remedies/new` } : {})}
          />
        </div>
      </Section>
      {version.remedies.length > 0 ? (
        <Section title="What is done about it">
          <RemedyList
            remedies={version.remedies}
            base={base}
            {...(version.mayAssess
              ? {
                  actionOf: (remedy) => (
                    <CloseRemedyForm
                      remedy={remedy}
                      workspace={workspace}
                      person={person.id}
                      back={`${dataset.ref}/versions/${version.version}`}
                    />
                  ),
                }
              : {})}
          />
        </Section>
      ) : null}
      <Section
        title={checks ? `Checks: ${revealed(checks.name)}` : 'Checks'}
        aside={checks ? <CheckSummary run={checks} /> : undefined}
      >
        {checks ? (
          <>
            <p className="mb-2 text-13 text-fg-3">
              {checks.ref}, {toolWords(checks.tool)}, ran {dayWords(checks.ranAt)}. Failures first.
            </p>
            <CheckResults results={checks.results.slice(0, SHOWN)} caption={`Results of ${checks.ref}`} />
            {checks.results.length > SHOWN ? (
              <p className="mt-2 text-13">
                <TextLink href={`${here}/checks/${checks.ref}`}>All {checks.results.length} results</TextLink>
              </p>
            ) : null}
          </>
        ) : (
          <p className="text-fg-3">
            No results of checks yet. A pipeline sends them to the API; files of Great Expectations and dbt bring them.
          </p>
        )}
      </Section>
      {version.checkRuns.length > 1 ? (
        <Section title="Every run of checks" count={version.checkRuns.length}>
          <CheckRunList runs={version.checkRuns} base={base} dataset={dataset.ref} />
        </Section>
      ) : null}
      <Section title="Columns" count={version.columns.length || undefined}>
        {version.columns.length > 0 ? (
          <ColumnTable columns={version.columns} caption={`Columns of ${version.ref}`} />
        ) : (
          <p className="text-fg-3">Nobody has said which columns it has.</p>
        )}
      </Section>
      <Facts version={version} />
    </Page>
  )
}

function Facts({ version }: { version: VersionDetail }) {
  const { rows, bytes, location, note, uses } = version
  return (
    <Section title="About it">
      <DescriptionList
        items={[
          { term: 'Location', value: location ? <code className="break-all">{revealed(location)}</code> : null },
          { term: 'Rows', value: rows === null ? null : <span className="num">{rows.toLocaleString('en')}</span> },
          { term: 'Size', value: bytes === null ? null : <span className="num">{sizeWords(bytes)}</span> },
          {
            term: 'Used by',
            value: uses === 0 ? 'nothing yet' : uses === 1 ? 'one run or model' : `${uses} runs and models`,
          },
          { term: 'Recorded', value: recordSourceLabels[version.recordedFrom] },
          ...(note ? [{ term: 'Note', value: revealed(note) }] : []),
        ]}
      />
    </Section>
  )
}
