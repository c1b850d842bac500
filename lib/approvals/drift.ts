import { z } from 'zod'
import { defineQuery } from '@/lib/platform/command'
import { findRequest } from './read-request'
import { bindingOf } from './request-approval'
import { changedFields, digestsOf, type Subjects } from './subject'

/** What is another by now, over the subjects that are bound (`lib/subjects.ts`). */
export function driftOf(subjects: Subjects) {
  return defineQuery({
    name: 'approval.drift',
    summary: 'See what has changed since a request was made',
    permission: 'approval.read',
    input: z.strictObject({ approval: z.string().min(1).max(60) }),
    rest: { method: 'GET', path: '/approvals/{approval}/drift' },
    async run(tx, input) {
      const request = await findRequest(tx, input.approval)
      const binding = bindingOf(subjects, request.subjectKind)
      const subject = await binding.read(tx, request.subjectId, 'none')
      const { materialDigest } = digestsOf(subject.snapshot, request.materialFields)
      const changed = changedFields(request, subject)
      return {
        revision: subject.snapshot.revision,
        isCurrent: materialDigest === request.materialDigest,
        changed: changed.map((field) => ({ field, label: subject.fieldLabel(field) })),
      }
    },
  })
}
