import { FieldList } from '@/components/approvals/field-list'
import { DiffTable } from '@/components/ui/diff-table'
import { revealed } from '@/components/ui/hidden-characters'
import { Icon } from '@/components/ui/icon'
import { exactWords } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { ApprovalContent, ApprovalView, SnapshotChange } from '@/lib/approvals/views'
import { NO_ENVIRONMENT } from '@/lib/approvals/vocabulary'

type Previous = NonNullable<ApprovalContent['previous']>

type Props = {
  approval: ApprovalView
  content: ApprovalContent
  isSource: boolean
  /** This page. */
  at: string
  base: string
  workspace: string
}

/** What is new since people last decided on this record; for the first request, all there is to read. */
export function WhatChanged({ approval, content, isSource, at, base, workspace }: Props) {
  const { fields, previous } = content
  const all = (
    <FieldList
      fields={fields}
      views={{ rendered: `${at}#text`, source: `${at}?view=source#text` }}
      isSource={isSource}
    />
  )
  const snapshot = (
    <a className="lk" href={`/api/v1/approvals/${approval.ref}?workspace=${workspace}`}>
      Snapshot as JSON
    </a>
  )
  if (!previous) {
    return (
      <Section
        title="Everything that is decided on"
        count={`${fields.length} fields, no earlier request to compare with`}
        aside={snapshot}
      >
        {all}
      </Section>
    )
  }
  return (
    <>
      <Changes approval={approval} previous={previous} base={base} />
      <Section title="Everything that is decided on" count={`${fields.length} fields`} aside={snapshot}>
        <details className="snap-all" open={isSource}>
          <summary className="btn">
            <Icon name="eye" size={14} /> Read every field
          </summary>
          <div className="mt-4">{all}</div>
        </details>
      </Section>
    </>
  )
}

function Changes({ approval, previous, base }: { approval: ApprovalView; previous: Previous; base: string }) {
  const { changes } = previous
  const material = changes.filter((change) => change.material).length
  const earlier = previous.approvedAt
    ? `${previous.label}, approved ${day(previous.approvedAt)} in ${previous.ref}`
    : `${previous.label}, asked ${day(previous.openedAt)} in ${previous.ref}`
  return (
    <Section
      title={`What changed since the last ${previous.approvedAt ? 'approval' : 'request'}`}
      count={`${changes.length} ${changes.length === 1 ? 'field' : 'fields'}, ${material} material`}
      aside={<TextLink href={`${base}/approvals/${previous.ref}`}>{previous.ref}</TextLink>}
    >
      {changes.length > 0 ? (
        <div className="approval-changes">
          <DiffTable
            caption={`What changed between ${earlier} and ${approval.subject.label}, asked now`}
            beforeLabel={earlier}
            afterLabel={`${approval.subject.label}, asked now`}
            changes={changes.map((change) => ({ ...change, ...readable(change), field: revealed(change.field) }))}
          />
        </div>
      ) : (
        <p className="text-13 text-fg-2">
          Nothing: {previous.ref} asked about exactly the same
          {approval.environment === NO_ENVIRONMENT ? '' : `, for ${previous.environment}`}.
        </p>
      )}
    </Section>
  )
}

/** Lines that were only wrapped flow again, unless that is the whole difference. */
function readable({ before, after }: SnapshotChange): { before: string | null; after: string | null } {
  const flowing = (text: string | null) => text && revealed(text).replace(/(\S)\n(?=[\p{L}"“(])/gu, '$1 ')
  const [was, is] = [flowing(before), flowing(after)]
  return was === is
    ? { before: before && revealed(before), after: after && revealed(after) }
    : { before: was, after: is }
}

/** "Fri 20 Nov 2026" */
const day = (at: string) => exactWords(new Date(at)).split(',').slice(0, -1).join(',')
