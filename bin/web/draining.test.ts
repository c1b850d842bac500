import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Draining } from './draining'

test('a request under way is answered, a stream and a silent connection are cut, nobody new is let in', async () => {
  const server = createServer((req, res) => {
    draining.watch(req, res)
    if (req.headers.accept === 'text/event-stream') res.write('data: 1\n\n')
    else setTimeout(() => res.end('answered'), 300)
  })
  const draining = new Draining([server])
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const stream = await fetch(url, { headers: { accept: 'text/event-stream' } })
  const silent = connect(port, '127.0.0.1')
  const silentEnded = new Promise((resolve) => silent.once('close', resolve))
  const slow = fetch(url).then((response) => response.text())
  await sleep(100)

  const drained = draining.drain()
  const cut = stream.text().then(
    () => 'ended',
    () => 'cut',
  )
  expect(await slow).toBe('answered')
  expect(['cut', 'ended']).toContain(await cut)
  await silentEnded
  await drained
  await expect(fetch(url)).rejects.toThrow()
})
