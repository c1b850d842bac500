import { RelativeTime } from '@/components/ui/relative-time'
import type { ApprovalView } from '@/lib/approvals/views'

/** On a small screen the form is far below: the bar leads to it, past nothing that has to be read. */
export function DecideBar({ approval }: { approval: ApprovalView }) {
  const { requirements, dueAt } = approval
  const answered = requirements.filter(({ given }) => given.length > 0).length
  return (
    <div className="decide-bar">
      <span>
        {answered} of {requirements.length} have answered.
        {dueAt ? (
          <span className="block font-medium text-warn">
            closes <RelativeTime at={dueAt} />
          </span>
        ) : null}
      </span>
      <a className="btn btn-primary" href="#decide">
        Decide
      </a>
    </div>
  )
}
