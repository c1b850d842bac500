// What a new workspace starts with: one workflow per kind of subject that can be approved from the first day, and the policy that names it.
import { schema } from '@/db/client'
import { type Change, change } from '@/lib/audit/record-event'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { nextRef } from '@/lib/platform/refs'
import type { PolicyRule, Requirement, WorkflowDefinition } from './vocabulary'

const { workflows, workflowVersions, policies, policyVersions } = schema

const requirement = (
  key: string,
  label: string,
  role: Requirement['group'] & { role: string },
  meaning: string,
): Requirement => ({
  key,
  label,
  group: role,
  quorum: 1,
  blocking: true,
  signature: 'required',
  differentFrom: [],
  meaning,
})

/** Three different people, in parallel: the one who knows the domain, the one who answers for risk, the one who answers for value. */
export const releaseWorkflow: WorkflowDefinition = {
  v: 1,
  stages: [
    {
      key: 'review',
      label: 'Review',
      after: [],
      requirements: [
        requirement(
          'expert',
          'Subject-matter expert',
          { role: 'subject_matter_expert' },
          'I have read what is shown and find that data, results and limits make sense in my domain.',
        ),
        requirement(
          'risk',
          'Risk officer',
          { role: 'risk_officer' },
          'I have read what is shown and accept the remaining risk for the use that is described.',
        ),
        requirement(
          'business',
          'Business stakeholder',
          { role: 'business_stakeholder' },
          'I have read what is shown and answer for the value and the remaining risk.',
        ),
      ],
    },
  ],
  dueDays: 7,
  expiresDays: 365,
}

const defaults = [
  { subjectKind: 'model_version' as const, name: 'Release of a model version', definition: releaseWorkflow },
]

/** Makes the built-in workflows and policies of a workspace and returns the rows to account for. */
export async function createDefaultWorkflows(tx: Tx): Promise<Change[]> {
  const changes: Change[] = []
  for (const { subjectKind, name, definition } of defaults) {
    const place = { workspaceId: tx.ctx.workspaceId, version: 1, publishedBy: personOf(tx) }
    const workflowId = newId(tx)
    const [workflow] = await tx.db
      .insert(workflows)
      .values({
        id: workflowId,
        workspaceId: tx.ctx.workspaceId,
        ref: await nextRef(tx, 'WF'),
        name,
        subjectKind,
        version: 1,
      })
      .returning()
    const [version] = await tx.db
      .insert(workflowVersions)
      .values({ id: newId(tx), ...place, workflowId, definition })
      .returning()
    const policyId = newId(tx)
    const [policy] = await tx.db
      .insert(policies)
      .values({ id: policyId, workspaceId: tx.ctx.workspaceId, ref: await nextRef(tx, 'P'), subjectKind, version: 1 })
      .returning()
    const rules: PolicyRule[] = [{ riskTier: null, environment: null, workflowId }]
    const [policyVersion] = await tx.db
      .insert(policyVersions)
      .values({ id: newId(tx), ...place, policyId, rules })
      .returning()
    changes.push(
      change(workflows, workflow!),
      change(workflowVersions, version!),
      change(policies, policy!),
      change(policyVersions, policyVersion!),
    )
  }
  return changes
}
