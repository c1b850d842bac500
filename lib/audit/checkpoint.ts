/** Checkpoints: the signed size and root of the log (https://c2sp.org/tlog-checkpoint). */
import { fromBase64, toBase64 } from './bytes'
import { HASH_LENGTH, type Hashing } from './hashing'
import { isSize } from './merkle'
import { InvalidNote, type NoteSigner, openNote, parseNote, signNote, type VerifierKey } from './signed-note'

export interface Checkpoint {
  origin: string
  size: number
  root: Uint8Array
  /** Opaque further lines; we write none and keep those of others. */
  extensions: string[]
}

export function parseCheckpointText(text: string): Checkpoint {
  const lines = text.split('\n')
  const [origin, sizeText, rootText, ...rest] = lines
  // The text ends in a newline, so that the last part is empty.
  if (rest.pop() !== '') throw new InvalidNote('A checkpoint has an origin, a size and a root, each on its line')
  if (!origin) throw new InvalidNote('The checkpoint has no origin')
  const size = Number(sizeText)
  if (!/^(0|[1-9][0-9]*)$/.test(sizeText ?? '') || !isSize(size)) {
    throw new InvalidNote('The size of the checkpoint is not a plain number')
  }
  const root = fromBase64(rootText ?? '')
  if (root?.length !== HASH_LENGTH) throw new InvalidNote('The root of the checkpoint is not 32 bytes in base64')
  if (rest.includes('')) throw new InvalidNote('The checkpoint has an empty line')
  return { origin, size, root, extensions: rest }
}

export function formatCheckpointText({ origin, size, root, extensions }: Checkpoint): string {
  return `${[origin, size, toBase64(root), ...extensions].join('\n')}\n`
}

/** What a checkpoint says, without asking who signed it. */
export function readCheckpoint(note: string): Checkpoint {
  return parseCheckpointText(parseNote(note).text)
}

/** What a checkpoint says once its signature is verified; its origin must be the key's name. */
export async function openCheckpoint(hashing: Hashing, note: string, key: VerifierKey): Promise<Checkpoint> {
  const checkpoint = parseCheckpointText(await openNote(hashing, note, [key]))
  if (checkpoint.origin !== key.name) throw new InvalidNote(`The checkpoint is of another log: ${checkpoint.origin}`)
  return checkpoint
}

export function signCheckpoint(size: number, root: Uint8Array, signer: NoteSigner): string {
  const text = formatCheckpointText({ origin: signer.name, size, root, extensions: [] })
  return signNote(text, [signer])
}
