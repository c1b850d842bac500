/** C2SP signed notes with Ed25519 keys (https://c2sp.org/signed-note). */
import { concatBytes, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes'
import type { Hashing, Sha256 } from './hashing'

const ED25519 = 0x01
const MAXIMUM_SIGNATURES = 64
const SIGNATURE_LINE = /^— ([^\s+]+) (\S+)$/u

export class InvalidNote extends Error {
  override readonly name = 'InvalidNote'
}

export interface VerifierKey {
  name: string
  id: Uint8Array
  publicKey: Uint8Array
}

export interface NoteSigner {
  name: string
  id: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

export interface NoteSignature {
  name: string
  id: Uint8Array
  signature: Uint8Array
}

export interface ParsedNote {
  /** What is signed: everything before the separating empty line, with its last newline. */
  text: string
  signatures: NoteSignature[]
}

export function isKeyName(name: string): boolean {
  return /^[^\s+\p{Cc}]+$/u.test(name)
}

/** The four bytes by which a note names an Ed25519 key. */
export function keyId(sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes([utf8(`${name}\n`), Uint8Array.of(ED25519), publicKey])).slice(0, 4)
}

export function formatVerifierKey(sha256: Sha256, name: string, publicKey: Uint8Array): string {
  if (!isKeyName(name)) throw new InvalidNote('A key name has no spaces and no plus')
  if (publicKey.length !== 32) throw new InvalidNote('An Ed25519 public key has 32 bytes')
  const encoded = toBase64(concatBytes([Uint8Array.of(ED25519), publicKey]))
  return `${name}+${toHex(keyId(sha256, name, publicKey))}+${encoded}`
}

export function parseVerifierKey(sha256: Sha256, vkey: string): VerifierKey {
  const [name, idText, ...rest] = vkey.trim().split('+')
  const encoded = fromBase64(rest.join('+'))
  const id = idText === undefined ? null : fromHex(idText)
  if (!name || !isKeyName(name) || id?.length !== 4 || encoded === null) throw new InvalidNote('Not a verifier key')
  if (encoded.length !== 33 || encoded[0] !== ED25519) throw new InvalidNote('Not an Ed25519 verifier key')
  const publicKey = encoded.slice(1)
  if (!equalBytes(id, keyId(sha256, name, publicKey)))
    throw new InvalidNote('The verifier key does not match its own id')
  return { name, id, publicKey }
}

function isNoteText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids exactly these
  return text.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u.test(text)
}

export function parseNote(note: string): ParsedNote {
  if (!isNoteText(note)) throw new InvalidNote('A note is UTF-8 text of whole lines without control characters')
  const split = note.lastIndexOf('\n\n')
  if (split < 0) throw new InvalidNote('The note has no empty line before its signatures')
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > MAXIMUM_SIGNATURES) throw new InvalidNote('The note has too many signatures')
  const signatures = lines.map((line) => {
    const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? []
    const bytes = encoded === undefined ? null : fromBase64(encoded)
    if (name === undefined || bytes === null || bytes.length < 5) throw new InvalidNote('Not a signature line')
    return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) }
  })
  return { text: note.slice(0, split + 1), signatures }
}

/**
 * The text of a note that at least one of these keys signed. Signatures by other keys are ignored; one that names
 * a known key and does not verify refuses the whole note.
 */
export async function openNote(hashing: Hashing, note: string, keys: readonly VerifierKey[]): Promise<string> {
  const { text, signatures } = parseNote(note)
  const message = utf8(text)
  let verified = 0
  for (const { name, id, signature } of signatures) {
    const key = keys.find((known) => known.name === name && equalBytes(known.id, id))
    if (key === undefined) continue
    if (!(await hashing.verifyEd25519(key.publicKey, message, signature))) {
      throw new InvalidNote(`The signature by ${name} does not verify`)
    }
    verified++
  }
  if (verified === 0) throw new InvalidNote('The note is not signed by a known key')
  return text
}

export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!isNoteText(text)) throw new InvalidNote('A note is UTF-8 text of whole lines without control characters')
  if (signers.length === 0) throw new InvalidNote('A note needs a signature')
  const message = utf8(text)
  const lines = signers.map(({ name, id, sign }) => `— ${name} ${toBase64(concatBytes([id, sign(message)]))}\n`)
  return `${text}\n${lines.join('')}`
}
