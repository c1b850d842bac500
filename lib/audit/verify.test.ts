import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json'
import { nodeHashing } from './node-hashing'
import { commitmentOf } from './row-digest'
import { generateKeyPem, readSigningKey } from './signing-key'
import { type MemoryLog, memoryLog, ORIGIN, testUuid, WORKSPACES } from './testing/memory-log'
import { verifyLog } from './verify'

const SIZE = 300
// The ends, both sides of a checkpoint and of a tile's edge, and places between.
const POSITIONS = [0, 1, 9, 10, 137, 255, 256, 294, 299]

function clean(): { log: MemoryLog; outside: string; vkey: string } {
  const log = memoryLog(SIZE)
  return { log, outside: log.checkpoints.at(-1)!.note, vkey: log.key.vkey }
}

describe('a clean log', () => {
  it.each([1, 2, 10, 255, 256, 257, 300])('of %i entries verifies', async (size) => {
    const log = memoryLog(size)
    const options = { vkey: log.key.vkey, checkpoints: log.checkpoints.map((checkpoint) => checkpoint.note) }
    const report = await verifyLog(nodeHashing, log.source(), options)
    expect(report).toMatchObject({ result: 'verified', problem: null, log: { size } })
    expect(report.unchecked).toEqual([])
  })

  it('says what it could not check', async () => {
    const log = memoryLog(20)
    const report = await verifyLog(nodeHashing, log.source())
    expect(report.unchecked.join('\n')).toContain(log.key.vkey)
    log.add(20, WORKSPACES[0])
    log.commitments[0]!.salt = null
    log.commitments[0]!.value = null
    const later = await verifyLog(nodeHashing, log.source())
    expect(later.result).toBe('verified')
    expect(later.unchecked).toContain('1 entry that no checkpoint covers yet')
    expect(later.unchecked).toContain('1 personal value: erased')
  })

  it('without a checkpoint is not verified', async () => {
    const log = memoryLog(5)
    log.checkpoints = []
    expect((await verifyLog(nodeHashing, log.source())).result).toBe('unchecked')
  })
})

type Tampering = (log: MemoryLog, at: number) => void

function rewriteBody(log: MemoryLog, at: number, isLeafMadeAnew: boolean): void {
  const leaf = log.leaves[at]!
  const entry = log.entries.get(leaf.id)!
  const body = JSON.parse(entry.body)
  body.details.note = 'something else'
  entry.body = canonicalJson(body)
  if (isLeafMadeAnew) leaf.leafHash = log.leafHashOf(leaf.id, leaf.workspace, leaf.n)
}

const TAMPERINGS: Record<string, Tampering> = {
  'a body altered': (log, at) => rewriteBody(log, at, false),
  'a body and its leaf altered': (log, at) => rewriteBody(log, at, true),
  'a body, its leaf and the tiles altered': (log, at) => {
    rewriteBody(log, at, true)
    log.buildTiles()
  },
  'a column altered': (log, at) => {
    log.entries.get(log.leaves[at]!.id)!.columns.actorId = testUuid(2)
  },
  'an entry deleted': (log, at) => {
    log.entries.delete(log.leaves[at]!.id)
  },
  'a leaf deleted': (log, at) => {
    log.leaves.splice(at, 1)
  },
  'a leaf deleted and the others moved up': (log, at) => {
    log.leaves.splice(at, 1)
    for (const [seq, leaf] of log.leaves.entries()) leaf.seq = seq
    log.buildTiles()
  },
  'a leaf inserted': (log, at) => {
    log.add(1000, WORKSPACES[0])
    log.leaves.splice(at, 0, log.leaves.pop()!)
    for (const [seq, leaf] of log.leaves.entries()) leaf.seq = seq
    log.buildTiles()
  },
  'leaves in another order': (log, at) => {
    const [one, two] = [log.leaves[at]!, log.leaves[(at + 1) % SIZE]!]
    ;[one.seq, two.seq] = [two.seq, one.seq]
    log.leaves.sort((a, b) => a.seq - b.seq)
    log.buildTiles()
  },
  'the tail cut': (log, at) => {
    log.leaves.length = at
    log.buildTiles()
  },
  'the tail cut with its checkpoints': (log, at) => {
    log.leaves.length = Math.max(at, 1)
    if (at === 0) log.leaves.length = 0
    log.checkpoints = log.checkpoints.filter((checkpoint) => checkpoint.size <= log.leaves.length)
    log.rows = []
    log.buildTiles()
  },
  'a tile altered': (log, at) => {
    const tile = Buffer.from(log.tiles.get('0/0')!)
    tile[(at % 256) * 32]! ^= 1
    log.tiles.set('0/0', tile)
  },
  'a checkpoint altered': (log, at) => {
    const checkpoint = log.checkpoints[at % log.checkpoints.length]!
    checkpoint.note = checkpoint.note.replace(`\n${checkpoint.size}\n`, `\n${checkpoint.size + 1}\n`)
  },
  "a checkpoint's root altered": (log, at) => {
    log.checkpoints[at % log.checkpoints.length]!.root = nodeHashing.sha256('another')
  },
  'a personal value swapped': (log, at) => {
    const [one, two] = [
      log.commitments[at % log.commitments.length]!,
      log.commitments[(at + 1) % log.commitments.length]!,
    ]
    ;[one.value, two.value] = [two.value, one.value]
  },
  'a commitment replaced with its value': (log, at) => {
    const item = log.commitments[at % log.commitments.length]!
    item.value = 'someone@else.example'
    item.commitment = commitmentOf(nodeHashing.sha256, item.salt!, item.value)
  },
  'a governed row edited': (log, at) => {
    log.rows[at % log.rows.length]!.row.title = 'Another title'
  },
  'a governed row deleted': (log, at) => {
    log.rows.splice(at % log.rows.length, 1)
  },
  'a governed row slipped in': (log) => {
    log.rows.push({ table: 'models', id: testUuid(5), row: { title: 'New' } })
  },
  'a personal column edited': (log, at) => {
    const people = log.rows.filter((row) => row.table === 'people')
    people[at % people.length]!.row.email = 'someone@else.example'
  },
  'all rebuilt with another key': (log, at) => {
    rewriteBody(log, at, true)
    log.key = readSigningKey(generateKeyPem(), ORIGIN)
    log.checkpoints = []
    log.sign()
    log.buildTiles()
  },
}

describe('a log tampered with', () => {
  it.each(Object.keys(TAMPERINGS))('%s', async (name) => {
    for (const at of POSITIONS) {
      const { log, outside, vkey } = clean()
      TAMPERINGS[name]!(log, at)
      const report = await verifyLog(nodeHashing, log.source(), { vkey, checkpoints: [outside] })
      expect(report.result, `at ${at}`).toBe('wrong')
    }
  })

  it('names the leaf, the row, the tile, the checkpoint', async () => {
    const problemOf = async (name: string, at: number) => {
      const { log, outside, vkey } = clean()
      const { id } = log.leaves[at]!
      TAMPERINGS[name]!(log, at)
      return { id, problem: (await verifyLog(nodeHashing, log.source(), { vkey, checkpoints: [outside] })).problem }
    }
    const body = await problemOf('a body altered', 137)
    expect(body.problem).toMatchObject({ code: 'body_altered', seq: 137, entry: body.id })
    const both = await problemOf('a body, its leaf and the tiles altered', 137)
    expect(both.problem).toMatchObject({ code: 'root_differs', seq: 130, lastSeq: 139, checkpoint: 140 })
    expect((await problemOf('a body and its leaf altered', 5)).problem).toMatchObject({ code: 'root_differs', seq: 0 })
    const column = await problemOf('a column altered', 9)
    expect(column.problem).toMatchObject({ code: 'column_altered', column: 'actorId', entry: column.id })
    expect((await problemOf('a leaf deleted', 10)).problem).toMatchObject({ code: 'leaf_missing', seq: 10 })
    expect((await problemOf('the tail cut', 294)).problem).toMatchObject({ code: 'log_cut', checkpoint: 300, seq: 294 })
    expect((await problemOf('the tail cut with its checkpoints', 294)).problem).toMatchObject({ code: 'log_cut' })
    expect((await problemOf('a tile altered', 7)).problem).toMatchObject({
      code: 'tile_altered',
      tile: 'tile/0/000',
      seq: 7,
    })
    expect((await problemOf('a governed row edited', 3)).problem).toMatchObject({ code: 'row_altered' })
    expect((await problemOf('a governed row deleted', 3)).problem).toMatchObject({ code: 'row_missing' })
    expect((await problemOf('a governed row slipped in', 3)).problem).toMatchObject({ row: testUuid(5) })
    expect((await problemOf('a personal value swapped', 3)).problem).toMatchObject({
      code: 'commitment_altered',
      column: 'email',
    })
    expect((await problemOf('all rebuilt with another key', 3)).problem).toMatchObject({ code: 'key_differs' })
  })
})
