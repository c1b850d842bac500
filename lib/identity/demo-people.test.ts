import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { listDemoPeople } from './demo-people'

const folder = mkdtempSync(path.join(tmpdir(), 'countersign-demo-'))
const file = path.join(folder, 'demo.json')
const ingrid = { email: 'ingrid@halden.example', name: 'Ingrid', role: 'business_stakeholder', password: 'words' }
writeFileSync(file, JSON.stringify({ people: [ingrid] }))

const env = { demo: true, demoFile: file, trustedProxies: 0, url: 'http://localhost:3000' }
const from = (address: string, host = 'localhost:3000', isForwarded = 'false') =>
  new Headers({ 'x-countersign-address': address, 'x-countersign-forwarded': isForwarded, host })

test('demo people are offered on the machine itself', async () => {
  expect(await listDemoPeople(from('127.0.0.1'), env)).toEqual([ingrid])
  expect(await listDemoPeople(from('::1'), env)).toEqual([ingrid])
})

test.each([
  ['another machine asks', from('192.0.2.1'), env],
  ['another machine claims to be this one by name', from('127.0.0.1.evil.example'), env],
  ['nobody knows who asks', new Headers({ host: 'localhost:3000' }), env],
  ['the page was asked for under another name', from('127.0.0.1', 'evil.example:3000'), env],
  ['the demo is off', from('127.0.0.1'), { ...env, demo: false }],
  ['a tunnel that nobody configured passes it on', from('127.0.0.1', 'localhost:3000', 'true'), env],
  ['a proxy stands in front', from('127.0.0.1'), { ...env, trustedProxies: 1 }],
  ['the address is not of this machine', from('127.0.0.1', 'demo.example'), { ...env, url: 'http://demo.example' }],
  ['no people were written', from('127.0.0.1'), { ...env, demoFile: null }],
  ['the file is gone', from('127.0.0.1'), { ...env, demoFile: path.join(folder, 'gone.json') }],
])('and to nobody when %s', async (_, headers, given) => {
  expect(await listDemoPeople(headers, given)).toEqual([])
})
