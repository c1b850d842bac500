import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '@/db/testing/database'
import { newId, withContext } from '@/lib/platform/context'
import { runVerify } from './cli-verify'
import { exportBundle } from './export-bundle'
import { nodeHashing } from './node-hashing'
import { verifyReceipt } from './receipt'
import { findReceipt, waitForReceipt } from './receipts'
import { sequencePending } from './sequence'
import { StoredLog } from './testing/stored-log'
import type { Report } from './verify-report'

let log: StoredLog

beforeAll(async () => {
  log = await StoredLog.filled(await freshDatabase())
}, 120_000)

afterAll(() => log.close())

async function verifyLive(...argv: string[]): Promise<{ code: number; report: Report }> {
  let text = ''
  const code = await runVerify(['--database-url', log.database.ownerUrl, '--json', ...argv], {
    write: (part) => {
      text += part
    },
  })
  return { code, report: JSON.parse(text) }
}

async function bundleOf(workspace: number): Promise<string> {
  const ctx = log.ctx(workspace)
  return withContext(
    ctx,
    async (tx) => {
      let text = ''
      for await (const chunk of exportBundle(tx.db, ctx.workspaceId)) text += Buffer.from(chunk).toString()
      return text
    },
    { readOnly: true, isSnapshot: true },
  )
}

function inFile(text: string, name = 'bundle.jsonl'): string {
  const file = path.join(log.dataDir, name)
  writeFileSync(file, text)
  return file
}

async function verifyFile(file: string, ...argv: string[]): Promise<{ code: number; report: Report }> {
  let text = ''
  const code = await runVerify([file, '--json', ...argv], {
    write: (part) => {
      text += part
    },
  })
  return { code, report: JSON.parse(text) }
}

describe('the live log', () => {
  it('verifies, with every checkpoint that was kept outside', async () => {
    const { code, report } = await verifyLive('--checkpoint', log.anchors, '--vkey', log.folder().key.vkey)
    expect(report.problem).toBeNull()
    expect(code).toBe(0)
    expect(report.log.size).toBe(583)
    expect(report.unchecked).toEqual([])
    expect(report.checked.join('\n')).toMatch(/2 tiles.*6 personal values.*563 governed rows/s)
  })

  it('has sequenced every entry once, with numbers that have no gap', async () => {
    const { rows: leaves } = await log.owner.execute<{ n: string; workspace_id: string }>(
      sql`select n, workspace_id from audit_leaves order by seq`,
    )
    const next = new Map<string, number>()
    for (const { n, workspace_id } of leaves) {
      expect(Number(n)).toBe(next.get(workspace_id) ?? 0)
      next.set(workspace_id, Number(n) + 1)
    }
    expect(leaves.length).toBe(583)
  })

  it('is not judged by a user who sees only part of it', async () => {
    let text = ''
    const write = (part: string) => {
      text += part
    }
    expect(await runVerify(['--database-url', log.database.webUrl, '--json'], { write })).toBe(2)
    expect(text).toContain('sees only part')
  })
})

describe('the signer', () => {
  it('keeps its key to itself', () => {
    expect(statSync(path.join(log.dataDir, 'signer', 'key')).mode & 0o777).toBe(0o600)
    expect(statSync(path.join(log.dataDir, 'signer')).mode & 0o777).toBe(0o700)
    const kept = readFileSync(path.join(log.dataDir, 'signer', 'checkpoint'), 'utf8')
    expect(JSON.parse(readFileSync(log.anchors, 'utf8').trimEnd().split('\n').at(-1)!).note).toBe(kept)
  })

  it('puts back a checkpoint that the database lost', async () => {
    await log.tamper('delete from audit_checkpoints where size = 583')
    await log.settle()
    expect((await verifyLive('--checkpoint', log.anchors)).code).toBe(0)
  })

  it('may do nothing else', async () => {
    const { createDb } = await import('@/db/client')
    const signer = createDb(log.database.signerUrl, { max: 1 })
    try {
      for (const statement of ['update audit_leaves set n = n', 'delete from audit_leaves', 'select * from people']) {
        await expect(signer.execute(sql.raw(statement))).rejects.toThrow()
      }
    } finally {
      await signer.$client.end()
    }
  })

  it('leaves no entry behind that commits late', async () => {
    const late = log.write(0)
    await sequencePending(log.owner as never)
    await late
    await Promise.all(Array.from({ length: 20 }, () => log.write(1)))
    await log.settle()
    expect((await verifyLive('--checkpoint', log.anchors)).code).toBe(0)
  })
})

describe('a receipt', () => {
  it('is pending until a checkpoint covers the entry, then proves it', async () => {
    const { entry } = await log.write(0)
    const ctx = log.ctx(0)
    expect(await waitForReceipt(ctx, entry, 100)).toBeNull()
    await log.startSigner()
    const receipt = await waitForReceipt(ctx, entry)
    await log.stopSigner()
    expect(receipt).not.toBeNull()
    const report = await verifyReceipt(nodeHashing, receipt!, { vkey: log.folder().key.vkey })
    expect(report).toMatchObject({ result: 'verified', problem: null })
    const file = inFile(JSON.stringify(receipt), 'receipt.json')
    expect((await verifyFile(file, '--checkpoint', path.join(log.dataDir, 'signer', 'checkpoint'))).code).toBe(0)
    expect((await verifyLive('--checkpoint', file)).code).toBe(0)
  })

  it('is there for entries in full tiles and behind them, in the own workspace alone', async () => {
    for (const entry of [1, 259, 557].map((i) => log.written[i]!.entry)) {
      const receipt = await withContext(log.ctx(0), (tx) => findReceipt(tx.db, entry))
      expect((await verifyReceipt(nodeHashing, receipt!)).result).toBe('verified')
      expect(await withContext(log.ctx(1), (tx) => findReceipt(tx.db, entry))).toBeNull()
    }
    expect(await withContext(log.ctx(0), (tx) => findReceipt(tx.db, newId()))).toBeNull()
  })
})

describe('a bundle', () => {
  it('of each workspace verifies on its own, and against what was kept outside', async () => {
    for (const workspace of [0, 1]) {
      const file = inFile(await bundleOf(workspace))
      const { code, report } = await verifyFile(file, '--checkpoint', log.anchors, '--vkey', log.folder().key.vkey)
      expect(report.problem).toBeNull()
      expect(code).toBe(0)
    }
  })

  it('carries no body of another workspace', async () => {
    const text = await bundleOf(0)
    expect(text).not.toContain(log.workspaces[1])
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0]).toMatchObject({ workspace: log.workspaces[0], query: null })
    expect(lines.some((line) => line.kind === 'hashes')).toBe(true)
  })

  it('explains rows by entries that no checkpoint covers yet', async () => {
    await log.write(0, log.written[1]!.row)
    const { code, report } = await verifyFile(inFile(await bundleOf(0)))
    expect(report.problem).toBeNull()
    expect(code).toBe(0)
    expect(report.unchecked).toContain('1 entry that no checkpoint covers yet')
  })

  it('is found altered, and the entry named', async () => {
    await log.settle()
    const text = await bundleOf(0)
    const altered = text.replace('"name\\":\\"Renamed', '"name\\":\\"Renamex')
    expect(altered).not.toBe(text)
    const { code, report } = await verifyFile(inFile(altered))
    expect(code).toBe(1)
    expect(report.problem).toMatchObject({ code: 'body_altered', workspace: log.workspaces[0] })
  })

  it('is exported from a snapshot only', async () => {
    const ctx = log.ctx(0)
    const exported = withContext(ctx, (tx) => exportBundle(tx.db, ctx.workspaceId).next())
    await expect(exported).rejects.toThrow('isSnapshot')
  })
})

describe('a log that is not the one that was signed', () => {
  it('is refused by the signer, and taken up again once it is put right', async () => {
    const before = await log.owner.execute<{ size: string }>(sql`select max(size) as size from audit_checkpoints`)
    await log.tamper('create table kept as select * from audit_leaves where seq >= 560')
    await log.tamper('delete from audit_leaves where seq >= 560')
    await expect(log.startSigner()).rejects.toThrow(`has 560 entries, but ${before.rows[0]!.size} were signed`)
    await log.tamper('insert into audit_leaves select * from kept')
    await log.tamper(`update audit_leaves set leaf_hash = sha256('x') where seq = 570`)
    await expect(log.startSigner()).rejects.toThrow('not the one that was signed')
    await log.tamper('update audit_leaves l set leaf_hash = kept.leaf_hash from kept where kept.seq = l.seq')
    await log.settle()
    expect((await verifyLive('--checkpoint', log.anchors)).code).toBe(0)
  })
})
