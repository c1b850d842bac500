import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'

type Problem = { field: string; label: string; problem: string; href: string }

/** Answers that cannot be published as they stand, each with the way to it. */
export function PublishProblems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <div className="mt-3">
      <Notice
        tone="bad"
        title={
          problems.length === 1
            ? 'One answer cannot be published as it stands'
            : `${problems.length} answers cannot be published as they stand`
        }
      >
        <ul className="grid gap-1">
          {problems.map(({ field, label, problem, href }) => (
            <li key={field}>
              <TextLink href={href}>{label}</TextLink>: {problem}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
