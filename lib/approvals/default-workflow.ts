// What a new workspace starts with: workflows for each kind of subject that can be approved, and the policy that says which applies.
import { schema } from '@/db/client'
import { type Change, change } from '@/lib/audit/record-event'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { nextRef } from '@/lib/platform/refs'
import type { PolicyRule, Requirement, SubjectKind, WorkflowDefinition } from './vocabulary'

const { workflows, workflowVersions, policies, policyVersions } = schema

const requirement = (key: string, label: string, group: Requirement['group'], meaning: string): Requirement => ({
  key,
  label,
  group,
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

const accountable = requirement(
  'accountable',
  'Answers for the stage',
  { accountable: true },
  'I answer for this stage, have read what is shown and let it go on.',
)

const oneStage = (requirements: Requirement[], dueDays: number): WorkflowDefinition => ({
  v: 1,
  stages: [{ key: 'review', label: 'Review', after: [], requirements }],
  dueDays,
  expiresDays: null,
})

interface DefaultPolicy {
  subjectKind: SubjectKind
  /** Rules in order; the first that fits counts, and one without tiers fits everything. */
  workflows: Array<{ name: string; definition: WorkflowDefinition; tiers?: string[] }>
}

const defaults: DefaultPolicy[] = [
  { subjectKind: 'model_version', workflows: [{ name: 'Release of a model version', definition: releaseWorkflow }] },
  {
    subjectKind: 'stage_gate',
    workflows: [
      {
        name: 'Stage gate, high risk',
        tiers: ['high', 'critical'],
        definition: oneStage(
          [
            accountable,
            requirement(
              'risk',
              'Risk officer',
              { role: 'risk_officer' },
              'I have read what is shown and accept the remaining risk of going on.',
            ),
          ],
          7,
        ),
      },
      { name: 'Stage gate', definition: oneStage([accountable], 7) },
    ],
  },
  {
    subjectKind: 'design_document',
    workflows: [{ name: 'Review of a design document', definition: oneStage([accountable], 7) }],
  },
]

/** Makes the built-in workflows and policies of a workspace and returns the rows to account for. */
export async function createDefaultWorkflows(tx: Tx): Promise<Change[]> {
  const changes: Change[] = []
  for (const { subjectKind, workflows: flows } of defaults) {
    const rules: PolicyRule[] = []
    for (const { name, definition, tiers } of flows) {
      const made = await createWorkflow(tx, subjectKind, name, definition)
      changes.push(...made.changes)
      for (const riskTier of tiers ?? [null]) rules.push({ riskTier, environment: null, workflowId: made.id })
    }
    changes.push(...(await createPolicy(tx, subjectKind, rules)))
  }
  return changes
}

async function createWorkflow(tx: Tx, subjectKind: SubjectKind, name: string, definition: WorkflowDefinition) {
  const place = { workspaceId: tx.ctx.workspaceId, version: 1 }
  const ref = await nextRef(tx, 'WF')
  const [workflow] = await tx.db
    .insert(workflows)
    .values({ id: newId(tx), ...place, ref, name, subjectKind })
    .returning()
  const [version] = await tx.db
    .insert(workflowVersions)
    .values({ id: newId(tx), ...place, workflowId: workflow!.id, publishedBy: personOf(tx), definition })
    .returning()
  return { id: workflow!.id, changes: [change(workflows, workflow!), change(workflowVersions, version!)] }
}

async function createPolicy(tx: Tx, subjectKind: SubjectKind, rules: PolicyRule[]): Promise<Change[]> {
  const place = { workspaceId: tx.ctx.workspaceId, version: 1 }
  const ref = await nextRef(tx, 'P')
  const [policy] = await tx.db
    .insert(policies)
    .values({ id: newId(tx), ...place, ref, subjectKind })
    .returning()
  const [version] = await tx.db
    .insert(policyVersions)
    .values({ id: newId(tx), ...place, policyId: policy!.id, publishedBy: personOf(tx), rules })
    .returning()
  return [change(policies, policy!), change(policyVersions, version!)]
}
