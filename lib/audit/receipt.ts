/** Receipts: one entry, and the proof that it is in the log that a checkpoint was signed over. */
import { equalBytes, fromBase64, toBase64 } from './bytes'
import { parseEntryBody } from './entry'
import type { Hashing } from './hashing'
import { digestOf, leafText, leafTextHash, parseLeaf } from './leaf'
import { verifyInclusion } from './merkle-proofs'
import { formatTlogProof, parseTlogProof } from './tlog-proof'
import { openTrusted, trustedKey } from './verify'
import { fail, type Problem, type Report, VerificationFailure, type VerifyOptions } from './verify-report'

export const RECEIPT_FORMAT = 'countersign-receipt'

export interface Receipt {
  format: typeof RECEIPT_FORMAT
  version: 1
  origin: string
  vkey: string
  /** The entry's canonical JSON, as it was hashed. */
  body: string
  /** The leaf's canonical JSON. */
  leaf: string
  index: number
  /** Base64 hashes, the leaf's sibling first. */
  inclusion: string[]
  /** The checkpoint, a signed note. */
  checkpoint: string
  /** The same proof as `c2sp.org/tlog-proof@v1`. */
  proof: string
}

export interface ReceiptParts {
  origin: string
  vkey: string
  body: string
  workspace: string
  n: number
  index: number
  inclusion: readonly Uint8Array[]
  checkpoint: string
}

export function buildReceipt(hashing: Hashing, parts: ReceiptParts): Receipt {
  const { origin, vkey, body, workspace, n, index, inclusion, checkpoint } = parts
  return {
    format: RECEIPT_FORMAT,
    version: 1,
    origin,
    vkey,
    body,
    leaf: leafText({ workspace, n, entry: digestOf(hashing.sha256, body) }),
    index,
    inclusion: inclusion.map(toBase64),
    checkpoint,
    proof: formatTlogProof({ index, proof: [...inclusion], checkpoint, extra: null }),
  }
}

const TEXTS = ['origin', 'vkey', 'body', 'leaf', 'checkpoint', 'proof'] as const

/** The receipt in parsed JSON, or null when it has not the shape of one. */
export function readReceipt(value: unknown): Receipt | null {
  if (typeof value !== 'object' || value === null) return null
  const receipt = value as Record<string, unknown>
  const isReceipt =
    receipt.format === RECEIPT_FORMAT &&
    receipt.version === 1 &&
    TEXTS.every((name) => typeof receipt[name] === 'string') &&
    typeof receipt.index === 'number' &&
    Array.isArray(receipt.inclusion) &&
    receipt.inclusion.every((hash) => typeof hash === 'string')
  return isReceipt ? (value as Receipt) : null
}

/** Checks a receipt by itself, and against checkpoints kept outside where they are of its size. */
export async function verifyReceipt(hashing: Hashing, receipt: Receipt, options: VerifyOptions = {}): Promise<Report> {
  const report: Report = {
    result: 'verified',
    problem: null,
    checked: [],
    unchecked: ['Everything else in the log: a receipt speaks of one entry'],
    log: { origin: receipt.origin, vkey: receipt.vkey, size: 0, root: null },
  }
  try {
    await check(hashing, receipt, options, report)
  } catch (error) {
    if (!(error instanceof VerificationFailure)) throw error
    return { ...report, result: 'wrong', problem: error.problem }
  }
  if (options.vkey === undefined)
    report.unchecked.push(`Whose key it is: compare ${receipt.vkey} with the one you were given`)
  return report
}

async function check(hashing: Hashing, receipt: Receipt, options: VerifyOptions, report: Report): Promise<void> {
  const { sha256 } = hashing
  const key = trustedKey(hashing, receipt.vkey, options.vkey)
  if (key.name !== receipt.origin) fail('key_invalid', `The key is named ${key.name}, the log ${receipt.origin}`)
  const checkpoint = await openTrusted(hashing, receipt.checkpoint, key, "The receipt's checkpoint")
  report.log = { ...report.log, size: checkpoint.size, root: toBase64(checkpoint.root) }
  report.checked.push(`The checkpoint of size ${checkpoint.size}: signature`)

  const body = parseEntryBody(receipt.body)
  if (body === null) fail('body_not_canonical', 'The body of the entry is not a canonical entry')
  const place: Omit<Problem, 'code' | 'message'> = { entry: body.id, seq: receipt.index, workspace: body.workspace }
  const leaf = parseLeaf(receipt.leaf)
  if (leaf === null) fail('leaf_altered', 'The leaf is not a canonical leaf', place)
  if (leaf.entry !== digestOf(sha256, receipt.body))
    fail('body_altered', `Entry ${body.id} is not what its leaf was made from`, place)
  if (leaf.workspace !== body.workspace) fail('leaf_altered', 'The leaf gives the entry to another workspace', place)
  report.checked.push(`Entry ${body.id}: canonical, and what its leaf was made from`)

  const proof = receipt.inclusion.map(
    (text) => fromBase64(text) ?? fail('proof_invalid', 'A hash of the proof is not base64', place),
  )
  const leafHash = leafTextHash(sha256, receipt.leaf)
  const { size, root } = checkpoint
  if (!verifyInclusion(sha256, { index: receipt.index, size, leafHash, proof, root })) {
    fail('proof_invalid', `The proof does not lead from entry ${body.id} to the checkpoint`, place)
  }
  const tlogProof = parseTlogProof(receipt.proof)
  const isSame =
    tlogProof !== null &&
    tlogProof.index === receipt.index &&
    tlogProof.checkpoint === receipt.checkpoint &&
    tlogProof.proof.length === proof.length &&
    tlogProof.proof.every((hash, i) => equalBytes(hash, proof[i]!))
  if (!isSame) fail('proof_invalid', 'The proof as text is not the proof of the receipt', place)
  report.checked.push(`Leaf ${receipt.index} is in the tree of ${size}`)

  for (const note of options.checkpoints ?? []) {
    const outside = await openTrusted(hashing, note, key, 'The checkpoint kept outside')
    if (outside.size !== size) {
      report.unchecked.push(
        `The checkpoint kept outside, of size ${outside.size}: only the log can relate it to size ${size}`,
      )
      report.result = 'unchecked'
    } else if (!equalBytes(outside.root, root)) {
      fail('history_changed', `Another log was signed at size ${size}`, { ...place, checkpoint: size })
    } else report.checked.push(`The checkpoint kept outside, of size ${size}: the same log`)
  }
}
