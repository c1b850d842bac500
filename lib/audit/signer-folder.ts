/** What the signer keeps outside the database: its key, its name, the last checkpoint it signed, and every one before. */
import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import { generateKeyPem, readSigningKey, type SigningKey } from './signing-key'

const ORIGIN = /^countersign\/[0-9a-f-]{36}$/

export interface SignerFolder {
  key: SigningKey
  origin: string
  /** The last checkpoint that was signed; null before the first. */
  readCheckpoint(): string | null
  /** On disk when it returns: first as the last one, then in the list of all. */
  keepCheckpoint(note: string, size: number): void
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function writeDurably(file: string, text: string, flags: 'w' | 'a' | 'wx'): void {
  const handle = openSync(file, flags, 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Old or new, never half: written beside, then put in place. */
function replace(file: string, text: string): void {
  const beside = `${file}.new`
  writeDurably(beside, text, 'w')
  renameSync(beside, file)
  syncFolder(path.dirname(file))
}

/** Opens the signer's folder, making key and name at the first start. Throws when what is there cannot be read. */
export function openSignerFolder(dataDir: string, keyFile: string): SignerFolder {
  const folder = path.join(dataDir, 'signer')
  const anchors = path.join(dataDir, 'anchors')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  mkdirSync(anchors, { recursive: true })
  mkdirSync(path.dirname(keyFile), { recursive: true, mode: 0o700 })

  const originFile = path.join(folder, 'origin')
  let origin = readIfThere(originFile)?.trim()
  if (origin === undefined) {
    origin = `countersign/${randomUUID()}`
    replace(originFile, `${origin}\n`)
  }
  if (!ORIGIN.test(origin)) throw new Error(`${originFile} does not hold the name of a log`)
  let pem = readIfThere(keyFile)
  if (pem === null) {
    pem = generateKeyPem()
    writeDurably(keyFile, pem, 'wx')
    syncFolder(path.dirname(keyFile))
  }

  const checkpointFile = path.join(folder, 'checkpoint')
  const listFile = path.join(anchors, 'checkpoints.log')
  // A crash may have left half a line; the next one begins on its own.
  if (/[^\n]$/.test(readIfThere(listFile) ?? '')) writeDurably(listFile, '\n', 'a')
  return {
    key: readSigningKey(pem, origin),
    origin,
    readCheckpoint: () => readIfThere(checkpointFile),
    keepCheckpoint(note, size) {
      replace(checkpointFile, note)
      writeDurably(listFile, `${JSON.stringify({ size, note })}\n`, 'a')
    },
  }
}
