import { excerpt } from './excerpt'
import { instantOf } from './instant'
import type { Located } from './located'
import { booleanOf, isNothing, numberOf, textOf, writtenText } from './located'
import { LEFT_OUT_PERSONAL, reasonToLeaveOut } from './personal'
import { quote, type ReportDraft } from './report'

/** Longer text than this is no name and no value; descriptions ask for more. */
const LONGEST = 2_000

interface Progress {
  /** Parts that are in the facts with all that is beneath. */
  read: Set<Located>
  /** Groups and lists of which something was read. */
  touched: Set<Located>
  embedded: Part[]
}

/**
 * A value on its way into facts. What is asked for counts as read; what nobody asked for is listed by `listRest`, so
 * that no reader can drop anything in silence.
 */
export class Part {
  constructor(
    readonly node: Located | undefined,
    readonly report: ReportDraft,
    readonly key = '',
    private readonly parent: Part | null = null,
    private readonly progress: Progress = { read: new Set(), touched: new Set(), embedded: [] },
  ) {}

  get exists(): boolean {
    return !isNothing(this.node)
  }

  get isMap(): boolean {
    return this.node?.kind === 'map'
  }

  get isList(): boolean {
    return this.node?.kind === 'list'
  }

  get line(): number {
    return this.node?.line ?? 1
  }

  has(key: string): boolean {
    return this.at(key).exists
  }

  at(...keys: string[]): Part {
    let part: Part = this
    for (const key of keys)
      part = part.beneath(part.node?.kind === 'map' ? part.node.entries.get(key)?.value : undefined, key)
    return part
  }

  /** The first of these keys that is there. */
  either(...keys: string[]): Part {
    return this.at(keys.find((key) => this.has(key)) ?? keys[0]!)
  }

  items(): Part[] {
    return this.node?.kind === 'list' ? this.node.items.map((item) => this.beneath(item, this.key)) : []
  }

  entries(): Array<[string, Part]> {
    if (this.node?.kind !== 'map') return []
    return [...this.node.entries].map(([key, entry]) => [key, this.beneath(entry.value, key)])
  }

  text(most = LONGEST): string | null {
    const text = textOf(this.node)
    if (text === null) return null
    this.claim()
    if (text.length <= most) return text
    this.problem(`${quote(text)} is longer than ${most.toLocaleString('en')} characters. Only its beginning was kept.`)
    return [...text.slice(0, most)].slice(0, -1).join('')
  }

  /** Text that names a thing: white space runs as one space. */
  name(most = 500): string | null {
    return this.text(most)?.replace(/\s+/g, ' ') ?? null
  }

  /** Text, unless it tells of a person or is a secret, which is listed and left out. */
  impersonal(most = LONGEST): string | null {
    const text = textOf(this.node)
    const reason = text === null ? null : reasonToLeaveOut(this.key, text)
    return reason ? this.leaveOut(reason) : this.text(most)
  }

  /** A number that canonical JSON can hold: no whole one beyond 2^53. */
  number(): number | null {
    const number = numberOf(this.node)
    if (number === null || (Number.isInteger(number) && !Number.isSafeInteger(number))) return null
    this.claim()
    return number
  }

  integer(): number | null {
    const number = numberOf(this.node)
    return Number.isSafeInteger(number) ? this.number() : null
  }

  /** A count: a whole number from 0 that can be kept exactly. */
  count(): number | null {
    const number = numberOf(this.node)
    return number !== null && number >= 0 ? this.integer() : null
  }

  boolean(): boolean | null {
    const boolean = booleanOf(this.node)
    if (boolean !== null) this.claim()
    return boolean
  }

  /** A point in time in UTC; null, with a remark, where something else stands. */
  instant(): string | null {
    const text = textOf(this.node)
    if (text === null) return null
    const instant = instantOf(text)
    if (instant) this.claim()
    else
      this.problem(
        `${quote(text)} is no date and time that can be read, such as 2026-11-21T16:50:00Z. It was left out.`,
      )
    return instant
  }

  /** Its value in one line as it would stand in a sentence, without counting as read; null where that is too long. */
  written(most = LONGEST): string | null {
    if (!this.node || isNothing(this.node)) return null
    const written = writtenText(this.node)
    return written.length > most ? null : written
  }

  /** Everything of it is in the facts. */
  claim(): void {
    const { read, touched } = this.progress
    if (this.node) read.add(this.node)
    for (let above = this.parent; above?.node && !touched.has(above.node); above = above.parent) touched.add(above.node)
  }

  /** `name` says which it is where its path does not. */
  leaveOut(reason = LEFT_OUT_PERSONAL, name?: string): null {
    const { node } = this
    if (!node || isNothing(node) || this.progress.read.has(node)) return null
    const path = name === undefined ? node.path : `${node.path} ${name.slice(0, 250)}`
    this.report.unrecognised({ line: node.line, path, text: reason })
    this.claim()
    return null
  }

  problem(message: string): void {
    const { line, column, path } = this.node ?? { line: 1, column: 1, path: '' }
    this.report.problem({ line, column, ...(path ? { path } : {}), message })
  }

  /** Lists every part that was not asked for, beneath this one and in texts that were read as JSON. */
  listRest(): void {
    if (this.node) listUnread(this.node, this.key, this.parent === null, this.progress, this.report)
    for (const part of this.progress.embedded.splice(0)) part.listRest()
  }

  /** A text of this part was itself a file: its rest is listed with this one's. */
  embed(root: Part): void {
    this.progress.embedded.push(root)
  }

  private beneath(node: Located | undefined, key: string): Part {
    return new Part(node, this.report, key, this, this.progress)
  }
}

/** Without parts: of a long file most is walked here. */
function listUnread(node: Located, key: string, isRoot: boolean, progress: Progress, report: ReportDraft): void {
  if (isNothing(node) || progress.read.has(node)) return
  // A group of which nothing was read is one thing to its reader.
  const isOpen = progress.touched.has(node) || (isRoot && (node.kind === 'map' || node.kind === 'list'))
  if (!isOpen) report.unrecognised({ line: node.line, path: node.path || '(all)', text: excerpt(node, key) })
  else if (node.kind === 'map')
    for (const [below, { value }] of node.entries) listUnread(value, below, false, progress, report)
  else if (node.kind === 'list') for (const item of node.items) listUnread(item, key, false, progress, report)
}
