import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { readHuggingFaceCard } from './read-card'
import { expectReadable } from './testing/read'

const folder = path.resolve(import.meta.dirname, '../../../../shared/samples/hf_model_cards')
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : []
// The first call pays for the compiler.
if (files.length > 0) readHuggingFaceCard(readFileSync(path.join(folder, files[0]!)))

describe.runIf(files.length > 0)('cards found in the wild', () => {
  it.each(files)('reads %s', (filename) => {
    const bytes = readFileSync(path.join(folder, filename))
    const outcome = readHuggingFaceCard(bytes, { filename })
    if (!outcome.ok) throw new Error(outcome.message)
    const { card, report } = outcome
    expectReadable(report, bytes.toString('utf8'))
    expect(() => canonicalJson(card)).not.toThrow()

    // Every value of a metric is a result, or a problem says why it is not.
    const block = card.rawFrontMatter?.split(/\r\n|\n|\r/) ?? []
    const index = block.findIndex((line) => /^model[-_]index:/.test(line))
    const next = block.findIndex((line, i) => i > index && /^\w/.test(line))
    const entries = index === -1 ? [] : block.slice(index, next === -1 ? undefined : next)
    const values = entries.filter((line) => /^[\s-]*value:/.test(line)).length
    const withoutValue = report.problems.filter(
      (problem) => problem.path?.endsWith('.value') && problem.kind === 'unfilled',
    )
    const isRead = !report.kept.includes('the front matter as text only')
    if (isRead) expect(card.results.length + withoutValue.length).toBe(values)
    if (card.rawFrontMatter?.trim() && !isRead) expect(report.problems.length).toBeGreaterThan(0)
  })
})
