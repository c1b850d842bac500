/** The proof file of https://c2sp.org/tlog-proof: an inclusion proof and the checkpoint it leads to. */
import { fromBase64, toBase64 } from './bytes'
import { HASH_LENGTH } from './hashing'
import { isSize } from './merkle'

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'

export interface TlogProof {
  index: number
  proof: Uint8Array[]
  /** The checkpoint note, verbatim. */
  checkpoint: string
  /** Not covered by any signature. */
  extra: Uint8Array | null
}

export function formatTlogProof({ index, proof, checkpoint, extra }: TlogProof): string {
  const lines = [FIRST_LINE]
  if (extra !== null) lines.push(`extra ${toBase64(extra)}`)
  lines.push(`index ${index}`, ...proof.map(toBase64))
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** The proof in this text, or null when it is not written exactly as the format says. */
export function parseTlogProof(text: string): TlogProof | null {
  const split = text.indexOf('\n\n')
  if (split < 0) return null
  const [first, ...lines] = text.slice(0, split).split('\n')
  if (first !== FIRST_LINE) return null
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()!.slice('extra '.length)) : null
  const indexText = /^index (0|[1-9][0-9]*)$/.exec(lines.shift() ?? '')?.[1]
  const index = Number(indexText)
  if (indexText === undefined || !isSize(index)) return null
  const proof: Uint8Array[] = []
  for (const line of lines) {
    const hash = fromBase64(line)
    if (hash?.length !== HASH_LENGTH) return null
    proof.push(hash)
  }
  const parsed = { index, proof, checkpoint: text.slice(split + 2), extra }
  return formatTlogProof(parsed) === text ? parsed : null
}
