// Files that answers refer to: kept by content, so that the same bytes are one file however often they are sent.
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, defineQuery, inWorkspace } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { invalid, notFound } from '@/lib/platform/errors'
import { sniffType } from './sniff-type'
import { MAX_FILE } from './vocabulary'

const { files } = schema

export const uploadFile = defineCommand({
  name: 'file.upload',
  summary: 'Upload a file',
  description:
    'The file is the body, at most 10 MiB. Its type is told from its bytes. The same bytes again answer with the file that exists. An answer of kind file is what this answers.',
  permission: 'file.upload',
  input: z.strictObject({
    name: z
      .string({ error: 'Name the file: ?name=.' })
      .transform(plainName)
      .refine((name) => name !== '', 'Name the file: ?name=.'),
    file: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Choose a file.'),
  }),
  rest: {
    method: 'POST',
    path: '/files',
    status: 201,
    repeatable: true,
    file: { field: 'file', maxBytes: MAX_FILE, types: ['application/octet-stream'] },
  },
  find: inWorkspace,
  async run(tx, { name, file }) {
    if (file.length === 0) throw invalid('The file is empty.', { file: 'The file is empty.' })
    if (file.length > MAX_FILE) throw invalid('The file is over 10 MiB.', { file: 'At most 10 MiB.' })
    const digest = `sha256:${createHash('sha256').update(file).digest('hex')}`
    const existing = await findFile(tx, digest)
    if (existing) return { ...existing, isNew: false }
    const [row] = await tx.db
      .insert(files)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        digest,
        name,
        mediaType: sniffType(file),
        size: file.length,
        bytes: Buffer.from(file),
        uploadedBy: personOf(tx),
      })
      .onConflictDoNothing()
      .returning()
    // Two people sent it at the same moment.
    if (!row) return { ...(await findFile(tx, digest))!, isNew: false }
    const { id, mediaType, size } = row
    await recordEvent(tx, {
      action: 'file.uploaded',
      subject: { kind: 'file', id },
      changes: [change(files, row)],
      details: { digest, mediaType, size },
    })
    return { id, name, digest, size, mediaType, isNew: true }
  },
})

async function findFile(tx: Tx, digest: string) {
  const [row] = await tx.db
    .select({ id: files.id, name: files.name, digest: files.digest, size: files.size, mediaType: files.mediaType })
    .from(files)
    .where(eq(files.digest, digest))
  return row
}

/** The name alone, without a path or what could hide or turn it round; its end is kept, for that says what it is. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, '')
    .trim()
  return [...plain].slice(-200).join('')
}

/** Answered by its own route, as bytes. */
export const readFile = defineQuery({
  name: 'file.get',
  summary: 'Download a file',
  description: 'The bytes, always as something to be saved and never as a page.',
  permission: 'document.read',
  input: z.strictObject({ file: z.uuid('A file has an id.') }),
  rest: { method: 'GET', path: '/files/{file}' },
  async run(tx, input) {
    const [row] = await tx.db.select().from(files).where(eq(files.id, input.file))
    if (!row) throw notFound('file')
    return row
  },
})
