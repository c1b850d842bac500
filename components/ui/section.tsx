import type { ReactNode } from 'react'

type SectionProps = {
  title: string
  count?: ReactNode
  aside?: ReactNode
  children: ReactNode
  id?: string
  level?: 2 | 3
}

/** A part of a page: a heading on a line of its own, set off by space and not by a box. */
export function Section({ title, count, aside, children, id, level = 2 }: SectionProps) {
  const Heading = `h${level}` as const
  return (
    <section className="mt-7 first:mt-0" id={id}>
      <div className="mb-[7px] flex min-h-5 flex-wrap items-baseline gap-x-2">
        <Heading className="font-semibold">{title}</Heading>
        {count === undefined ? null : <span className="num text-13 text-fg-3">{count}</span>}
        {aside ? <div className="ml-auto flex items-center gap-3 text-12 text-fg-3">{aside}</div> : null}
      </div>
      {children}
    </section>
  )
}
