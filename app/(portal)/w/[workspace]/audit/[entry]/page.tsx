import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/frame/page'
import { Sentence } from '@/components/trail/sentence'
import { Mark } from '@/components/trail/trail-table'
import { DescriptionList } from '@/components/ui/description-list'
import { Digest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { Icon } from '@/components/ui/icon'
import { formatCount } from '@/components/ui/money'
import { ExactTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status-chip'
import { ask } from '@/lib/audit/execute'
import { digestOf } from '@/lib/audit/leaf'
import { nodeHashing } from '@/lib/audit/node-hashing'
import { verifyReceipt } from '@/lib/audit/receipt'
import { orNotFound } from '@/lib/platform/page'
import { isId } from '@/lib/platform/refs'
import { pageContext } from '@/lib/platform/request-context'
import { getEntry } from '@/lib/trail/queries'
import { receiptFacts } from '@/lib/trail/receipt-facts'
import { readReceipt } from '@/lib/trail/receipts'
import { readableOrNotFound } from '../readable'
import '@/components/trail/trail.css'

export const metadata: Metadata = { title: 'Audit entry' }

type Props = { params: Promise<{ workspace: string; entry: string }> }

export default async function EntryPage({ params }: Props) {
  const { workspace, entry: id } = await params
  const { ctx, duties, workspace: place } = await pageContext(workspace)
  await readableOrNotFound(duties)
  if (!isId(id)) notFound()
  const entry = await orNotFound(ask(ctx, getEntry, { entry: id }))
  const { receipt } = await ask(ctx, readReceipt, { entry: id })
  const facts = receipt && receiptFacts(receipt)
  const report = receipt && (await verifyReceipt(nodeHashing, receipt))
  const base = `/w/${place.slug}`
  const file = `/api/v1/receipts/${entry.id}?workspace=${place.slug}`
  return (
    <Page
      crumbs={[
        { label: place.name, href: base },
        { label: 'Audit', href: `${base}/audit` },
        { label: entry.n === null ? 'Entry' : `Entry ${formatCount(entry.n)}` },
      ]}
      title={revealed(`${entry.actor} ${entry.sentence}`)}
      status={<Mark tone={entry.tone} />}
      facts={
        <>
          <span>
            <ExactTime at={entry.at} />
          </span>
          <span>
            <code>{entry.action}</code>
          </span>
        </>
      }
      reading
    >
      <DescriptionList
        items={[
          {
            term: 'What happened',
            value: <Sentence actor={entry.actor} text={entry.sentence} base={base} />,
          },
          { term: 'Id', value: <code className="digest">{entry.id}</code> },
          {
            term: 'Number',
            value: entry.n === null ? 'waits to be sequenced' : `${formatCount(entry.n)} of this workspace`,
          },
          { term: 'Digest', value: <Digest value={digestOf(nodeHashing.sha256, entry.body)} /> },
          { term: 'Proof', value: <Proof result={report?.result ?? null} hashes={facts?.hashes ?? 0} /> },
          ...(facts
            ? [
                { term: 'Leaf', value: `${formatCount(facts.index)} of the log ${facts.origin}` },
                { term: 'Checkpoint', value: `size ${formatCount(facts.size)}, root ${facts.root}` },
              ]
            : []),
        ]}
      />
      {receipt ? (
        <p className="mt-4 flex flex-wrap items-center gap-2">
          <a className="btn" href={file} download>
            <Icon name="download" size={14} />
            Receipt
          </a>
          <a className="btn btn-quiet" href={`${file}&format=tlog-proof`} download>
            Proof as text
          </a>
        </p>
      ) : null}
      <Section
        title="The entry, byte for byte"
        count={`${formatCount(Buffer.byteLength(entry.body))} bytes of canonical JSON`}
      >
        <pre className="trail-raw">{revealed(entry.body)}</pre>
      </Section>
      {receipt ? (
        <Section title="Its leaf in the tree">
          <pre className="trail-raw">{receipt.leaf}</pre>
        </Section>
      ) : null}
    </Page>
  )
}

function Proof({ result, hashes }: { result: 'verified' | 'wrong' | 'unchecked' | null; hashes: number }) {
  if (result === null) return <Status tone="idle">No checkpoint covers it yet</Status>
  if (result === 'wrong') return <Status tone="bad">Does not lead to the checkpoint</Status>
  return (
    <Status tone="ok" icon="check">
      Included, {hashes} {hashes === 1 ? 'hash' : 'hashes'}, checked for this page
    </Status>
  )
}
