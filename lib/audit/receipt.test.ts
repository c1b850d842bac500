import { describe, expect, it } from 'vitest'
import { nodesOfLeaves } from './merkle'
import { inclusionProof } from './merkle-proofs'
import { nodeHashing } from './node-hashing'
import { buildReceipt, readReceipt, verifyReceipt } from './receipt'
import { generateKeyPem, readSigningKey } from './signing-key'
import { memoryLog, ORIGIN } from './testing/memory-log'

describe('a receipt', () => {
  const log = memoryLog(40)
  const { size, note } = log.checkpoints.at(-1)!

  async function receiptFor(index: number) {
    const leaf = log.leaves[index]!
    const inclusion = await inclusionProof(
      nodeHashing.sha256,
      nodesOfLeaves(nodeHashing.sha256, log.hashes()),
      index,
      size,
    )
    const { body } = log.entries.get(leaf.id)!
    return buildReceipt(nodeHashing, {
      ...leaf,
      origin: ORIGIN,
      vkey: log.key.vkey,
      body,
      index,
      inclusion,
      checkpoint: note,
    })
  }

  it('verifies by itself and against the checkpoint kept outside', async () => {
    for (const index of [0, 17, 39]) {
      const receipt = readReceipt(JSON.parse(JSON.stringify(await receiptFor(index))))!
      const report = await verifyReceipt(nodeHashing, receipt, { vkey: log.key.vkey, checkpoints: [note] })
      expect(report).toMatchObject({ result: 'verified', problem: null, log: { size } })
      const older = await verifyReceipt(nodeHashing, receipt, { checkpoints: [log.checkpoints[0]!.note] })
      expect(older.result).toBe('unchecked')
    }
  })

  it('is refused with anything in it changed', async () => {
    const receipt = await receiptFor(17)
    const other = await receiptFor(18)
    for (const name of ['origin', 'vkey', 'body', 'leaf', 'index', 'inclusion', 'checkpoint', 'proof'] as const) {
      const otherKey = readSigningKey(generateKeyPem(), ORIGIN).vkey
      const value =
        name === 'vkey'
          ? otherKey
          : name === 'origin'
            ? 'x'
            : name === 'checkpoint'
              ? log.checkpoints[2]!.note
              : other[name]
      const report = await verifyReceipt(nodeHashing, { ...receipt, [name]: value })
      expect(report.result, name).toBe('wrong')
    }
    const forged = receipt.inclusion.with(2, receipt.inclusion[0]!)
    expect((await verifyReceipt(nodeHashing, { ...receipt, inclusion: forged })).problem).toMatchObject({
      code: 'proof_invalid',
      seq: 17,
    })
    expect(readReceipt({ ...receipt, version: 2 })).toBeNull()
    expect(readReceipt({ ...receipt, inclusion: [1] })).toBeNull()
  })
})
