'use client'

import { PlainFrame } from './plain-frame'

/** What a person reads when a page could not be made. `digest` finds the cause in the server's log. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = typeof error === 'object' && error && 'digest' in error ? String(error.digest) : undefined
  return (
    <PlainFrame>
      <div role="alert">
        <h1 className="page-title">This page could not be shown</h1>
        <p className="mt-2 text-15 text-fg-2">
          Something failed on our side. Nothing that you saved is lost, and nothing was signed by it. Try again; if it
          fails again, tell your administrator the reference below.
        </p>
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-3">
        <button type="button" className="btn btn-primary" onClick={() => retry()}>
          Try again
        </button>
        {digest ? <span className="text-12 text-fg-3">reference {digest}</span> : null}
      </div>
    </PlainFrame>
  )
}
