import type { ApprovalView } from '@/lib/approvals/views'
import type { DecisionKind } from '@/lib/approvals/vocabulary'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'

type Subject = Pick<ApprovalView, 'subject' | 'environment' | 'snapshot'>

/** What comes after the reference of what is decided on: its revision, where to. */
export function exactWords({ subject, environment, snapshot }: Subject): string {
  if (subject.kind === 'stage_gate') return `, ${gateWords(snapshot.fields)}`
  if (subject.kind === 'model_version') return `, card revision ${subject.revision}, to ${environment}`
  return `, revision ${subject.revision}`
}

/** "from Added value to Business requirements" */
export function gateWords({ from, to }: Record<string, unknown>): string {
  return `from ${nameOf(from)} to ${nameOf(to)}`
}

const nameOf = (stage: unknown) => stageLabels[stage as Stage] ?? String(stage)

const acts: Record<string, string> = { model_version: 'releasing ', stage_gate: 'opening ' }

/** The verb of each answer, up to the reference: "approve releasing ", "reject ". */
export function answerWords(kind: string, decision: DecisionKind): { verb: string; act: string } {
  const act = acts[kind] ?? ''
  if (decision === 'approve') return { verb: 'approve', act }
  if (decision === 'reject') return { verb: 'reject', act }
  if (decision === 'abstain') return { verb: 'abstain from deciding on', act }
  return act ? { verb: 'ask for changes before', act } : { verb: 'ask for changes to', act }
}
