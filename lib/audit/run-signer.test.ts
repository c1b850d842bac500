import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/db/testing/database'
import { newId } from '@/lib/platform/context'
import { readCheckpoint } from './checkpoint'
import { nodeHashing } from './node-hashing'
import { verifyReceipt } from './receipt'
import { waitForReceipt } from './receipts'
import { runSigner } from './run-signer'
import { openSignerFolder } from './signer-folder'
import { StoredLog } from './testing/stored-log'

let log: StoredLog

beforeAll(async () => {
  log = new StoredLog(await testDatabase())
  await log.startSigner()
})

afterAll(() => log.close())

async function receiptOf(workspace: number): Promise<unknown> {
  const ctx = log.ctx(workspace)
  const { entry } = await log.write(workspace)
  const receipt = await waitForReceipt(ctx, entry)
  expect(receipt).not.toBeNull()
  return (await verifyReceipt(nodeHashing, receipt!)).result
}

function endSignerConnections(): Promise<unknown> {
  return log.owner.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'countersign signer' and datname = current_database()`)
}

it('gives a receipt', async () => {
  expect(await receiptOf(0)).toBe('verified')
})

it('comes back when the database ends its connection, in the middle of work too', async () => {
  for (let round = 0; round < 3; round++) {
    const writing = Promise.all(Array.from({ length: 30 }, () => log.write(round % 2)))
    await endSignerConnections()
    await writing
    await endSignerConnections()
    expect(await receiptOf(0)).toBe('verified')
  }
  const { rows } = await log.owner.execute<{ entries: string; leaves: string; last: string }>(sql`
    select (select count(*) from audit_entries) as entries, count(*) as leaves, max(seq) as last from audit_leaves`)
  expect(rows[0]!.leaves).toBe(rows[0]!.entries)
  expect(Number(rows[0]!.last)).toBe(Number(rows[0]!.leaves) - 1)
})

it('is not stopped by an entry that waits again after it got its place', async () => {
  const { entry } = await log.write(0)
  await waitForReceipt(log.ctx(0), entry)
  await log.tamper(
    `insert into audit_pending (entry_id, workspace_id, covers) values ('${entry}', '${log.workspaces[0]}', '{}')`,
  )
  expect(await receiptOf(0)).toBe('verified')
  const { rows } = await log.owner.execute(
    sql`select count(*)::int as leaves from audit_leaves where entry_id = ${entry}`,
  )
  expect(rows).toEqual([{ leaves: 1 }])
})

it('stands by while another one leads, and takes over from it', async () => {
  const standby = new AbortController()
  let isReady = false
  const ended = runSigner({
    databaseUrl: log.database.signerUrl,
    folder: log.folder(),
    signal: standby.signal,
    onReady: () => {
      isReady = true
    },
  })
  await expect.poll(() => isReady).toBe(true)
  const { rows } = await log.owner.execute<{ leaders: string }>(sql`
    select count(*) as leaders from pg_locks where locktype = 'advisory' and granted
      and database = (select oid from pg_database where datname = current_database())`)
  expect(Number(rows[0]!.leaders)).toBe(1)
  await log.stopSigner()
  expect(await receiptOf(1)).toBe('verified')
  standby.abort()
  await ended
  await log.startSigner()
})

it('signs at most five times a second', async () => {
  const before = log.keptOutside().length
  const begun = performance.now()
  while (performance.now() - begun < 1000) await log.write(0)
  expect(log.keptOutside().length - before).toBeLessThanOrEqual(6)
})

it('refuses a database that was signed by another key, and a folder whose checkpoint is not its own', async () => {
  await log.stopSigner()
  const elsewhere = new StoredLog(await testDatabase())
  try {
    await expect(elsewhere.startSigner()).rejects.toThrow(`was signed as ${log.folder().origin}`)
  } finally {
    await elsewhere.close()
  }
  const file = path.join(log.dataDir, 'signer', 'checkpoint')
  const note = readFileSync(file, 'utf8')
  writeFileSync(file, note.replace(`\n${readCheckpoint(note).size}\n`, '\n1\n'))
  await expect(log.startSigner()).rejects.toThrow('not by its own key')
  writeFileSync(file, note)
  await log.startSigner()
})

it('repairs a list that a crash cut in the middle of a line', () => {
  const whole = readFileSync(log.anchors, 'utf8')
  writeFileSync(log.anchors, `${whole}{"size":5,"no`)
  const folder = openSignerFolder(log.dataDir, path.join(log.dataDir, 'signer', 'key'))
  folder.keepCheckpoint(folder.readCheckpoint()!, 7)
  expect(readFileSync(log.anchors, 'utf8').endsWith('}\n')).toBe(true)
  expect(JSON.parse(readFileSync(log.anchors, 'utf8').trimEnd().split('\n').at(-1)!).size).toBe(7)
  writeFileSync(log.anchors, whole)
})

it('does not take the name of a log from a file that holds none', () => {
  const other = path.join(log.dataDir, newId())
  openSignerFolder(other, path.join(other, 'key'))
  writeFileSync(path.join(other, 'signer', 'origin'), 'example.org\n')
  expect(() => openSignerFolder(other, path.join(other, 'key'))).toThrow('does not hold the name')
})

it('refuses to go on over a hole in the log', async () => {
  await log.stopSigner()
  await Promise.all(Array.from({ length: 300 }, (_, i) => log.write(i % 2)))
  const hole = 'seq = (select max(seq) - 3 from audit_leaves)'
  await log.tamper(`create table kept as select * from audit_leaves where ${hole}`)
  await log.tamper('delete from audit_leaves l using kept where kept.seq = l.seq')
  await expect(log.startSigner()).rejects.toThrow('damaged')
  await log.tamper('insert into audit_leaves select * from kept')
  await log.settle()
})
