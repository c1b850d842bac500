// The whole trail of a workspace as one file. It is written to disk first and handed out once its entry is committed:
// nobody reads the trail without a trace, and whoever downloads slowly holds no transaction open.
import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { execute } from '@/lib/audit/execute'
import { exportBundle } from '@/lib/audit/export-bundle'
import { recordEvent } from '@/lib/audit/record-event'
import { defineCommand, inWorkspace } from '@/lib/platform/command'
import { type Ctx, withContext } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import { permit } from './permit'

const recordExport = defineCommand({
  name: 'audit.export',
  summary: 'Export the audit trail with proofs',
  permission: 'audit.export',
  isQuestion: true,
  input: z.strictObject({
    entries: z.int(),
    size: z.int(),
    bytes: z.int(),
    digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  }),
  find: inWorkspace,
  async run(tx, input) {
    await recordEvent(tx, {
      action: 'audit.exported',
      subject: { kind: 'workspace', id: tx.ctx.workspaceId },
      changes: [],
      details: input,
    })
    return input
  },
})

export interface ExportedTrail {
  /** Closes the file when it has been read or given up. */
  stream: ReadableStream<Uint8Array>
  bytes: number
  /** SHA-256 of the whole file: the same as in the entry of the export. */
  digest: string
  entries: number
  size: number
}

const running = new Set<string>()

/** Writes and records an export. @throws forbidden, limited, unavailable before the first checkpoint */
export async function exportTrail(ctx: Ctx): Promise<ExportedTrail> {
  await permit(ctx, 'audit.export', 'export the audit trail with proofs')
  const who = `${ctx.workspaceId}:${ctx.actor.id}`
  if (running.has(who)) {
    throw new AppError('limited', 'Your last export is still being written. Wait for it.', { retryAfter: 10 })
  }
  running.add(who)
  const file = await openUnnamed()
  try {
    const written = await withContext(ctx, (tx) => writeBundle(file, exportBundle(tx.db, ctx.workspaceId)), {
      readOnly: true,
      isSnapshot: true,
    })
    await execute(ctx, recordExport, written)
    return { stream: readFrom(file), ...written }
  } catch (error) {
    await file.close()
    throw error
  } finally {
    running.delete(who)
  }
}

/** A file that is gone as soon as nobody has it open, however the process ends. */
async function openUnnamed(): Promise<FileHandle> {
  const name = path.join(tmpdir(), `countersign-export-${randomUUID()}`)
  const file = await open(name, 'wx+', 0o600)
  await unlink(name)
  return file
}

function readFrom(file: FileHandle): ReadableStream<Uint8Array> {
  return Readable.toWeb(file.createReadStream({ start: 0 })) as ReadableStream<Uint8Array>
}

async function writeBundle(file: FileHandle, chunks: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  let bytes = 0
  let header: { entries: number; unsealed: number; size: number } | undefined
  for await (const chunk of chunks) {
    header ??= JSON.parse(Buffer.from(chunk).toString('utf8')) as typeof header
    hash.update(chunk)
    for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten
    bytes += chunk.length
  }
  const { entries, unsealed, size } = header!
  return { entries: entries + unsealed, size, bytes, digest: `sha256:${hash.digest('hex')}` }
}
