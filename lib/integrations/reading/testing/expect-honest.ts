import { expect } from 'vitest'
import { canonicalJson } from '@/lib/audit/canonical-json'
import type { ReadOutcome } from '../../importer'
import { instantOf } from '../instant'

/** What every reading owes whoever gave the file: facts that can be stored, lines that exist, sentences that can be read. */
export function expectHonest(outcome: ReadOutcome, text: string): void {
  const lines = text.split(/\r\n|\r|\n/).length
  const expectLine = (line: number) => {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines)
  }
  if (!outcome.ok) {
    if (outcome.line !== undefined) expectLine(outcome.line)
    expect(outcome.message).toMatch(/^[\p{Lu}“<].{10,}[.?]$/su)
    return
  }
  const { facts, report } = outcome
  expect(Object.keys(facts).length).toBeGreaterThan(0)
  expect(JSON.parse(canonicalJson(facts))).toEqual(facts)
  expect(JSON.stringify(facts)).not.toMatch(/(?<!\\)(?:\\\\)*\\u0000/)
  expect(report.kept.length).toBeGreaterThan(0)
  for (const { line, message } of report.problems) {
    expectLine(line)
    expect(message).toMatch(/^[\p{Lu}“<].{10,}[.?]$/su)
    expect(message).not.toMatch(/undefined|\[object|\bNaN\b(?!”)/)
  }
  const rest = report.unrecognised ?? []
  expect(rest.length).toBeLessThanOrEqual(500)
  for (const part of rest) {
    expectLine(part.line)
    expect(part.text.length).toBeLessThanOrEqual(420)
    expect(part.path).not.toBe('')
  }
}

/**
 * That every text and number of a JSON file is in the facts, in a sentence of the report, or beneath a part that the
 * report lists. `words` are keys whose value is said in other words.
 */
export function expectNothingDropped(outcome: ReadOutcome, value: unknown, words: RegExp): void {
  if (!outcome.ok) throw new Error(outcome.message)
  const said = JSON.stringify([outcome.facts, outcome.report]).toLowerCase()
  const listed = (outcome.report.unrecognised ?? []).map(({ path }) => path)
  if ((outcome.report.unrecognised?.length ?? 0) >= 500) return
  const dropped: string[] = []
  visit(value, '', '')
  expect(dropped).toEqual([])

  function visit(node: unknown, path: string, key: string): void {
    if (path !== '' && listed.some((part) => part === path || part.startsWith(`${path} `))) return
    if (Array.isArray(node)) for (const [i, item] of node.entries()) visit(item, `${path}[${i}]`, key)
    else if (node !== null && typeof node === 'object')
      for (const [below, item] of Object.entries(node)) visit(item, path === '' ? below : `${path}.${below}`, below)
    else if ((typeof node === 'string' && node.trim() !== '') || typeof node === 'number') {
      const written = JSON.stringify(String(node).trim().replace(/\s+/g, ' ')).slice(1, -1).toLowerCase()
      const instant = instantOf(String(node))?.toLowerCase()
      const isSaid = said.includes(written) || said.includes(JSON.stringify(node).slice(1, -1).toLowerCase())
      const isEmbedded = typeof node === 'string' && /^[[{]/.test(node.trim())
      if (!isSaid && !(instant && said.includes(instant.slice(0, 19))) && !isEmbedded && !words.test(key))
        dropped.push(`${path}: ${String(node).slice(0, 80)}`)
    }
  }
}
