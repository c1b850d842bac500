import { TextLink } from '@/components/ui/text-link'

/** The step of a training job that sends its run. */
export function HowToSend({ base, experiment, isOpen }: { base: string; experiment: string; isOpen: boolean }) {
  return (
    <details className="mt-7" open={isOpen}>
      <summary className="min-h-6 font-semibold">How a training job sends its runs</summary>
      <p className="mt-2 max-w-[72ch] text-fg-2">
        One request when the run is over, or one when it begins and a PATCH as it goes. The same <code>externalId</code>{' '}
        again is the same run: what is new is added. A token with the write scope is made under{' '}
        <TextLink href={`${base}/settings/tokens`}>Settings</TextLink>.
      </p>
      <pre className="run-step">
        <code>{`curl --fail-with-body "$COUNTERSIGN_URL/api/v1/experiments/${experiment}/runs" \\
  --header "Authorization: Bearer $COUNTERSIGN_TOKEN" --header "Content-Type: application/json" \\
  --data '{
    "system": "github-actions", "externalId": "'$GITHUB_RUN_ID-$GITHUB_RUN_ATTEMPT'",
    "name": "gradient boosting, depth 6", "status": "finished",
    "parameters": { "depth": 6, "learning_rate": 0.08 },
    "metrics": { "recall": 0.706, "auc": 0.871 },
    "codeCommit": "'$GITHUB_SHA'",
    "datasets": [{ "dataset": "DS-3 v2", "use": "training" }]
  }'`}</code>
      </pre>
    </details>
  )
}
