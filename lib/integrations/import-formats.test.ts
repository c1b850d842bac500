import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { appPath } from '@/lib/platform/paths'
import { importers } from './registry'

const MEBIBYTE = 1024 * 1024
const text = readFileSync(appPath('docs', 'import-formats.md'), 'utf8')
const rows = text.split('\n').filter((line) => line.startsWith('| '))

describe('docs/import-formats.md', () => {
  it.each(importers)('says what $format is, gives and may weigh', ({ format, label, gives, maxBytes }) => {
    const [first] = gives
    const sentence = `${first!.toUpperCase()}${gives.slice(1)}`
    expect(rows).toContain(`| ${label} | \`${format}\` | ${sentence} | ${maxBytes / MEBIBYTE} MiB |`)
  })

  it.each(importers)(
    'says which files and versions of $format are read, and what becomes of the rest',
    ({ format }) => {
      const own = rows.filter((row) => row.split('|')[1]?.includes(`(\`${format}\`)`))
      expect(own.length).toBeGreaterThan(0)
      for (const row of own) expect(row.split(' | ')).toHaveLength(4)
    },
  )

  it('speaks of no format that is not read', () => {
    const named = rows.flatMap((row) => [...row.matchAll(/\(`([\w-]+)`\)/g)].map(([, format]) => format))
    const known = importers.map(({ format }) => format)
    expect(named.filter((format) => !known.includes(format!))).toEqual([])
  })
})
