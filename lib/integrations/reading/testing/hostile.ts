import { expect, it } from 'vitest'
import { cpuTime } from '@/lib/testing/cpu-time'
import type { Importer, ReadOutcome } from '../../importer'
import { expectHonest } from './expect-honest'

const BOM = '\ufeff'

/** Files that are made to do harm, around one that is right: `key` names a group of it that takes any keys. */
export interface HostileBase {
  json?: unknown
  yaml?: string
  filename?: string
}

/** Tests that an importer answers each in time, with facts that can be stored or a reason that can be read. */
export function itWithstandsHostileFiles(importer: Importer, base: HostileBase): void {
  it.each(hostileFiles(base))('%s', { timeout: 60_000 }, (_name, text) => {
    let outcome: ReadOutcome | undefined
    const cost = cpuTime(() => {
      outcome = importer.read(new TextEncoder().encode(text), base.filename ? { filename: base.filename } : {})
    })
    expect(cost).toBeLessThan(8_000)
    expectHonest(outcome!, text)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(() => importer.recognise(text.slice(0, 4096), base.filename ?? '')).not.toThrow()
  })

  it('reads the same with CRLF and a byte order mark', () => {
    const text = base.yaml ?? JSON.stringify(base.json, null, 2)
    const read = (written: string) => importer.read(new TextEncoder().encode(written), { filename: base.filename })
    const plain = read(text)
    expect(plain.ok).toBe(true)
    expect(read(BOM + text.replaceAll('\n', '\r\n'))).toEqual(plain)
  })

  it.each([
    ['an empty file', new Uint8Array()],
    ['zero bytes', new Uint8Array(64)],
    ['a UTF-16 file', new Uint8Array([0xff, 0xfe, 0x7b, 0x00])],
    ['bytes that are no text', new Uint8Array([0x7b, 0x80, 0xff, 0x7d])],
    ['a file over its size', new Uint8Array(importer.maxBytes + 1).fill(0x20)],
  ])('refuses %s', (_name, bytes) => {
    const outcome = importer.read(bytes, base.filename ? { filename: base.filename } : {})
    expect(outcome.ok).toBe(false)
    if (!outcome.ok) expect(outcome.message).toMatch(/\.$/)
  })
}

function hostileFiles({ json, yaml }: HostileBase): Array<[string, string]> {
  const files: Array<[string, string]> = []
  if (json !== undefined) {
    const text = JSON.stringify(json, null, 2)
    const open = text.indexOf('{') + 1
    const inside = (more: string) => `${text.slice(0, open)}${more},${text.slice(open)}`
    files.push(
      ['JSON nested without end', '['.repeat(500_000)],
      ['JSON nested in its first group', inside(`"deep": ${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)],
      ['JSON of 600,000 values', inside(`"wide": [${'0,'.repeat(600_000)}0]`)],
      ['JSON with one text of 4 MiB', inside(`"long": "${'x'.repeat(4_000_000)}"`)],
      [
        'JSON with the key __proto__',
        inside('"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": 1}}'),
      ],
      ['JSON with a key twice', inside('"again": 1, "again": 2')],
      ['JSON with NaN and infinities', inside('"a": NaN, "b": -Infinity, "c": 1e999')],
      ['JSON with a number beyond 2^53', inside('"big": 9007199254740993')],
      ['JSON with characters that are none', inside('"bad": "\\u0000\\ud800"')],
      ['JSON that is cut off', text.slice(0, Math.floor(text.length / 2))],
      ['JSON with a comma too many', `${text.slice(0, -1)},}`],
      ['JSON with a line of its own after it', `${text}\nend`],
      ['a text in JSON', '"text"'],
      ['an empty list', '[]'],
      ['an empty group', '{}'],
      ...valuesReplaced(json),
    )
  }
  if (yaml !== undefined) {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    for (let i = 0; i < 12; i++) bomb.push(`b${i}: &b${i} [${`*${i === 0 ? 'a' : `b${i - 1}`}, `.repeat(9)}0]`)
    files.push(
      ['YAML that grows by references', `${yaml}\n${bomb.join('\n')}\n`],
      ['YAML nested without end', `${yaml}\ndeep: ${'['.repeat(20_000)}\n`],
      [
        'YAML nested by indenting',
        `${yaml}\n${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')}\n`,
      ],
      ['YAML with very many values', `${yaml}\nwide:\n${'- 1\n'.repeat(300_000)}`],
      [
        'YAML with the key __proto__',
        `${yaml}\n__proto__: {polluted: true}\nconstructor: {prototype: {polluted: 1}}\n`,
      ],
      ['YAML with a key twice', `${yaml}\nagain: 1\nagain: 2\n`],
      ['YAML with NaN and infinities', `${yaml}\na: .nan\nb: -.inf\nc: 1e999\n`],
      ['YAML with a number beyond 2^53', `${yaml}\nbig: 9007199254740993\n`],
      ['YAML with an unknown mark', `${yaml}\nobject: !!python/object:os.system [rm]\n`],
      ['YAML with an open quotation mark', `${yaml}\nopen: "text\n`],
      ['YAML with tabs', `${yaml}\n\tkey: value\n`],
      ['YAML with a second document', `${yaml}\n---\nother: 1\n`],
    )
  }
  return files
}

/** Every value of the top two levels replaced by each that does not belong there. */
function valuesReplaced(json: unknown): Array<[string, string]> {
  if (json === null || typeof json !== 'object') return []
  const strange: unknown[] = [null, true, -1, 'text', '\u202e<script>', [], [null, [], 'x'], {}, { a: { b: null } }]
  return Object.keys(json).flatMap((key) =>
    strange.map((value): [string, string] => [
      `JSON with ${JSON.stringify(value)} for ${key}`,
      JSON.stringify({ ...json, [key]: value }, null, 1),
    ]),
  )
}
