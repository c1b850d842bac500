import { ButtonLink } from '@/components/ui/button'

const steps = [
  [
    'Say what it is worth',
    'A business stakeholder starts a use case: the problem, who benefits, value and cost in money.',
  ],
  ['Bring the model', 'A data scientist imports its model card, as a file or as pasted text.'],
  [
    'Ask for the release',
    'The expert, the risk officer and the stakeholder are asked. Nobody decides on their own work.',
  ],
  [
    'Ask the gate',
    'Your pipeline asks before it deploys. Without an approval of exactly this version the answer is no.',
  ],
]

/** What a fresh workspace shows: the path that will be walked, and its first step. */
export function FirstSteps({ base, mayCreate }: { base: string; mayCreate: boolean }) {
  return (
    <>
      <p className="text-15 text-fg-2">
        A use case is one problem that a model may solve. Everything that is decided about it stands on its page, signed
        by the people who answer for it.
      </p>
      <ol className="mt-5 border-t border-line-2">
        {steps.map(([title, text], at) => (
          <li key={title} className="flex gap-4 border-b border-line py-3">
            <span className="num w-4 text-fg-3">{at + 1}</span>
            <span>
              <b className="font-medium">{title}</b>
              <span className="block text-13 text-fg-2">{text}</span>
            </span>
          </li>
        ))}
      </ol>
      <div className="mt-5">
        {mayCreate ? (
          <ButtonLink kind="primary" href={`${base}/use-cases/new`} icon="plus">
            Start the first use case
          </ButtonLink>
        ) : (
          <p className="text-13 text-fg-3">As an auditor you read, verify and export. There is nothing to read yet.</p>
        )}
      </div>
    </>
  )
}
