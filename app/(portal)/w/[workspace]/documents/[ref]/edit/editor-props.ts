// What the editor needs beside the document: people, records that can be linked, approvals that a change would void.

import { statusWords } from '@/components/approvals/approval-status'
import type { LiveApprovals } from '@/components/documents/editor/field-block'
import type { StoredAnswer } from '@/components/documents/editor/field-state'
import type { EditorChoices } from '@/components/documents/editor/input-props'
import { ask } from '@/lib/audit/execute'
import { getDocumentRevision, listDocuments } from '@/lib/documents/queries'
import type { DocumentView } from '@/lib/documents/views'
import { listMetrics } from '@/lib/metrics/queries'
import { getModel, listModels } from '@/lib/models/queries'
import type { Ctx } from '@/lib/platform/context'
import { type Duty, type RoleId, roleLabels } from '@/lib/platform/vocabulary'
import { fieldsOf } from '@/lib/templates/rules'
import type { RecordKind } from '@/lib/templates/vocabulary'
import { listUseCases } from '@/lib/use-cases/list-use-cases'
import { listMembers, type MemberView } from '@/lib/workspaces/members'

type Candidate = EditorChoices['records'][string][number]

export function storedAnswers({ template, draft }: DocumentView): Record<string, StoredAnswer> {
  return Object.fromEntries(
    fieldsOf(template).map(({ key }) => {
      const origin = draft.origins[key]
      return [
        key,
        {
          value: draft.answers[key] ?? null,
          revision: draft.revisions[key] ?? 0,
          by: origin?.by ?? null,
          byName: origin?.byName ?? null,
          at: origin?.at ?? null,
          source: origin?.source ?? null,
        },
      ]
    }),
  )
}

const MOST_MEMBERS = 2000

export async function readMembers(ctx: Ctx): Promise<MemberView[]> {
  const members: MemberView[] = []
  let cursor: string | undefined
  do {
    const page = await ask(ctx, listMembers, { limit: 200, cursor })
    members.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor && members.length < MOST_MEMBERS)
  return members
}

const rolesIn = (member: MemberView, useCase: string): RoleId[] => [
  ...member.roles.filter((one) => one.useCase === useCase).map(({ role }) => role),
  ...(member.duties as Duty[]),
]

/** Names by role in the use case, and by duty in the workspace. */
export function peopleByRole(members: MemberView[], useCase: string): Partial<Record<RoleId, string[]>> {
  const people: Partial<Record<RoleId, string[]>> = {}
  for (const member of members) {
    for (const role of rolesIn(member, useCase)) people[role] = [...(people[role] ?? []), member.name]
  }
  return people
}

/** The team first, for most answers name one of it. */
export function choosablePeople(members: MemberView[], useCase: string): EditorChoices['people'] {
  const people = members.map((member) => {
    const roles = rolesIn(member, useCase)
    const { personId: id, name } = member
    if (roles.length === 0) return { id, name }
    return { id, name, roleId: roles[0], note: roles.map((role) => roleLabels[role].toLowerCase()).join(', ') }
  })
  return people.sort((one, other) => Number('note' in other) - Number('note' in one))
}

/** Records that the document's fields can link to, by field; read only for the kinds it asks for. */
export async function linkableRecords(ctx: Ctx, document: DocumentView): Promise<EditorChoices['records']> {
  const fields = fieldsOf(document.template).filter(({ kind }) => kind === 'record')
  const byKind = new Map<RecordKind, Candidate[]>()
  for (const kind of new Set(fields.map(({ record }) => record!))) {
    byKind.set(kind, await candidates[kind](ctx, document))
  }
  return Object.fromEntries(fields.map(({ key, record }) => [key, byKind.get(record!) ?? []]))
}

const candidates: Record<RecordKind, (ctx: Ctx, document: DocumentView) => Promise<Candidate[]>> = {
  async use_case(ctx, { useCase }) {
    const { items } = await ask(ctx, listUseCases, { limit: 200 })
    return items
      .filter(({ ref }) => ref !== useCase.ref)
      .map(({ id, ref, name }) => ({ kind: 'use_case', id, ref, label: name }))
  },
  async document(ctx, { useCase, ref: own }) {
    const { items } = await ask(ctx, listDocuments, { useCase: useCase.ref, limit: 200 })
    return items
      .filter(({ ref }) => ref !== own)
      .map(({ id, ref, title }) => ({ kind: 'document', id, ref, label: title }))
  },
  async metric(ctx, { useCase }) {
    const { items } = await ask(ctx, listMetrics, { useCase: useCase.ref, limit: 200, sort: 'name' })
    return items.map(({ id, ref, name }) => ({ kind: 'metric', id, ref, label: name }))
  },
  async model_version(ctx, { useCase }) {
    const { items } = await ask(ctx, listModels, { useCase: useCase.ref, limit: 50 })
    const models = await Promise.all(items.map(({ ref }) => ask(ctx, getModel, { model: ref })))
    return models.flatMap(({ name, versions }) =>
      versions.map(({ id, ref }): Candidate => ({ kind: 'model_version', id, ref, label: name })),
    )
  },
}

/** Requests that hold or wait for what the newest revision says, and what it says: a material change voids them. */
export async function liveApprovals(ctx: Ctx, document: DocumentView, base: string): Promise<LiveApprovals | null> {
  const live = document.approvals.filter(
    ({ isCurrent, status }) => isCurrent && ['open', 'changes_requested', 'approved'].includes(status),
  )
  if (live.length === 0) return null
  const { answers } = await ask(ctx, getDocumentRevision, { document: document.ref, revision: document.revision })
  return {
    answers,
    refs: live.map(({ ref, status, decisions }) => {
      const names = decisions.filter(({ decision }) => decision === 'approve').map(({ person }) => person)
      const words =
        names.length > 0
          ? `approved by ${names.join(', ')}`
          : status === 'open'
            ? 'which people are asked about now'
            : statusWords[status].word.toLowerCase()
      return { ref, href: `${base}/approvals/${ref}`, words }
    }),
  }
}
