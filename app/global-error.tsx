'use client'

import './globals.css'

/** The root layout itself failed, so nothing of it can be relied upon here. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = typeof error === 'object' && error && 'digest' in error ? String(error.digest) : undefined
  return (
    <html lang="en" data-theme="system">
      <body>
        <main className="plain-main px-4" role="alert">
          <h1 className="page-title">Countersign could not start this page</h1>
          <p className="mt-2 text-15 text-fg-2">Nothing that you saved is lost. Try again in a moment.</p>
          <div className="mt-5 flex flex-wrap items-center gap-3">
            <button type="button" className="btn btn-primary" onClick={() => retry()}>
              Try again
            </button>
            {digest ? <span className="text-12 text-fg-3">reference {digest}</span> : null}
          </div>
        </main>
      </body>
    </html>
  )
}
