import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { LineageLink } from '@/components/lineage/lineage-link'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { StatusChip } from '@/components/ui/status-chip'
import { Ref, TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { listDataPlaces } from '@/lib/datasets/list-places'
import type { FeatureUseView } from '@/lib/features/views'
import { ActivityPanel } from '../../activity-panel'
import { type FeatureParams, featurePlace } from './feature-place'
import { AddUseForm, EndUseForm, RetireForm } from './use-forms'

type Props = { params: FeatureParams; searchParams: Promise<{ before?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).feature.toUpperCase() }
}

export default async function FeaturePage({ params, searchParams }: Props) {
  const { ctx, person, workspace, base, feature, name, here, crumbs } = await featurePlace(params)
  const { before } = await searchParams
  const places = await ask(ctx, listDataPlaces, {})
  const mine = new Set(places.map(({ ref }) => ref))
  const free = feature.retiredAt ? [] : places.filter(({ ref }) => !feature.usedBy.some((use) => use.ref === ref))
  const { uses, modelVersions } = feature
  return (
    <Page
      crumbs={crumbs}
      title={name}
      reference={feature.ref}
      status={feature.retiredAt ? <StatusChip tone="idle">Retired</StatusChip> : null}
      facts={
        <>
          <span>
            {revealed(feature.valueType)} of {revealed(feature.entity)}
          </span>
          <span>{feature.owner ? `Owned by ${feature.owner}` : 'Nobody owns it'}</span>
          <span>
            Added <RelativeTime at={feature.createdAt} />
            {feature.createdBy ? ` by ${feature.createdBy}` : ''}
          </span>
        </>
      }
      actions={
        <>
          <LineageLink base={base} of={feature.ref} />
          {feature.mayEdit ? (
            <ButtonLink href={`${here}/edit`} icon="pen">
              Edit
            </ButtonLink>
          ) : null}
        </>
      }
      panelLabel="History"
      panel={
        feature.useCase ? (
          <ActivityPanel {...{ ctx, base, here, before }} useCase={feature.useCase.ref} subject={feature.id} />
        ) : undefined
      }
    >
      <Section title="What it says">
        {feature.description ? (
          <p className="mb-4 max-w-[72ch] whitespace-pre-line text-15 text-pretty [overflow-wrap:anywhere]">
            {revealed(feature.description)}
          </p>
        ) : null}
        <DescriptionList
          items={[
            {
              term: 'Comes from',
              value: feature.dataset ? (
                <>
                  <Ref href={`${base}/datasets/${feature.dataset.ref}`}>{feature.dataset.ref}</Ref>{' '}
                  {revealed(feature.dataset.name)}
                </>
              ) : null,
            },
            {
              term: 'Computation',
              value: feature.derivation ? (
                <code className="whitespace-pre-wrap [overflow-wrap:anywhere]">{revealed(feature.derivation)}</code>
              ) : null,
            },
            {
              term: 'Kept by',
              value: feature.useCase ? (
                <>
                  <Ref href={`${base}/use-cases/${feature.useCase.ref}`}>{feature.useCase.ref}</Ref>{' '}
                  {revealed(feature.useCase.name)}
                </>
              ) : null,
            },
          ]}
        />
      </Section>
      <Section title={usesFinding(uses)} aside={<StoreLinks uses={uses} base={base} />}>
        <ul className="grid text-13">
          {uses.map((use) => (
            <li key={use.useCase.ref} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-2">
              <span className="min-w-0 flex-1">
                <Ref href={`${base}/use-cases/${use.useCase.ref}`}>{use.useCase.ref}</Ref> {revealed(use.useCase.name)}
                <span className="block text-12 text-fg-3">
                  {use.endedAt ? (
                    <>
                      no longer, since <RelativeTime at={use.endedAt} />
                    </>
                  ) : (
                    <>
                      since <RelativeTime at={use.at} />
                      {use.by ? `, said by ${use.by}` : ''}
                    </>
                  )}
                </span>
              </span>
              {!use.endedAt && mine.has(use.useCase.ref) ? (
                <EndUseForm feature={feature.ref} useCase={use.useCase} workspace={workspace} />
              ) : null}
            </li>
          ))}
        </ul>
        {free.length > 0 ? (
          <div className="mt-3">
            <AddUseForm feature={feature.ref} places={free} workspace={workspace} />
          </div>
        ) : null}
      </Section>
      <Section title="Models made with it" count={modelVersions.length || undefined}>
        {modelVersions.length > 0 ? (
          <ul className="grid gap-1 text-13">
            {modelVersions.map(({ ref, model, name, version }) => (
              <li key={ref}>
                <Ref href={`${base}/models/${model}/versions/${version}`}>{ref}</Ref> {revealed(name)}
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-fg-3">No model version is known to be made with it.</p>
        )}
      </Section>
      {feature.mayEdit ? (
        <Section title="No longer needed?">
          <RetireForm feature={feature} name={name} workspace={workspace} person={person.id} />
        </Section>
      ) : null}
    </Page>
  )
}

function usesFinding(uses: readonly FeatureUseView[]): string {
  const now = uses.filter(({ endedAt }) => !endedAt).length
  if (now === 0) return 'No use case uses it'
  return now === 1 ? 'One use case uses it' : `${now} use cases share it`
}

function StoreLinks({ uses, base }: { uses: readonly FeatureUseView[]; base: string }) {
  const first = uses.find(({ endedAt }) => !endedAt)
  if (!first) return null
  return <TextLink href={`${base}/features/decide?useCase=${first.useCase.ref}`}>Is a feature store worth it?</TextLink>
}
