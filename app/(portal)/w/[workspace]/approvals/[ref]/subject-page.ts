import type { ApprovalView } from '@/lib/approvals/views'

/** The page of what is decided on, where it has one: a gate is passed on the page of its use case. */
export function subjectPage(base: string, { subject, snapshot, useCase }: ApprovalView): string | undefined {
  if (subject.kind === 'design_document') return `${base}/documents/${subject.label}`
  if (subject.kind === 'stage_gate') return `${base}/use-cases/${useCase.ref}`
  const { 'model.ref': model, 'version.number': version } = snapshot.fields
  return typeof model === 'string' && typeof version === 'number'
    ? `${base}/models/${model}/versions/${version}`
    : undefined
}
