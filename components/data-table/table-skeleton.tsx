/** Stands where a list will be, as high as it will be, so that nothing jumps. */
export function TableSkeleton({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) {
  return (
    <div role="status" aria-label="Loading the list">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are alike
        <div key={row} className="flex h-8 items-center gap-4 border-b border-line">
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are alike
            <span key={column} className={`sk ${column === 0 ? 'w-2/5' : (row + column) % 2 ? 'w-1/6' : 'w-1/5'}`} />
          ))}
        </div>
      ))}
    </div>
  )
}
