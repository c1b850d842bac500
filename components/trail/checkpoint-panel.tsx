import type { ReactNode } from 'react'
import { sealDate } from '@/components/approvals/receipt'
import { DescriptionList } from '@/components/ui/description-list'
import { Icon } from '@/components/ui/icon'
import { formatCount } from '@/components/ui/money'
import { ExactTime, RelativeTime } from '@/components/ui/relative-time'
import { Seal, SealPlace } from '@/components/ui/seal'
import type { LogState } from '@/lib/trail/views'

type Props = {
  log: LogState
  /** The button that verifies. */
  verify: ReactNode
  /** Where the export is posted to; null for those who may not export. */
  exportAction: string | null
}

/** How far the log is sealed, and the two ways to check it: here, and without us. */
export function CheckpointPanel({ log, verify, exportAction }: Props) {
  const { checkpoint, entries, sealed } = log
  return (
    <>
      <div className="seal-head">
        {checkpoint ? (
          <Seal
            kind="checkpoint"
            reference={formatCount(checkpoint.size)}
            date={sealDate(checkpoint.signedAt)}
            size={92}
          />
        ) : (
          <SealPlace size={92} />
        )}
        <div>
          <h2 className="font-semibold">{checkpoint ? 'Newest checkpoint' : 'Nothing is sealed yet'}</h2>
          {checkpoint ? (
            <p className="text-13 text-fg-2">
              <ExactTime at={checkpoint.signedAt} clock />, <RelativeTime at={checkpoint.signedAt} />
            </p>
          ) : null}
          <p className="text-13 text-fg-2">
            {formatCount(sealed)} of {formatCount(entries)} entries here
          </p>
        </div>
      </div>
      {checkpoint ? (
        <DescriptionList
          items={[
            { term: 'Log', value: checkpoint.origin },
            {
              term: 'Size',
              value: <span className="num">{formatCount(checkpoint.size)} leaves, of all workspaces</span>,
            },
            { term: 'Root', value: <code className="digest">{checkpoint.root}</code> },
          ]}
        />
      ) : null}
      <div className="mt-4">{verify}</div>
      <section className="mt-6 border-t border-line-2 pt-5">
        <h2 className="font-semibold">Check it without us</h2>
        {exportAction ? (
          <>
            <form action={exportAction} method="post" className="mt-3">
              <button type="submit" className="btn">
                <Icon name="download" size={14} />
                Export with proofs
              </button>
            </form>
            <p className="mt-3 text-13 text-fg-2">
              The file holds every entry of this workspace with its proof, and every governed row. Check it on any
              machine, without network: <code>npx countersign verify FILE</code>. Each export is an entry here, with the
              digest of the file.
            </p>
          </>
        ) : (
          <p className="mt-1 text-13 text-fg-2">
            An auditor or a risk officer exports the trail with its proofs; <code>npx countersign verify FILE</code>{' '}
            checks the file on any machine.
          </p>
        )}
      </section>
    </>
  )
}
