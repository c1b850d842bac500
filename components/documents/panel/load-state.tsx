import { Skeleton } from '@/components/ui/skeleton'

/** While it is read, and when it could not be. */
export function LoadState({ problem, again, what }: { problem: string | null; again: () => void; what: string }) {
  if (problem === null) return <Skeleton />
  return (
    <p className="text-13 text-fg-2" role="status">
      {what} could not be read. {problem}{' '}
      <button type="button" className="lk min-h-6" onClick={again}>
        Try again
      </button>
    </p>
  )
}
