import type { Metadata } from 'next'
import { Workflow } from '@/components/approvals/workflow'
import { EmptyState } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Ref } from '@/components/ui/text-link'
import { listPolicies } from '@/lib/approvals/policy-queries'
import { subjectLabels } from '@/lib/approvals/vocabulary'
import { ask } from '@/lib/audit/execute'
import { pageContext } from '@/lib/platform/request-context'
import { SettingsPage } from '../settings-page'
import '@/components/approvals/approvals.css'

export const metadata: Metadata = { title: 'Policies' }

type Props = { params: Promise<{ workspace: string }> }

export default async function PoliciesPage({ params }: Props) {
  const { workspace } = await params
  const { ctx, workspace: place } = await pageContext(workspace)
  const { items } = await ask(ctx, listPolicies, {})
  return (
    <SettingsPage
      workspace={place}
      place="policies"
      title={`What needs an approval, and whose: ${items.length} ${items.length === 1 ? 'policy' : 'policies'} in force`}
      facts="Where no policy fits, nothing is approved. A change of a policy or workflow never touches a request that was made before it."
    >
      {items.length === 0 ? (
        <EmptyState title="No policy is in force">Without a policy nobody can approve anything.</EmptyState>
      ) : null}
      {items.map((policy) => (
        <Section
          key={policy.id}
          title={subjectLabels[policy.subjectKind]}
          count={
            <>
              policy <Ref>{policy.ref}</Ref> v{policy.version}
            </>
          }
        >
          {policy.rules.map((rule) => (
            <div key={`${rule.riskTier}-${rule.environment}-${rule.workflowId}`} className="policy-rule">
              <p className="text-13 text-fg-2">
                At {rule.riskTier ? `risk tier ${rule.riskTier}` : 'every risk tier'}, to{' '}
                {rule.environment ?? 'every environment'}:
              </p>
              {rule.workflow ? (
                <Workflow
                  reference={rule.workflow.ref}
                  name={rule.workflow.name}
                  version={rule.workflow.version}
                  definition={rule.workflow.definition}
                />
              ) : (
                <p className="text-13 text-bad">The workflow of this rule is missing: requests are refused.</p>
              )}
            </div>
          ))}
        </Section>
      ))}
    </SettingsPage>
  )
}
