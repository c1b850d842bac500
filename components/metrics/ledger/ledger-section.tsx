import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { ValueLedgerView } from '@/lib/metrics/ledger/views'
import { LedgerWindows } from './ledger-windows'

/** For whoever decides what comes next: what was promised so far, and what came of it. */
export function LedgerSection({ ledger, base, note }: { ledger: ValueLedgerView; base: string; note?: string }) {
  const { useCase, windows, sources, finding } = ledger
  const left = sources.filter((source) => source.left !== null).length
  return (
    <Section
      title="Value ledger"
      aside={<TextLink href={`${base}/use-cases/${useCase.ref}/value`}>Promises and metrics</TextLink>}
    >
      <p className="mb-2 max-w-[80ch] text-13">{finding}</p>
      {windows.length > 0 ? <LedgerWindows windows={windows} wide /> : null}
      {left > 0 ? (
        <p className="mt-2 text-12 text-fg-3">
          {left === 1 ? 'One metric that counts as value is' : `${left} metrics that count as value are`} left out; the
          ledger says why.
        </p>
      ) : null}
      {note ? <p className="mt-2 text-12 text-fg-3">{note}</p> : null}
    </Section>
  )
}
