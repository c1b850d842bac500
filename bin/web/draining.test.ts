import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Draining } from './draining'

test('a request under way is answered, a stream is cut, nobody new is let in', async () => {
  const draining = new Draining()
  const server = createServer((req, res) => {
    draining.watch(req, res)
    if (req.headers.accept === 'text/event-stream') res.write('data: 1\n\n')
    else setTimeout(() => res.end('answered'), 300)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stream = await fetch(url, { headers: { accept: 'text/event-stream' } })
  const slow = fetch(url).then((response) => response.text())
  await sleep(100)

  const drained = draining.drain([server])
  const cut = stream.text().then(
    () => 'ended',
    () => 'cut',
  )
  expect(await slow).toBe('answered')
  expect(['cut', 'ended']).toContain(await cut)
  await drained
  await expect(fetch(url)).rejects.toThrow()
})
