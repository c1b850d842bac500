import { createHmac } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import { type Ctx, withContext } from '@/lib/platform/context'
import { testWorkspace } from '@/lib/testing/workspace'
import { createConnection } from './create-connection'
import { switchConnection } from './edit-connection'
import { receiveMessage } from './take-message'

const ws = await testWorkspace()
const system: Ctx = { db: ws.db, actor: { kind: 'system', id: null, via: 'job' }, workspaceId: ws.id }
const SECRET = 'what-mlflow-and-we-know'
let connection: { id: string; ref: string }

beforeAll(async () => {
  const input = { useCase: ws.useCase.ref, name: 'MLflow', url: 'http://localhost:5999', webhookSecret: SECRET }
  connection = (await execute(ws.as('ml_engineer'), createConnection, input)).value
})

let serial = 0
function message(version: string) {
  return Buffer.from(
    JSON.stringify({
      entity: 'model_version',
      action: 'created',
      timestamp: new Date().toISOString(),
      data: { name: 'churn-scorer', version, source: 'models:/m-1', run_id: 'abc', tags: {}, description: '' },
    }),
  )
}
function signed(body: Buffer, { secret = SECRET, delivery = `delivery-${++serial}`, age = 0 } = {}) {
  const timestamp = String(Math.floor(Date.now() / 1000) - age)
  const signature = createHmac('sha256', secret).update(`${delivery}.${timestamp}.`).update(body).digest('base64')
  return { signature: `v1,${signature}`, deliveryId: delivery, timestamp }
}
const receive = (body: Buffer, headers: Parameters<typeof receiveMessage>[3], place = {}) =>
  receiveMessage(ws.db, { workspace: ws.id, connection: connection.id, ...place }, body, headers)
const versions = () => withContext(system, (tx) => tx.db.$count(schema.modelVersions))

test('a signed message makes the version it tells of, once, however often it is delivered', async () => {
  const before = await versions()
  const body = message('1')
  const headers = signed(body)
  expect(await receive(body, headers)).toEqual({ isKnown: false })
  expect(await receive(body, headers)).toEqual({ isKnown: true })
  expect(await receive(body, signed(body))).toEqual({ isKnown: false })
  expect(await versions()).toBe(before + 1)
})

test('two deliveries at one moment are one', async () => {
  const body = message('2')
  const headers = signed(body)
  const answers = await Promise.all([1, 2, 3].map(() => receive(body, headers)))
  expect(answers.filter(({ isKnown }) => !isKnown)).toHaveLength(1)
})

test.each([
  ['another secret', (body: Buffer) => signed(body, { secret: 'guessed' })],
  ['an old message', (body: Buffer) => signed(body, { age: 600 })],
  ['a message from the future', (body: Buffer) => signed(body, { age: -600 })],
  ['no signature', () => ({ signature: null, deliveryId: 'x', timestamp: '1' })],
  ['a signature of other bytes', () => signed(message('9'))],
])('%s is refused, and changes nothing', async (_, headers) => {
  const before = await versions()
  const body = message('3')
  await expect(receive(body, headers(body))).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await versions()).toBe(before)
})

test('what is no connection of this workspace is not found, nor one that is off or has no secret', async () => {
  const body = message('4')
  const elsewhere = await testWorkspace({ db: ws.db, slug: 'elsewhere' })
  await expect(receive(body, signed(body), { workspace: elsewhere.id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(receive(body, signed(body), { connection: 'CON-1' })).rejects.toMatchObject({ code: 'not_found' })
  await execute(ws.as('ml_engineer'), switchConnection, { connection: connection.ref, isOn: false })
  await expect(receive(body, signed(body))).rejects.toMatchObject({ code: 'not_found' })
  await execute(ws.as('ml_engineer'), switchConnection, { connection: connection.ref, isOn: true })
})

test('a body that cannot be read is said', async () => {
  const body = Buffer.from('{"entity": ')
  await expect(receive(body, signed(body))).rejects.toMatchObject({ code: 'invalid' })
})
