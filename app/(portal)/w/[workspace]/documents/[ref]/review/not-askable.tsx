import { Notice } from '@/components/ui/notice'

/** Why nobody can be asked, or not by this person. */
export function NotAskable({ hasPolicy, mayRequest }: { hasPolicy: boolean; mayRequest: boolean }) {
  if (!hasPolicy) {
    return (
      <Notice tone="bad" title="No policy says who approves a document like this">
        So nobody can. An administrator has to add a policy for it first.
      </Notice>
    )
  }
  if (mayRequest) return null
  return (
    <Notice tone="info" title="Your roles here do not include asking for an approval">
      Data scientists, machine-learning engineers and business stakeholders of the use case do.
    </Notice>
  )
}
