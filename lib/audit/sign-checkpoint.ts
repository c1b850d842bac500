/** Signs the log's size and root, after proving that it continues what was signed before. */
import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { schema } from '@/db/client'
import { equalBytes } from './bytes'
import { type Checkpoint, openCheckpoint, signCheckpoint } from './checkpoint'
import { consistencyProof, rangeHash, verifyConsistency } from './merkle-proofs'
import { nodeHashing } from './node-hashing'
import { parseVerifierKey } from './signed-note'
import type { SignerFolder } from './signer-folder'
import { BrokenLog, storedNodes } from './stored-tree'

type SignerDb = NodePgDatabase<typeof schema>

const { sha256 } = nodeHashing

/** The log is not the one that was signed: a person has to look at it. */
export class SignerRefusal extends Error {
  override readonly name = 'SignerRefusal'
}

const ADVICE =
  'Nothing is signed. If the database was restored from a backup, the log has forked: see "The signer refuses" in docs/audit-formats.md.'

export function damaged(error: BrokenLog): SignerRefusal {
  return new SignerRefusal(`The database's log is damaged: ${error.message}. ${ADVICE}`)
}

async function logSize(db: SignerDb): Promise<number> {
  const { rows } = await db.execute<{ size: string }>(sql`select coalesce(max(seq) + 1, 0) as size from audit_leaves`)
  return Number(rows[0]!.size)
}

async function keptCheckpoint(folder: SignerFolder): Promise<{ note: string; checkpoint: Checkpoint } | null> {
  const note = folder.readCheckpoint()
  if (note === null) return null
  try {
    return { note, checkpoint: await openCheckpoint(nodeHashing, note, parseVerifierKey(sha256, folder.key.vkey)) }
  } catch (error) {
    throw new SignerRefusal(`The checkpoint in the signer's folder is not by its own key: ${(error as Error).message}`)
  }
}

async function insertCheckpoint(db: SignerDb, note: string, { size, root }: Checkpoint): Promise<void> {
  await db.execute(sql`
    insert into audit_checkpoints (size, root, note, signed_at) values (${size}, ${Buffer.from(root)}, ${note}, clock_timestamp())
    on conflict do nothing`)
}

/** The root of the log as it stands, once it is proven to continue the kept checkpoint. */
async function provenRoot(db: SignerDb, kept: Checkpoint | undefined, size: number): Promise<Uint8Array> {
  if (kept !== undefined && size < kept.size) {
    throw new SignerRefusal(`The database's log has ${size} entries, but ${kept.size} were signed. ${ADVICE}`)
  }
  try {
    const nodes = storedNodes(db, size)
    const root = await rangeHash(sha256, nodes, 0, size)
    if (kept === undefined) return root
    const proof = await consistencyProof(sha256, nodes, kept.size, size)
    const claim = { size1: kept.size, root1: kept.root, size2: size, root2: root, proof }
    if (verifyConsistency(sha256, claim)) return root
  } catch (error) {
    throw error instanceof BrokenLog ? damaged(error) : error
  }
  throw new SignerRefusal(`The database's log is not the one that was signed at ${kept.size} entries. ${ADVICE}`)
}

/**
 * What a signer does once it leads, before it signs anything: makes its key known, and holds the database against the
 * checkpoint in its folder, which it puts back if the database lost it. Throws SignerRefusal when they do not fit.
 */
export async function takeUpLog(db: SignerDb, folder: SignerFolder): Promise<void> {
  const kept = await keptCheckpoint(folder)
  const { rows } = await db.execute<{ origin: string }>(sql`
    select split_part(note, e'\n', 1) as origin from audit_checkpoints order by size desc limit 1`)
  const signedAs = rows[0]?.origin
  if (signedAs !== undefined && (signedAs !== folder.origin || kept === null)) {
    const missing = kept === null ? 'has no last checkpoint' : `is of ${folder.origin}`
    throw new SignerRefusal(
      `The database's log was signed as ${signedAs}, and the signer's folder ${missing}. Put back the folder that belongs to it. ${ADVICE}`,
    )
  }
  if (kept !== null) {
    await provenRoot(db, kept.checkpoint, await logSize(db))
    await insertCheckpoint(db, kept.note, kept.checkpoint)
  }
  await db.execute(sql`
    insert into audit_keys (vkey, origin, created_at) values (${folder.key.vkey}, ${folder.origin}, clock_timestamp())
    on conflict do nothing`)
}

/** Signs the log as it stands; null when everything in it is signed. Throws SignerRefusal rather than sign another history. */
export async function signNext(db: SignerDb, folder: SignerFolder): Promise<Checkpoint | null> {
  const kept = await keptCheckpoint(folder)
  const size = await logSize(db)
  if (size === (kept?.checkpoint.size ?? 0)) return null
  const root = await provenRoot(db, kept?.checkpoint, size)
  const note = signCheckpoint(size, root, folder.key.signer)
  const checkpoint = await openCheckpoint(nodeHashing, note, parseVerifierKey(sha256, folder.key.vkey))
  if (!equalBytes(checkpoint.root, root)) throw new SignerRefusal('The signature does not cover what was to be signed')
  // Outside first: a checkpoint that only the database knew could be taken back by whoever owns it.
  folder.keepCheckpoint(note, size)
  await insertCheckpoint(db, note, checkpoint)
  return checkpoint
}
