import { LedgerWindows } from '@/components/metrics/ledger/ledger-windows'
import { Money } from '@/components/ui/money'
import { dayWords } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getLedger } from '@/lib/metrics/ledger/queries'
import type { Ctx } from '@/lib/platform/context'
import { isMoney } from '@/lib/templates/rules'
import type { Money as Amount, Answers } from '@/lib/templates/vocabulary'

type Document = { answers: Answers; payback: number | null; publishedAt: string; revision: number }
type Props = { ctx: Ctx; useCase: string; document: Document; here: string }

/** What was promised, and once it runs what came of it, in money and time: the first thing a stakeholder looks for. */
export async function ValueLedger({ ctx, useCase, document, here }: Props) {
  const { windows, finding, promises } = await ask(ctx, getLedger, { useCase })
  const { answers, payback } = document
  const rows = [
    { term: 'Value', amount: amountOf(answers, 'value_per_year'), per: 'year' },
    { term: 'Cost to run', amount: amountOf(answers, 'cost_to_run'), per: 'year' },
    { term: 'Cost to build', amount: amountOf(answers, 'cost_to_build') },
  ]
  const expected = typeof answers.payback_expected === 'number' ? answers.payback_expected : null
  return (
    <Section title="Value ledger" aside={<TextLink href={`${here}/value`}>All of it</TextLink>}>
      {windows.length > 0 ? (
        <div className="mb-4">
          <p className="mb-2 text-13">{finding}</p>
          <LedgerWindows windows={windows} />
        </div>
      ) : null}
      <p className="text-12 text-fg-3">
        Promised {dayWords(document.publishedAt)}, r{document.revision}
        {windows.length > 0 && promises.some(({ owedFrom }) => owedFrom === null)
          ? ', for an iteration that does not run yet'
          : null}
      </p>
      <dl className="text-13">
        {rows.map(({ term, amount, per }) => (
          <div key={term} className="flex justify-between gap-4 border-b border-line py-[7px]">
            <dt className="text-fg-2">{term}</dt>
            <dd className="font-medium">
              <Money amount={amount?.amount ?? null} currency={amount?.currency ?? 'EUR'} per={per} />
            </dd>
          </div>
        ))}
        <div className="flex justify-between gap-4 py-[7px]">
          <dt className="text-fg-2">Pays for itself</dt>
          <dd className="font-medium">{paybackWords(payback)}</dd>
        </div>
      </dl>
      {expected !== null ? (
        <p className="text-12 text-fg-3">
          The stakeholder expects {expected} months; the other figures give{' '}
          {payback === null ? 'no such month' : `${payback} months`}.
        </p>
      ) : null}
      {windows.length === 0 ? (
        <p className="mt-1 text-12 text-fg-3">Nothing of it runs yet, so nothing is realised.</p>
      ) : null}
    </Section>
  )
}

function amountOf(answers: Answers, key: string): Amount | null {
  const answer = answers[key]
  return isMoney(answer) ? answer : null
}

function paybackWords(months: number | null): string {
  if (months === null) return 'never, on these figures'
  if (months === 0) return 'at once'
  return months === 1 ? 'after 1 month' : `after ${months} months`
}
