import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ChangesList, changesWords } from '@/components/templates/changes-list'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { Segments } from '@/components/ui/tabs'
import { ask } from '@/lib/audit/execute'
import { orNotFound } from '@/lib/platform/page'
import { compareVersions } from '@/lib/templates/compare-versions'
import { type TemplateParams, templateOf } from '../../template-page'

type Search = Record<'from' | 'to', string | string[] | undefined>
type Props = { params: Promise<TemplateParams>; searchParams: Promise<Search> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await templateOf(params)
  return { title: `Compare versions of ${name} · Library` }
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { ctx, view, name, href, crumbs } = await templateOf(params)
  const search = await searchParams
  const states = [
    ...view.versions.map(({ version }) => String(version)).reverse(),
    ...(view.draft ? ['draft'] : []),
    ...(view.newerBuiltIn !== null ? ['built-in'] : []),
  ]
  const path = [...crumbs, { label: 'Compare' }]
  if (states.length < 2) {
    return (
      <Page crumbs={path} title={`${name} has nothing to compare yet`} reading>
        <EmptyState title="There is one version" actions={<ButtonLink href={href}>Read it</ButtonLink>} />
      </Page>
    )
  }
  const pick = (value: string | string[] | undefined, otherwise: string) =>
    states.find((state) => state === value) ?? otherwise
  const to = pick(search.to, states.at(-1)!)
  const from = pick(search.from, states[Math.max(0, states.indexOf(to) - 1)]!)
  const { changes } = await orNotFound(ask(ctx, compareVersions, { template: view.key, from, to }))
  const choices = (name: 'from' | 'to', current: string) =>
    states.map((state) => ({
      href: `${href}/compare?${new URLSearchParams({ from, to, [name]: state })}`,
      label: /^\d+$/.test(state) ? `v${state}` : state,
      current: state === current,
    }))
  return (
    <Page
      crumbs={path}
      title={`${changesWords(changes)}, from ${words(from)} to ${words(to)}`}
      actions={<ButtonLink href={href}>Back to the template</ButtonLink>}
    >
      <div className="tpl-bar">
        <div>
          <span>From</span>
          <Segments label="Compare from" items={choices('from', from)} />
        </div>
        <div>
          <span>To</span>
          <Segments label="Compare to" items={choices('to', to)} />
        </div>
      </div>
      {changes.length > 0 ? (
        <ChangesList changes={changes} />
      ) : (
        <EmptyState title="These two ask the same in the same words" />
      )}
    </Page>
  )
}

function words(state: string): string {
  if (state === 'draft') return 'the draft'
  return state === 'built-in' ? 'the built-in version' : `version ${state}`
}
