// The policies in force and the workflows they lead to.
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'

const { policies, policyVersions, workflows, workflowVersions } = schema

/** The workflows and policies in force, for everyone to read. */
export const listPolicies = defineQuery({
  name: 'policy.list',
  summary: 'List policies and the workflows they lead to',
  permission: 'workspace.read',
  input: z.strictObject({}),
  rest: { method: 'GET', path: '/policies' },
  async run(tx) {
    const items = await tx.db
      .select({
        id: policies.id,
        ref: policies.ref,
        subjectKind: policies.subjectKind,
        version: policies.version,
        rules: policyVersions.rules,
      })
      .from(policies)
      .innerJoin(
        policyVersions,
        and(eq(policyVersions.policyId, policies.id), eq(policyVersions.version, policies.version)),
      )
      .orderBy(asc(policies.ref))
    const flows = await tx.db
      .select({
        id: workflows.id,
        ref: workflows.ref,
        name: workflows.name,
        version: workflows.version,
        definition: workflowVersions.definition,
      })
      .from(workflows)
      .innerJoin(
        workflowVersions,
        and(eq(workflowVersions.workflowId, workflows.id), eq(workflowVersions.version, workflows.version)),
      )
    return {
      items: items.map((policy) => ({
        ...policy,
        rules: policy.rules.map((rule) => ({
          ...rule,
          workflow: flows.find(({ id }) => id === rule.workflowId) ?? null,
        })),
      })),
      next: null,
    }
  },
})
