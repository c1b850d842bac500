/**
 * The verifier: reads a log through a source and says the first thing that is wrong with it, what it checked, and
 * what it could not check. It trusts nothing of the source but the mathematics, and the key that it was given.
 */
import { equalBytes, textOf, toBase64 } from './bytes'
import { type Checkpoint, openCheckpoint } from './checkpoint'
import { differingColumn, type EntryBody, type EntryColumns, parseEntryBody } from './entry'
import type { Hashing } from './hashing'
import { digestOf, hashOfLeaf } from './leaf'
import type { CheckpointItem, Commitment, EntryItem, HashesItem, LogSource, UnsealedItem } from './log-source'
import { coveringSubtrees, Frontier } from './merkle'
import { commitmentOf } from './row-digest'
import { parseVerifierKey, type VerifierKey } from './signed-note'
import { StateReplay } from './state-replay'
import { TileCheck } from './tile-check'
import { count, fail, type Problem, type Report, VerificationFailure } from './verify-report'

export interface VerifyOptions {
  /** The log's verifier key, from somewhere else than the log. Without it the log's own word is taken, and reported. */
  vkey?: string | undefined
  /** Checkpoints kept outside: the log must contain each. */
  checkpoints?: readonly string[] | undefined
}

export async function verifyLog(hashing: Hashing, source: LogSource, options: VerifyOptions = {}): Promise<Report> {
  const verification = new LogVerification(hashing, source, options)
  try {
    await verification.run()
    return verification.report(null)
  } catch (error) {
    if (error instanceof VerificationFailure) return verification.report(error.problem)
    throw error
  }
}

/** The key to check with. The source's own is compared with the one given from outside. */
export function trustedKey(hashing: Hashing, ownVkey: string, givenVkey: string | undefined): VerifierKey {
  let own: VerifierKey
  try {
    own = parseVerifierKey(hashing.sha256, ownVkey)
  } catch {
    return fail('key_invalid', 'The verifier key that the log names is not one')
  }
  if (givenVkey !== undefined && givenVkey.trim() !== ownVkey) {
    fail('key_differs', `The log names the key ${ownVkey}, not the one given: it may have been rebuilt`)
  }
  return own
}

export async function openTrusted(
  hashing: Hashing,
  note: string,
  key: VerifierKey,
  which: string,
): Promise<Checkpoint> {
  try {
    return await openCheckpoint(hashing, note, key)
  } catch (error) {
    return fail('checkpoint_invalid', `${which}: ${(error as Error).message}`)
  }
}

class LogVerification {
  readonly #hashing: Hashing
  readonly #source: LogSource
  readonly #options: VerifyOptions
  readonly #frontier: Frontier
  readonly #tiles: TileCheck | null
  readonly #state: StateReplay
  readonly #numbers = new Map<string, number>()
  #key: VerifierKey | undefined
  #outside: Checkpoint[] = []
  #skippedOutside: number[] = []
  #newest: Checkpoint | null = null
  #firstUncovered: EntryItem | null = null
  #entries = 0
  #hashedLeaves = 0
  #checkpoints = 0
  #unsealed = 0
  #commitments = 0
  #named = 0
  #isStateCompared = false

  constructor(hashing: Hashing, source: LogSource, options: VerifyOptions) {
    this.#hashing = hashing
    this.#source = source
    this.#options = options
    this.#frontier = new Frontier(hashing.sha256)
    this.#tiles = source.readTile ? new TileCheck(hashing.sha256, source.readTile.bind(source)) : null
    this.#state = new StateReplay(hashing.sha256, source.scope.tables)
  }

  async run(): Promise<void> {
    const { scope } = this.#source
    const key = trustedKey(this.#hashing, scope.vkey, this.#options.vkey)
    if (key.name !== scope.origin) fail('key_invalid', `The key is named ${key.name}, the log ${scope.origin}`)
    this.#key = key
    for (const note of this.#options.checkpoints ?? []) {
      this.#outside.push(await openTrusted(this.#hashing, note, key, 'The checkpoint kept outside'))
    }
    this.#outside.sort((a, b) => a.size - b.size)

    for await (const batch of this.#source.items()) {
      for (const item of batch) {
        if (item.kind === 'entry') {
          if (this.#entry(item)) await this.#tiles!.settle()
        } else if (item.kind === 'hashes') this.#hashes(item)
        else if (item.kind === 'checkpoint') await this.#checkpoint(item)
        else if (item.kind === 'unsealed') this.#unsealedEntry(item)
        else if (scope.isComplete) this.#state.compare(item)
      }
    }
    await this.#finish()
  }

  /** True when it completed a tile. */
  #entry(item: EntryItem): boolean {
    const { seq, n, workspace, id } = item
    const place = { seq, n, workspace, entry: id }
    const expected = this.#frontier.size
    if (seq > expected) fail('leaf_missing', `The log has no leaf ${expected}`, { seq: expected })
    if (seq < expected) fail('leaf_out_of_order', `Leaf ${seq} comes after leaf ${expected - 1}`, place)
    if (item.body === null) fail('entry_missing', `Leaf ${seq} stands for entry ${id}, which is not there`, place)
    const text = typeof item.body === 'string' ? item.body : textOf(item.body)
    if (text === null) fail('body_altered', `The body of entry ${id} is not UTF-8`, place)
    const leaf = hashOfLeaf(this.#hashing.sha256, { workspace, n, entry: digestOf(this.#hashing.sha256, text) })
    if (!equalBytes(leaf, item.leafHash)) {
      fail('body_altered', `Entry ${id} (leaf ${seq}) is not what its leaf was made from`, place)
    }
    const body = this.#body(text, item, place)
    if (body.workspace !== workspace) fail('leaf_altered', `Leaf ${seq} gives entry ${id} to another workspace`, place)
    this.#number(item)
    this.#state.apply(body, seq, item.commitments)
    this.#entries++
    this.#firstUncovered ??= item
    return this.#append(0, leaf)
  }

  #body(
    text: string,
    item: { id: string; columns: EntryColumns | null; commitments: readonly Commitment[] },
    place: Omit<Problem, 'code' | 'message'>,
  ): EntryBody {
    const body = parseEntryBody(text)
    if (body === null) fail('body_not_canonical', `The body of entry ${item.id} is not a canonical entry`, place)
    if (body.id !== item.id) fail('entry_altered', `Entry ${item.id} has the body of entry ${body.id}`, place)
    const column = item.columns === null ? null : differingColumn(body, item.columns)
    if (column !== null) {
      fail('column_altered', `Entry ${item.id}: ${column} is not what the body says`, { ...place, column })
    }
    this.#checkCommitments(body, item.commitments, place)
    return body
  }

  #checkCommitments(body: EntryBody, kept: readonly Commitment[], place: Omit<Problem, 'code' | 'message'>): void {
    for (const { commitment, table, id, column, salt, value } of kept) {
      const where = { ...place, table, row: id, column }
      const change = body.changes.find((item) => item.table === table && item.id === id)
      if (change?.personal?.[column] !== commitment) {
        fail(
          'commitment_altered',
          `${table} ${id}: the commitment kept for ${column} is not the one its entry names`,
          where,
        )
      }
      if (salt === null || value === null) continue
      if (commitmentOf(this.#hashing.sha256, salt, value) !== commitment) {
        fail('commitment_altered', `${table} ${id}: the value kept for ${column} is not what was committed to`, where)
      }
      this.#commitments++
    }
    for (const { personal } of body.changes) this.#named += personal === undefined ? 0 : Object.keys(personal).length
  }

  #number({ workspace, n, seq, id }: EntryItem): void {
    const expected = this.#numbers.get(workspace) ?? 0
    const isRight = this.#source.scope.isComplete ? n === expected : n >= expected
    if (!isRight) {
      const what = `Entry ${id} is number ${n} of its workspace where ${expected} is due`
      fail('number_gap', what, { seq, n, workspace, entry: id })
    }
    this.#numbers.set(workspace, n + 1)
  }

  #hashes({ from, to, hashes }: HashesItem): void {
    const expected = this.#frontier.size
    if (from !== expected)
      fail('leaf_missing', `Hashes begin at leaf ${from} where ${expected} is due`, { seq: expected })
    const subtrees = coveringSubtrees(from, to)
    if (subtrees.length === 0 || subtrees.length !== hashes.length || hashes.some((hash) => hash.length !== 32)) {
      fail('hashes_invalid', `Leaves ${from} to ${to - 1} are not covered as they should be`, {
        seq: from,
        lastSeq: to - 1,
      })
    }
    for (const [i, subtree] of subtrees.entries()) this.#append(subtree.level, hashes[i]!)
    this.#hashedLeaves += to - from
  }

  #append(level: number, hash: Uint8Array): boolean {
    this.#compareOutside()
    this.#frontier.appendSubtree(level, hash)
    return level === 0 && this.#tiles !== null && this.#tiles.add(hash)
  }

  /** Compares the checkpoints kept outside whose size the tree has reached. */
  #compareOutside(): void {
    for (let next = this.#outside[0]; next && next.size <= this.#frontier.size; next = this.#outside[0]) {
      if (next.size < this.#frontier.size) this.#skippedOutside.push(next.size)
      else if (!equalBytes(next.root, this.#frontier.root())) {
        const what = `The log differs from the checkpoint kept outside: among its first ${next.size} leaves, history was changed`
        fail('history_changed', what, { checkpoint: next.size, seq: this.#firstUnconfirmed(), lastSeq: next.size - 1 })
      }
      this.#outside.shift()
    }
  }

  #firstUnconfirmed(): number {
    return this.#newest?.size ?? 0
  }

  async #checkpoint(item: CheckpointItem): Promise<void> {
    const place = { checkpoint: item.size }
    let opened: Checkpoint
    try {
      opened = await openCheckpoint(this.#hashing, item.note, this.#key!)
    } catch (error) {
      fail('checkpoint_altered', `The checkpoint of size ${item.size}: ${(error as Error).message}`, place)
    }
    if (opened.size !== item.size)
      fail('checkpoint_altered', `The note under size ${item.size} is of size ${opened.size}`, place)
    if (item.root !== null && !equalBytes(item.root, opened.root)) {
      fail('checkpoint_altered', `The root beside the checkpoint of size ${item.size} is not the signed one`, place)
    }
    const { size } = this.#frontier
    if (opened.size > size) {
      fail('log_cut', `A checkpoint was signed over ${opened.size} leaves; the log ends after ${size}`, {
        ...place,
        seq: size,
      })
    }
    if (opened.size < size)
      fail('checkpoint_out_of_order', `The checkpoint of size ${opened.size} comes too late`, place)
    if (!equalBytes(opened.root, this.#frontier.root())) {
      const seq = this.#firstUnconfirmed()
      const first = this.#firstUncovered
      const entry = first === null ? {} : { entry: first.id, n: first.n, workspace: first.workspace }
      const where = size - seq === 1 ? `leaf ${seq}` : `leaves ${seq} to ${size - 1}`
      fail('root_differs', `The log is not the one that was signed at size ${size}: ${where} changed`, {
        ...place,
        ...entry,
        seq,
        lastSeq: size - 1,
      })
    }
    this.#newest = opened
    this.#firstUncovered = null
    this.#checkpoints++
  }

  #unsealedEntry(item: UnsealedItem): void {
    const place = { entry: item.id }
    const text = typeof item.body === 'string' ? item.body : textOf(item.body)
    if (text === null) fail('body_altered', `The body of entry ${item.id} is not UTF-8`, place)
    const body = this.#body(text, item, place)
    const { workspace } = this.#source.scope
    if (workspace !== null && body.workspace !== workspace) {
      fail('entry_altered', `Entry ${item.id} is of another workspace`, place)
    }
    this.#state.apply(body, null, item.commitments)
    this.#unsealed++
  }

  async #finish(): Promise<void> {
    this.#compareOutside()
    const missing = this.#outside[0]
    if (missing) {
      const what = `The checkpoint kept outside is of ${missing.size} leaves; the log ends after ${this.#frontier.size}`
      fail('log_cut', what, { checkpoint: missing.size, seq: this.#frontier.size })
    }
    const uncovered = this.#frontier.size - (this.#newest?.size ?? 0)
    if (this.#source.scope.kind === 'bundle' && uncovered > 0) {
      fail('leaf_uncovered', `${count(uncovered, 'leaf', 'leaves')} come after the last checkpoint`, {
        seq: this.#firstUnconfirmed(),
      })
    }
    if (this.#tiles && this.#source.countTiles) {
      const stored = await this.#source.countTiles()
      if (stored !== this.#tiles.tiles)
        fail('tile_surplus', `${stored} tiles are stored where ${this.#tiles.tiles} are due`)
    }
    if (this.#source.scope.isComplete) {
      this.#state.finish()
      this.#isStateCompared = true
    }
  }

  report(problem: Problem | null): Report {
    const { scope } = this.#source
    const size = this.#newest?.size ?? 0
    const couldNot = this.#newest === null || this.#skippedOutside.length > 0
    return {
      result: problem !== null ? 'wrong' : couldNot ? 'unchecked' : 'verified',
      problem,
      checked: this.#checkedSentences(),
      unchecked: problem === null ? this.#uncheckedSentences() : ['Whatever comes after the first thing wrong'],
      log: { origin: scope.origin, vkey: scope.vkey, size, root: this.#newest ? toBase64(this.#newest.root) : null },
    }
  }

  #checkedSentences(): string[] {
    const { scope } = this.#source
    const outside = (this.#options.checkpoints?.length ?? 0) - this.#outside.length - this.#skippedOutside.length
    const lines: [number, string][] = [
      [
        this.#entries,
        `${count(this.#entries, 'entry', 'entries')}: canonical, and what its leaf was made from; columns as the body says`,
      ],
      [this.#entries, scope.isComplete ? 'Numbers without a gap in every workspace' : 'Numbers in rising order'],
      [this.#hashedLeaves, `${count(this.#hashedLeaves, 'leaf', 'leaves')} of other workspaces, by hash`],
      [
        this.#checkpoints,
        `${count(this.#checkpoints, 'checkpoint')}: signature, and the root recomputed from the leaves`,
      ],
      [this.#tiles?.tiles ?? 0, `${count(this.#tiles?.tiles ?? 0, 'tile')} against the leaves`],
      [outside, `${count(outside, 'checkpoint')} kept outside: the log contains it unchanged`],
      [this.#commitments, `${count(this.#commitments, 'personal value')} against its commitment`],
      [this.#state.rows, `${count(this.#state.rows, 'governed row')} against the newest entry of each`],
      [this.#isStateCompared ? 1 : 0, 'No governed row without an entry, and none gone without one'],
    ]
    return lines.filter(([number]) => number > 0).map(([, sentence]) => sentence)
  }

  #uncheckedSentences(): string[] {
    const { scope } = this.#source
    const state = this.#state
    const erased = this.#named - this.#commitments
    const late = this.#frontier.size - (this.#newest?.size ?? 0) + this.#unsealed
    const lines: [boolean, string][] = [
      [this.#newest === null, 'There is no checkpoint yet'],
      [this.#options.vkey === undefined, `Whose key it is: compare ${scope.vkey} with the one you were given`],
      [
        !this.#options.checkpoints?.length,
        'Whether the whole log was rebuilt with its key: no checkpoint kept outside was given',
      ],
      [
        this.#skippedOutside.length > 0,
        `The checkpoint kept outside of size ${this.#skippedOutside.join(', ')}: its leaves are not here one by one`,
      ],
      [late > 0, `${count(late, 'entry', 'entries')} that no checkpoint covers yet`],
      [!scope.isComplete, 'Completeness and governed rows: the export holds a selection'],
      [erased > 0, `${count(erased, 'personal value')}: erased`],
      [state.erasedColumns > 0, `${count(state.erasedColumns, 'personal column')} of rows: its salt was erased`],
      [state.batches > 0, `${count(state.batches, 'change')} of many rows at once`],
      [state.otherTables.size > 0, `Rows of ${[...state.otherTables].sort().join(', ')}: not part of it`],
      [this.#tiles === null, 'Stored tiles: not part of it'],
    ]
    return lines.filter(([applies]) => applies).map(([, sentence]) => sentence)
  }
}
