import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { embedded } from './embedded'
import { identityFrom } from './identity'
import { Part } from './part'
import { readJson } from './read-json'
import { draftReport } from './report'
import { tagsOf } from './tags'

function partOf(value: unknown) {
  const report = draftReport()
  const located = readJson(typeof value === 'string' ? value : JSON.stringify(value, null, 1), report)
  return { part: new Part(located!, report), finish: () => report.finish() }
}

/** The paths of the report's list, after everything that was not asked for was put there. */
function rest({ part, finish }: ReturnType<typeof partOf>): string[] {
  part.listRest()
  return finish().unrecognised?.map(({ path }) => path) ?? []
}

describe('what is not asked for', () => {
  it('is listed, a group of which nothing was read as one', () => {
    const given = partOf({ a: 1, b: { c: 'x', d: { e: [1, 2] } }, f: [{ g: 1, h: 2 }], i: null, j: {} })
    expect(given.part.at('b', 'c').text()).toBe('x')
    expect(given.part.at('f').items()[0]!.at('g').number()).toBe(1)
    expect(rest(given)).toEqual(['a', 'b.d', 'f[0].h'])
  })

  it('is listed of a text that was read as JSON, by the line of the text', () => {
    const given = partOf('{"x": 1,\n"schema": "{\\"fields\\": [{\\"name\\": \\"a\\", \\"more\\": 1}]}"}')
    expect(embedded(given.part.at('schema')).at('fields').items()[0]!.at('name').text()).toBe('a')
    given.part.listRest()
    expect(given.finish().unrecognised).toEqual([
      { line: 1, path: 'x', text: '1' },
      { line: 2, path: 'schema fields[0].more', text: '1' },
    ])
  })

  it('never goes missing, whatever was asked for', () => {
    const keys = fc.constantFrom('a', 'b', 'c')
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.integer({ min: 1, max: 9 }),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 3 }),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(keys, tree), fc.infiniteStream(fc.boolean()), (value, asks) => {
        const given = partOf(value)
        const asked = new Set<string>()
        const leaves: string[] = []
        const visit = (part: Part): void => {
          for (const below of [...part.entries().map(([, entry]) => entry), ...part.items()]) visit(below)
          if (part.node?.kind !== 'scalar') return
          leaves.push(part.node.path)
          if (!asks.next().value) return
          part.number()
          asked.add(part.node.path)
        }
        visit(given.part)
        const listed = rest(given)
        for (const leaf of leaves) {
          const isListed = listed.some(
            (path) => leaf === path || leaf.startsWith(`${path}.`) || leaf.startsWith(`${path}[`),
          )
          expect(isListed).toBe(!asked.has(leaf))
        }
      }),
      { seed: 20261121, numRuns: 300 },
    )
  })
})

describe('a value', () => {
  it('is a number where it can be kept as one', () => {
    const { part } = partOf('{"a": "12", "b": 9007199254740993, "c": 1.5, "d": true, "e": -1, "f": 1e300}')
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => part.at(key).number())).toEqual([12, null, 1.5, null, -1])
    expect(['a', 'c', 'e'].map((key) => part.at(key).count())).toEqual([12, null, null])
    expect(part.at('f').number()).toBeNull()
  })

  it('that is too long is cut between characters, with a remark', () => {
    const given = partOf({ a: `${'x'.repeat(1_998)}\u{1f600}yz` })
    expect(given.part.at('a').text()).toMatch(/^x+$/)
    expect(given.finish().problems[0]?.message).toContain('longer than 2,000 characters')
  })

  it('that is no time is remarked and stays in the list', () => {
    const given = partOf({ at: 'soon' })
    expect(given.part.at('at').instant()).toBeNull()
    expect(rest(given)).toEqual(['at'])
    expect(given.finish().problems[0]?.message).toMatch(/^“soon” is no date and time/)
  })

  it('is kept as a version only in the form of its kind', () => {
    const { part, finish } = partOf({ md5: 'xyz', delta: 'a1', ok: '0A220A943E805B35478C2F0A693C1775' })
    expect(identityFrom(part.at('md5'), 'dvc_md5')).toBeNull()
    expect(identityFrom(part.at('delta'), 'delta_version')).toEqual({ kind: 'source_version', value: 'a1' })
    expect(identityFrom(part.at('ok'), 'dvc_md5')?.value).toBe('0a220a943e805b35478c2f0a693c1775')
    expect(finish().problems).toMatchObject([{ path: 'md5', message: expect.stringContaining('32 hexadecimal') }])
  })
})

it('lists of people and secrets that they were left out, wherever they stand', () => {
  const given = partOf({
    tags: [
      { key: 'owner', value: 'Ada' },
      { key: 'team', value: 'x' },
    ],
    more: { owners: [{ name: 'Ada' }], password: 'hunter2', note: 'ask ada@example.org', n: 1 },
  })
  expect(tagsOf(given.part.at('tags'))).toEqual({ team: 'x' })
  given.part.listRest()
  const list = given.finish().unrecognised!
  expect(list.map(({ path }) => path)).toEqual(['tags[0].value owner', 'more'])
  expect(list[1]!.text).toBe(
    '{"owners":"personal: left out","password":"secret: left out","note":"personal: left out","n":1}',
  )
})
