import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '@/db/testing/database'
import { liveLog } from './live-log'
import { nodeHashing } from './node-hashing'
import { StoredLog } from './testing/stored-log'
import { verifyLog } from './verify'
import type { Report, VerifyOptions } from './verify-report'

let log: StoredLog

beforeAll(async () => {
  log = await StoredLog.filled(await freshDatabase())
}, 120_000)

afterAll(() => log.close())

/** Verifies the log as it would be after these statements by a superuser who switched the triggers off; then undoes them. */
async function afterTampering(statements: string[], options: VerifyOptions): Promise<Report> {
  let report: Report | undefined
  const undone = log.owner.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const statement of statements) await tx.execute(sql.raw(statement))
    report = await verifyLog(nodeHashing, (await liveLog(tx))!, options)
    tx.rollback()
  })
  await expect(undone).rejects.toThrow()
  return report!
}

function keptOutside(): VerifyOptions {
  return { vkey: log.folder().key.vkey, checkpoints: log.keptOutside() }
}

const entryAt = (seq: number) => `(select entry_id from audit_leaves where seq = ${seq})`
// The ends, both sides of a tile's edge, and places between.
const POSITIONS = [0, 1, 17, 100, 254, 255, 256, 400, 511, 559]
const REORDER = (seq: number) => [
  `update audit_leaves set seq = -1 where seq = ${seq}`,
  `update audit_leaves set seq = ${seq} where seq = ${seq + 1}`,
  `update audit_leaves set seq = ${seq + 1} where seq = -1`,
]
const MOVE_UP = (seq: number) => [
  `update audit_leaves set seq = -seq where seq > ${seq}`,
  `update audit_leaves set seq = -seq - 1 where seq < 0`,
]
const MOVE_DOWN = (seq: number) => [
  `update audit_leaves set seq = -seq - 2 where seq >= ${seq}`,
  'update audit_leaves set seq = -seq - 1 where seq < 0',
]
const INSERTED = '0198a000-0000-7000-8000-000000000001'

const CLASSES: [string, (seq: number) => string[], (seq: number) => object][] = [
  [
    'a body',
    (seq) => [`update audit_entries set body = set_byte(body, 40, 63) where id = ${entryAt(seq)}`],
    (seq) => ({ code: 'body_altered', seq }),
  ],
  [
    'a column',
    (seq) => [`update audit_entries set action = 'x' where id = ${entryAt(seq)}`],
    (seq) => ({ code: 'column_altered', column: 'action', seq }),
  ],
  [
    'a time',
    (seq) => [`update audit_entries set occurred_at = occurred_at + interval '1 us' where id = ${entryAt(seq)}`],
    (seq) => ({ code: 'column_altered', column: 'occurredAt', seq }),
  ],
  [
    'an entry deleted',
    (seq) => [`delete from audit_entries where id = ${entryAt(seq)}`],
    (seq) => ({ code: 'entry_missing', seq }),
  ],
  ['a leaf deleted', (seq) => [`delete from audit_leaves where seq = ${seq}`], (seq) => ({ seq })],
  [
    'a leaf deleted and the others moved up',
    (seq) => [`delete from audit_leaves where seq = ${seq}`, ...MOVE_UP(seq)],
    () => ({}),
  ],
  [
    'a leaf inserted',
    (seq) => [
      ...MOVE_DOWN(seq),
      `insert into audit_entries select '${INSERTED}', workspace_id, actor_kind, actor_id, via, action, subject_kind, subject_id,
         subject_revision, use_case_id, occurred_at, body from audit_entries where id = ${entryAt(seq + 1)}`,
      `insert into audit_leaves select ${seq}, '${INSERTED}', workspace_id, 1000000, leaf_hash from audit_leaves where seq = ${seq + 1}`,
    ],
    (seq) => ({ seq }),
  ],
  ['leaves in another order', REORDER, () => ({})],
  ['the tail cut', (seq) => [`delete from audit_leaves where seq >= ${seq}`], () => ({})],
  [
    'the tail cut with tiles and checkpoints',
    (seq) => [
      `delete from audit_leaves where seq >= ${seq}`,
      `delete from audit_tiles where (tile_index + 1) * 256 > ${seq}`,
      `delete from audit_checkpoints where size > ${seq}`,
    ],
    () => ({}),
  ],
  [
    'a tile',
    (seq) => [
      `update audit_tiles set hashes = set_byte(hashes, ${(seq % 256) * 32}, 255 - get_byte(hashes, ${(seq % 256) * 32})) where tile_index = 1`,
    ],
    (seq) => ({ code: 'tile_altered', tile: 'tile/0/001', seq: 256 + (seq % 256) }),
  ],
  [
    'a tile deleted',
    (seq) => [`delete from audit_tiles where tile_index = ${seq % 2}`],
    () => ({ code: 'tile_missing' }),
  ],
  [
    'a checkpoint',
    (seq) => [
      `update audit_checkpoints set note = replace(note, '=', '+') where size = (select size from audit_checkpoints order by size offset ${seq % 2} limit 1)`,
    ],
    () => ({ code: 'checkpoint_altered' }),
  ],
  [
    "a checkpoint's root",
    (seq) => [
      `update audit_checkpoints set root = sha256('x') where size = (select size from audit_checkpoints order by size offset ${seq % 2} limit 1)`,
    ],
    () => ({ code: 'checkpoint_altered' }),
  ],
  [
    'a personal value',
    (seq) => [
      `update audit_commitments set value = value || 'x' where commitment = (select commitment from audit_commitments order by 1 offset ${seq % 6} limit 1)`,
    ],
    () => ({ code: 'commitment_altered', table: 'people' }),
  ],
  [
    'a personal value with its commitment',
    (seq) => [
      `update audit_commitments set value = 'x', commitment = sha256(salt || 'x'::bytea)
       where commitment = (select commitment from audit_commitments order by 1 offset ${seq % 6} limit 1)`,
    ],
    () => ({ code: 'commitment_altered', table: 'people' }),
  ],
  [
    'a governed row',
    (seq) => [`update use_cases set problem = 'None.' where ref = 'UC-${seq + 1}'`],
    () => ({ code: 'row_altered', table: 'use_cases' }),
  ],
  [
    'a governed row deleted',
    (seq) => [`delete from use_cases where ref = 'UC-${seq + 1}'`],
    () => ({ code: 'row_missing', table: 'use_cases' }),
  ],
  [
    'a governed row slipped in',
    (seq) => [
      `insert into use_cases select '${INSERTED}', workspace_id, 'UC-0', name, problem, area, sponsor_id, risk_tier, created_by, created_at,
         retired_at, revision from use_cases where ref = 'UC-${seq + 1}'`,
    ],
    () => ({ code: 'row_without_entry', row: INSERTED }),
  ],
  [
    "a person's name",
    (seq) => [`update people set name = 'Mallory' where name = '${['Ingrid', 'Mateo', 'Amara'][seq % 3]}'`],
    () => ({ code: 'row_altered', table: 'people', column: 'name' }),
  ],
  [
    'a body, its leaf, tile and columns alike',
    (seq) => [
      `update audit_entries set body = convert_to(replace(convert_from(body, 'UTF8'), 'quoted', 'quotid'), 'UTF8') where id = ${entryAt(seq)}`,
      `update audit_leaves l set leaf_hash = sha256('\\x00'::bytea || convert_to(format('{"entry":"sha256:%s","n":%s,"v":1,"workspace":"%s"}',
         encode(sha256((select body from audit_entries e where e.id = l.entry_id)), 'hex'), n, workspace_id), 'UTF8')) where seq = ${seq}`,
      `update audit_tiles set hashes = overlay(hashes placing (select leaf_hash from audit_leaves where seq = ${seq}) from ${(seq % 256) * 32 + 1})
       where tile_index = ${Math.floor(seq / 256)}`,
    ],
    () => ({ code: 'root_differs' }),
  ],
]

describe('a superuser who changes the database is found out', () => {
  it.each(CLASSES)('%s', async (_, statements, place) => {
    const options = keptOutside()
    for (const seq of POSITIONS) {
      const report = await afterTampering(statements(seq), options)
      expect(report.problem, `at ${seq}`).toMatchObject(place(seq))
      expect(report.result).toBe('wrong')
    }
  })

  it('with an entry that is not in the log', async () => {
    const insert = `insert into audit_entries select '${INSERTED}', workspace_id, actor_kind, actor_id, via, action, subject_kind, subject_id,
      subject_revision, use_case_id, occurred_at, body from audit_entries where id = ${entryAt(3)}`
    expect((await afterTampering([insert], keptOutside())).problem).toMatchObject({
      code: 'entry_without_leaf',
      entry: INSERTED,
    })
  })

  it('and no one else is', async () => {
    expect((await afterTampering([], keptOutside())).problem).toBeNull()
  })
})
