'use client'

import { Page } from '@/components/frame/page'
import { Notice } from '@/components/ui/notice'

/** Inside the frame, so that the way to everything else stays. */
export default function WorkspaceError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Page crumbs={[{ label: 'Failed' }]} title="This page could not be shown">
      <Notice
        tone="bad"
        title="Something failed on our side"
        requestId={error.digest}
        actions={
          <button type="button" className="btn" onClick={() => retry()}>
            Try again
          </button>
        }
      >
        Nothing that you saved is lost, and nothing was signed by it. If it fails again, give your administrator the
        reference.
      </Notice>
    </Page>
  )
}
