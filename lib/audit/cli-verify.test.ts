import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runVerify } from './cli-verify'
import { memoryBundle } from './testing/memory-bundle'
import { memoryLog, WORKSPACES } from './testing/memory-log'

const folder = mkdtempSync(path.join(tmpdir(), 'countersign-verify-'))
const log = memoryLog(30)
const bundle = memoryBundle(log, WORKSPACES[0])

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function inFile(name: string, text: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

async function run(...argv: string[]): Promise<{ code: number; text: string }> {
  let text = ''
  const code = await runVerify(argv, {
    write: (part) => {
      text += part
    },
  })
  return { code, text }
}

it('says in words what it checked and what it could not', async () => {
  const { code, text } = await run(inFile('bundle.jsonl', bundle))
  expect(code).toBe(0)
  expect(text).toMatch(/^Verified: the log countersign\/\S+ up to 30 entries\./)
  expect(text).toContain('18 entries: canonical')
  expect(text).toContain(`compare ${log.key.vkey} with the one you were given`)
})

it('names the first thing wrong, and where', async () => {
  const { code, text } = await run(inFile('altered.jsonl', bundle.replace('Number 5', 'Number 7')))
  expect(code).toBe(1)
  expect(text).toMatch(
    /^Wrong: Entry \S+ \(leaf 5\) is not what its leaf was made from\.\n\nWhere\n {2}seq 5\n {2}n 3\n/,
  )
})

it('takes the key and checkpoints from elsewhere', async () => {
  const file = inFile('bundle.jsonl', bundle)
  const newest = inFile('checkpoint', log.checkpoints.at(-1)!.note)
  const list = log.checkpoints.map(({ size, note }) => `${JSON.stringify({ size, note })}\n`)
  const all = inFile('checkpoints.log', `${list.join('')}{"size":`)
  expect((await run(file, '--vkey', log.key.vkey, '--checkpoint', newest, '--checkpoint', all)).code).toBe(0)
  const longer = memoryLog(31).checkpoints.at(-1)!.note
  const cut = await run(file, '--checkpoint', inFile('longer', longer))
  expect(cut).toMatchObject({ code: 1, text: expect.stringContaining('the log ends after 30') })
  const key = await run(file, '--vkey', log.key.vkey.replace('+', '+0'))
  expect(key).toMatchObject({ code: 1, text: expect.stringContaining('not the one given') })
})

it('says when it could not check', async () => {
  for (const argv of [
    [path.join(folder, 'nothing')],
    ['--unknown'],
    [inFile('bundle.jsonl', bundle), '--checkpoint', inFile('empty', '{}')],
    ['--database-url', 'postgres://nobody@127.0.0.1:1/nothing'],
  ]) {
    expect(await run('--json', ...argv)).toMatchObject({ code: 2, text: expect.stringContaining('"unchecked"') })
  }
})

it.each([
  ['empty', ''],
  ['no bundle', '{"a":1}\n{"b":2}\n'],
  ['no text', '\xff\xfe\n\n'],
  ['a page', '<html>\n</html>\n'],
])('does not take %s for a log', async (name, text) => {
  const file = inFile(name.replace(' ', '-'), text)
  expect((await run(file)).code).toBe(1)
})
