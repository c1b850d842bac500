import type { Metadata } from 'next'
import { AdviceView } from '@/components/features/advice-view'
import { DecisionList } from '@/components/features/decision-list'
import { Select } from '@/components/form/choice-fields'
import { Page } from '@/components/frame/page'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Ref, TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getStoreFacts } from '@/lib/features/store-advice/queries'
import { adviseOnStore } from '@/lib/features/store-advice/rules'
import type { StoreFacts } from '@/lib/features/views'
import { storeAdviceLabels } from '@/lib/features/vocabulary'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { listUseCases } from '@/lib/use-cases/list-use-cases'
import { DecideForm } from './decide-form'
import { readAnswers } from './read-answers'
import { WeighForm } from './weigh-form'

export const metadata: Metadata = { title: 'Feature store' }

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function DecidePage({ params, searchParams }: Props) {
  const { ctx, person, workspace } = await pageContext((await params).workspace)
  const query = await searchParams
  const base = `/w/${workspace.slug}`
  const here = `${base}/features/decide`
  const crumbs = [
    { label: 'Data', href: `${base}/datasets` },
    { label: 'Features', href: `${base}/features` },
    { label: 'Feature store' },
  ]
  const useCases = await ask(ctx, listUseCases, { limit: 200 })
  const asked = typeof query.useCase === 'string' && query.useCase ? query.useCase : null
  const choice = useCases.items.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` }))
  if (!asked) {
    return (
      <Page
        crumbs={crumbs}
        title="Is a feature store worth it?"
        facts="Three questions of a use case: what its features cost to compute, whether they arrive ready to use, and how many would share them."
        reading
      >
        {choice.length > 0 ? (
          <form method="get" action={here} className="form">
            <UseCaseChoice choice={choice} />
            <div>
              <button type="submit" className="btn btn-primary">
                Look at it
              </button>
            </div>
          </form>
        ) : (
          <EmptyState title="No use case yet">A store is decided on for a use case.</EmptyState>
        )}
      </Page>
    )
  }
  const facts = await orNotFound(ask(ctx, getStoreFacts, { useCase: asked }))
  const counted = facts.sharing.length + 1
  const answers = readAnswers(query)
  const advice = answers && adviseOnStore(answers)
  const [newest] = facts.decisions
  const name = revealed(facts.useCase.name)
  return (
    <Page
      crumbs={crumbs}
      title={
        newest ? `${name}: ${storeAdviceLabels[newest.decision].toLowerCase()}` : `Does ${name} need a feature store?`
      }
      reference={facts.useCase.ref}
      facts={
        <>
          <span>
            <Ref href={`${base}/use-cases/${facts.useCase.ref}`}>{facts.useCase.ref}</Ref> {name}
          </span>
          <span>
            <TextLink href={here}>Another use case</TextLink>
          </span>
        </>
      }
      reading
    >
      <SharedFeatures facts={facts} base={base} />
      <Section title="Weigh it">
        <WeighForm action={here} useCase={facts.useCase.ref} answers={answers} counted={counted} />
      </Section>
      {advice && answers ? (
        <>
          <Section title="What speaks for it, and what against" id="advice">
            <AdviceView advice={advice} />
          </Section>
          {facts.mayDecide ? (
            <Section title="Decide">
              <DecideForm
                useCase={facts.useCase}
                answers={answers}
                advised={advice.advice}
                workspace={workspace.slug}
                person={person.id}
              />
            </Section>
          ) : (
            <p className="mt-4 text-13 text-fg-3">
              Data engineers, data scientists and machine-learning engineers of {facts.useCase.ref} decide on it.
            </p>
          )}
        </>
      ) : null}
      <Section title="What was decided" id="decisions" count={facts.decisions.length || undefined}>
        {facts.decisions.length > 0 ? (
          <DecisionList decisions={facts.decisions} />
        ) : (
          <p className="text-fg-3">Nothing yet.</p>
        )}
      </Section>
    </Page>
  )
}

function UseCaseChoice({ choice }: { choice: Array<{ value: string; label: string }> }) {
  return <Select name="useCase" label="Use case" required options={choice} />
}

/** What the register counts: which of its features others use, too. */
function SharedFeatures({ facts, base }: { facts: StoreFacts; base: string }) {
  const { features, sharing } = facts
  const shared = features.filter(({ usedBy }) => usedBy > 1)
  const title =
    features.length === 0
      ? 'The register knows none of its features'
      : sharing.length === 0
        ? `None of its ${features.length} features is shared`
        : `${shared.length} of its ${features.length} features are shared with ${sharing.length === 1 ? 'one other use case' : `${sharing.length} other use cases`}`
  return (
    <Section title={title}>
      {sharing.length > 0 ? (
        <ul className="grid gap-1 text-13">
          {sharing.map(({ ref, name, shared }) => (
            <li key={ref}>
              <Ref href={`${base}/use-cases/${ref}`}>{ref}</Ref> {revealed(name)}{' '}
              <span className="text-fg-3">{shared === 1 ? 'shares one' : `shares ${shared}`}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-13 text-fg-3">
          {features.length === 0 ? (
            <>
              <TextLink href={`${base}/features/new?useCase=${facts.useCase.ref}`}>Add them</TextLink>, so that sharing
              can be counted. It can be weighed without.
            </>
          ) : (
            'No other use case says that it uses one of them.'
          )}
        </p>
      )}
    </Section>
  )
}
