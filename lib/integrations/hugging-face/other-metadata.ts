import { stringify } from 'yaml'
import { canonical } from '../reading/canonical'
import { type Json, type Located, toJson } from '../reading/located'
import { readYaml } from '../reading/read-yaml'
import { draftReport } from '../reading/report'
import { noteAsWritten } from './as-written'

const SILENT = { what: 'the front matter', example: '' }

/**
 * The keys of the front matter that no question takes, as the file has them: the whole lines of each. Where lines alone do
 * not say it (several keys on one line, a reference to another key), the key is written anew.
 */
export function otherMetadata(
  yaml: string,
  linesBefore: number,
  root: Located | null,
  keys: ReadonlySet<string>,
): string {
  if (root === null) return yaml.trim()
  if (root.kind !== 'map' || keys.size === 0) return ''
  const lines = yaml.split('\n')
  const starts = [...new Set(root.starts ?? [])].sort((a, b) => a - b)
  const nextOf = new Map(starts.map((start, i) => [start, starts[i + 1]]))
  const indent = [...root.entries.values()].reduce((least, { column }) => Math.min(least, column - 1), 1000)
  const blocks: string[] = []
  for (const [key, { line }] of root.entries) {
    if (!keys.has(key)) continue
    const next = nextOf.get(line) ?? lines.length + linesBefore + 1
    const block = lines.slice(line - linesBefore - 1, next - linesBefore - 1)
    blocks.push(block.map((text) => (text.slice(0, indent).trim() === '' ? text.slice(indent) : text)).join('\n'))
  }
  const wanted: { [key: string]: Json } = {}
  for (const [key, { value }] of root.entries) if (keys.has(key)) wanted[key] = toJson(value)
  const text = trimBlankLines(blocks.join('\n'))
  return saysExactly(text, wanted) ? noteAsWritten(text) : stringify(wanted, { lineWidth: 0 }).trim()
}

function saysExactly(text: string, wanted: Json): boolean {
  const read = readYaml(text, SILENT, draftReport())
  return read !== null && canonical(toJson(read)) === canonical(wanted)
}

function trimBlankLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}
