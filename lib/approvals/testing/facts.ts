/** Short ways to write workflows and decisions. */
import type { DecisionFact, RequestFacts } from '../rules'
import type { DecisionKind, Requirement, RequirementGroup, WorkflowDefinition, WorkflowStage } from '../vocabulary'

export function requirement(key: string, changes: Partial<Requirement> = {}): Requirement {
  const group: RequirementGroup = { role: 'risk_officer' }
  return {
    key,
    label: key,
    group,
    quorum: 1,
    blocking: true,
    signature: 'required',
    differentFrom: [],
    meaning: `I answer for ${key}.`,
    ...changes,
  }
}

export function stage(key: string, requirements: Requirement[], after: string[] = []): WorkflowStage {
  return { key, label: key, after, requirements }
}

export function workflow(...stages: WorkflowStage[]): WorkflowDefinition {
  return { v: 1, stages, dueDays: null, expiresDays: null }
}

/** `ann approve risk` becomes a decision; a person's later one replaces their earlier one. */
export function decisions(...lines: string[]): DecisionFact[] {
  const made: DecisionFact[] = []
  for (const [index, line] of lines.entries()) {
    const [personId, decision, key] = line.split(' ') as [string, DecisionKind, string]
    const replaces = made.findLast((earlier) => earlier.personId === personId)?.id ?? null
    made.push({ id: `d${index}`, personId, decision, requirement: key, replaces })
  }
  return made
}

export function facts(
  definition: WorkflowDefinition,
  made: DecisionFact[],
  changes: Partial<RequestFacts> = {},
): RequestFacts {
  return {
    definition,
    decisions: made,
    isWithdrawn: false,
    isRevoked: false,
    isSuperseded: false,
    expiresAt: null,
    now: '2026-03-02T10:00:00.000000Z',
    ...changes,
  }
}
