import type { ReactNode } from 'react'
import { DescriptionList } from '@/components/ui/description-list'
import { ShortDigest } from '@/components/ui/digest'
import { Icon } from '@/components/ui/icon'
import { formatCount } from '@/components/ui/money'
import { Notice } from '@/components/ui/notice'
import { ExactTime } from '@/components/ui/relative-time'
import { Seal } from '@/components/ui/seal'
import { Status } from '@/components/ui/status-chip'
import type { DecisionView } from '@/lib/approvals/views'
import { roleLabels } from '@/lib/platform/vocabulary'
import { ArrivedHere } from './arrived-here'

/** What a receipt proves, read out of it. */
export type ReceiptFacts = {
  n: number
  index: number
  size: number
  root: string
  hashes: number
  origin: string
}

type ReceiptProps = {
  reference: string
  decision: DecisionView
  /** "APR-41 is approved. 3 of 3 answers." */
  outcome: ReactNode
  /** Null while no checkpoint covers the entry. */
  facts: ReceiptFacts | null
  /** The receipt's own address; without anything that belongs to this browser. */
  address: string
  downloads: { json: string; proof: string }
  /** The same page, to look again. */
  pageHref: string
}

/** What the form becomes once it is signed. */
export function Receipt(props: ReceiptProps) {
  const { reference, decision, outcome, facts, address, downloads, pageHref } = props
  return (
    <section className="receipt" id="receipt" tabIndex={-1} aria-labelledby="receipt-title">
      <ArrivedHere id="receipt" />
      <div className="seal-head">
        <Seal kind="decision" reference={reference} date={sealDate(decision.at)} />
        <div>
          <h2 className="text-17 font-semibold" id="receipt-title">
            {facts ? 'Signed and sealed' : 'Signed'}
          </h2>
          <p className="text-13 text-fg-2">
            {decision.person}, {roleLabels[decision.role].toLowerCase()}
          </p>
          <p className="text-13 text-fg-2">
            <ExactTime at={decision.at} />
          </p>
          <p className="text-13">{outcome}</p>
        </div>
      </div>
      {facts ? (
        <DescriptionList
          items={[
            { term: 'Entry', value: <span className="num">{formatCount(facts.n)} of this workspace</span> },
            { term: 'Leaf', value: <span className="num">{formatCount(facts.index)} of the log</span> },
            { term: 'Digest seen', value: <ShortDigest value={decision.contentDigest} /> },
            { term: 'Statement', value: <ShortDigest value={decision.statementDigest} /> },
            { term: 'Checkpoint', value: <span className="num">size {formatCount(facts.size)}</span> },
            { term: 'Root', value: <code className="digest">{facts.root}</code> },
            {
              term: 'Proof',
              value: (
                <Status tone="ok" icon="check">
                  Included, {facts.hashes} {facts.hashes === 1 ? 'hash' : 'hashes'}
                </Status>
              ),
            },
          ]}
        />
      ) : (
        <div className="mt-3">
          <Notice
            tone="info"
            title="Your receipt is still being sealed"
            actions={
              <a className="btn" href={pageHref}>
                Look again
              </a>
            }
          >
            Your answer counts already. The receipt will be at <code className="break-all">{address}</code>
          </Notice>
        </div>
      )}
      {facts ? (
        <>
          <div className="mt-3 flex flex-wrap items-center gap-2">
            <a className="btn" href={downloads.json} download>
              <Icon name="download" size={14} />
              Receipt
            </a>
            <a className="btn btn-quiet" href={downloads.proof} download>
              Proof as text
            </a>
          </div>
          <p className="mt-2 text-12 text-fg-3">
            Anybody can check it without us: <code>npx countersign verify FILE</code>
          </p>
        </>
      ) : null}
    </section>
  )
}

/** "20 NOV 2026" */
export function sealDate(at: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  return words.format(new Date(at)).toUpperCase()
}
