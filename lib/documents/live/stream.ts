import { ask } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { eventStream } from '@/lib/platform/event-stream'
import type { LiveHub } from '@/lib/platform/live'
import { listChanges } from './changes'

interface StreamedDocument {
  document: string
  /** The draft's change that the reader knows. */
  since: string | undefined
  hub: LiveHub
  signal: AbortSignal
  isOver(): Promise<boolean>
  tickMs?: number
}

/** Everything that happens in a document from a change on. Ends when its reader's rights do. @throws not_found, invalid */
export async function documentStream(ctx: Ctx, options: StreamedDocument): Promise<ReadableStream<Uint8Array>> {
  const { document, hub, isOver, ...stream } = options
  const { id } = await ask(ctx, listChanges, { document, since: options.since })
  let since = options.since
  let told = ''
  return eventStream({
    ...stream,
    listen: (wake) => hub.listen(ctx.workspaceId, 'document', id, wake),
    async read() {
      if (await isOver()) throw new Error('The session is over.')
      const live = await ask(ctx, listChanges, { document: id, since })
      const standing = JSON.stringify({ ...live, answers: [] })
      if (live.answers.length === 0 && standing === told) return null
      since = String(live.change)
      told = standing
      return { id: since, data: live }
    },
  })
}
