import type { ReactNode } from 'react'

/** One specimen with its heading. */
export function Kit({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="min-w-0 border-t border-line-2 pt-[10px] pb-7">
      <h2 className="mb-2 text-13 font-semibold">{title}</h2>
      {note ? <p className="-mt-1 mb-3 text-12 text-fg-3">{note}</p> : null}
      {children}
    </section>
  )
}

export function Kits({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-x-10 laptop:grid-cols-2 desk:grid-cols-3">{children}</div>
}
