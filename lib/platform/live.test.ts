import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDb, testWorkspace } from '@/lib/testing/workspace'
import { newId, withContext } from './context'
import { announce, LiveHub } from './live'

const ws = await testWorkspace()
const otherProcess = await openTestDb(ws.database.webUrl, 2)
const hubs = [new LiveHub(ws.database.webUrl), new LiveHub(ws.database.webUrl)]
const owner = new pg.Client({ connectionString: ws.database.ownerUrl })
beforeAll(() => owner.connect())
afterAll(async () => {
  await Promise.all(hubs.map((hub) => hub.close()))
  await owner.end()
})

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries++) {
    if (tries === 400) throw new Error('It did not happen.')
    await sleep(10)
  }
}

/** Counts what is heard about a record once the hub listens. */
async function ear(hub: LiveHub, id: string, workspaceId = ws.id) {
  const heard = { count: 0, stop: () => {} }
  heard.stop = hub.listen(workspaceId, 'document', id, () => heard.count++)
  return heard
}

const say = (id: string, ctx = ws.as('member')) =>
  withContext(ctx, async (tx) => {
    announce(tx, 'document', id)
  })

describe('announcements', () => {
  test('reach every process, whichever one they come from, and nobody else', async () => {
    const [id, other] = [newId(), newId()]
    const ears = await Promise.all(hubs.map((hub) => ear(hub, id)))
    const apart = await ear(hubs[0]!, other)
    const elsewhere = await ear(hubs[0]!, id, newId())
    // The connection wakes everybody once when it stands.
    await until(() => ears.every(({ count }) => count === 1))
    await say(id, { ...ws.as('member'), db: otherProcess })
    await until(() => ears.every(({ count }) => count === 2))
    expect([apart.count, elsewhere.count]).toEqual([1, 1])
    ears[0]!.stop()
    await say(id)
    await until(() => ears[1]!.count === 3)
    expect(ears[0]!.count).toBe(2)
  })

  test('are not made by a transaction that is rolled back, and only after the commit', async () => {
    const id = newId()
    const heard = await ear(hubs[0]!, id)
    const before = heard.count
    const refused = withContext(ws.as('member'), async (tx) => {
      announce(tx, 'document', id)
      throw new Error('No.')
    })
    await expect(refused).rejects.toThrow('No.')
    let told = 0
    await withContext(ws.as('member'), async (tx) => {
      announce(tx, 'document', id)
      await sleep(80)
      told = heard.count
    })
    expect(told).toBe(before)
    await until(() => heard.count === before + 1)
  })

  test('that nobody could hear are made up for when the connection stands again', async () => {
    const id = newId()
    const heard = await ear(hubs[1]!, id)
    const before = heard.count
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'countersign live'`,
    )
    await until(() => heard.count > before)
    const again = heard.count
    await say(id)
    await until(() => heard.count > again)
  })

  test('that are none disturb nobody', async () => {
    const id = newId()
    const heard = await ear(hubs[0]!, id)
    for (const payload of ['', 'null', '[]', '{"workspace":1}', 'x'.repeat(7000)])
      await owner.query('select pg_notify($1, $2)', ['countersign_live', payload])
    await say(id)
    await until(() => heard.count > 0)
  })
})
