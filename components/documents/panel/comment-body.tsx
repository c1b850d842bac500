'use client'

import { lazy, Suspense } from 'react'

/** Comes when there is something to read: it is larger than the rest of the panel. */
const Markdown = lazy(() => import('@/components/ui/markdown').then((module) => ({ default: module.Markdown })))

export function CommentBody({ children }: { children: string }) {
  return (
    <Suspense fallback={<p className="whitespace-pre-wrap text-13">{children}</p>}>
      <div className="fp-body">
        <Markdown>{children}</Markdown>
      </div>
    </Suspense>
  )
}
