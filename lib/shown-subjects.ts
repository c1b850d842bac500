// What is decided on, in words: each kind of subject tells how its snapshot reads.
import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { previewRequestInput } from './approvals/input'
import { findRequest } from './approvals/read-request'
import { bindingOf } from './approvals/request-approval'
import { getPrevious } from './approvals/request-queries'
import type { ApprovalContent, ApprovalView, SnapshotChange, SnapshotField } from './approvals/views'
import type { SubjectKind } from './approvals/vocabulary'
import { peopleIn, shownDocument } from './documents/shown-document'
import { clipPair } from './model-cards/clip-pair'
import { compareFields } from './model-cards/compare-fields'
import { showVersion } from './model-cards/show-version'
import { defineQuery } from './platform/command'
import type { Tx } from './platform/context'
import { workspacePeople } from './platform/people'
import { subjects } from './subjects'
import { readTemplate } from './templates/store'
import { shownGate } from './use-cases/shown-gate'

type Shown = { kind: SubjectKind; snapshot: ApprovalView['snapshot']; materialFields: readonly string[] }

export const showApproval = defineQuery({
  name: 'approval.shown',
  summary: 'Read what a request is decided on in words, and what has changed since the request before it',
  permission: 'approval.read',
  input: z.strictObject({ approval: z.string().min(1).max(60) }),
  rest: { method: 'GET', path: '/approvals/{approval}/shown' },
  async run(tx, input): Promise<ApprovalContent> {
    const request = await findRequest(tx, input.approval)
    const { subjectKind: kind, materialFields } = request
    const now = { kind, snapshot: JSON.parse(request.snapshot) as ApprovalView['snapshot'], materialFields }
    const fields = await showSnapshot(tx, now)
    const { previous } = await getPrevious.run(tx, { approval: request.id })
    if (!previous) return { fields, previous: null }
    const { ref, label, environment, approvedAt, openedAt, snapshot } = previous
    const before = await showSnapshot(tx, { ...now, snapshot })
    const changes =
      kind === 'model_version'
        ? compareFields({ fields: snapshot.fields, shown: before }, { fields: now.snapshot.fields, shown: fields })
        : compareShown(before, fields)
    return { fields, previous: { ref, label, environment, approvedAt, openedAt, changes } }
  },
})

export const showRequest = defineQuery({
  name: 'approval.preview-shown',
  summary: 'Read in words what a request would be decided on',
  permission: 'approval.read',
  input: previewRequestInput,
  async run(tx, input): Promise<{ fields: SnapshotField[] }> {
    const binding = bindingOf(subjects, input.subject.kind)
    const { snapshot, materialFields } = await binding.read(tx, await binding.resolve(tx, input.subject), 'none')
    return { fields: await showSnapshot(tx, { kind: snapshot.kind, snapshot, materialFields }) }
  },
})

/** Every field of a snapshot, in the order people read them. */
export async function showSnapshot(tx: Tx, { kind, snapshot, materialFields }: Shown): Promise<SnapshotField[]> {
  if (kind === 'stage_gate') return shownGate(snapshot.fields, materialFields)
  if (kind !== 'design_document') return showVersion(tx, snapshot.fields, materialFields)
  const [key, version] = snapshot.schema.split('/').at(-1)!.split('@')
  const template = await readTemplate(tx, key!, Number(version))
  const named = peopleIn(snapshot.fields, template)
  const rows =
    named.length > 0 ? await tx.db.select().from(workspacePeople).where(inArray(workspacePeople.id, named)) : []
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return shownDocument(snapshot.fields, template, materialFields, (id) => names.get(id) ?? 'a former member')
}

/** What differs, in the order of what is asked now; what is no longer there comes last. */
export function compareShown(before: readonly SnapshotField[], after: readonly SnapshotField[]): SnapshotChange[] {
  const was = new Map(before.map((field) => [field.key, field]))
  const is = new Set(after.map(({ key }) => key))
  const changed = (field: SnapshotField, earlier: string | null, now: string | null): SnapshotChange => ({
    field: field.label,
    ...(field.note ? { note: field.note } : {}),
    ...clipPair(earlier, now),
    material: field.isMaterial,
    ...(field.kind === 'digest' ? { whole: true } : {}),
  })
  return [
    ...after.flatMap((field) => {
      const earlier = was.get(field.key)?.text ?? null
      return earlier === field.text ? [] : [changed(field, earlier, field.text)]
    }),
    ...before.flatMap((field) => (is.has(field.key) || field.text === null ? [] : [changed(field, field.text, null)])),
  ]
}
