import type { ReactNode } from 'react'

/** Facts as term and value. A missing value is said, not left blank. */
export function DescriptionList({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value ?? <span className="text-fg-3">not given</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
