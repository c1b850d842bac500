/**
 * The verifier: reads a log through a source and says the first thing that is wrong with it, what it checked, and
 * what it could not check. It trusts nothing of the source but the mathematics, and the key that it was given.
 */
import { equalBytes, toBase64 } from './bytes'
import { type Checkpoint, openCheckpoint } from './checkpoint'
import { EntryCheck } from './entry-check'
import type { Hashing } from './hashing'
import type { CheckpointItem, EntryItem, HashesItem, LogItem, LogSource } from './log-source'
import { coveringSubtrees, Frontier } from './merkle'
import { OutsideCheckpoints } from './outside-checkpoints'
import { parseVerifierKey, type VerifierKey } from './signed-note'
import { StateReplay } from './state-replay'
import { TileCheck } from './tile-check'
import { count, fail, type Problem, type Report, VerificationFailure, type VerifyOptions } from './verify-report'
import { checkedSentences, type Findings, uncheckedSentences } from './verify-sentences'

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
  readonly #tree: Frontier
  readonly #tiles: TileCheck | null
  readonly #entries: EntryCheck
  readonly #state: StateReplay
  readonly #numbers = new Map<string, number>()
  #key: VerifierKey | null = null
  #outside: OutsideCheckpoints | null = null
  #newest: Checkpoint | null = null
  #firstUncovered: EntryItem | null = null
  #hashedLeaves = 0
  /** Of them, those after the last entry that is here. */
  #hashedAfter = 0
  #checkpoints = 0
  #isStateCompared = false

  constructor(hashing: Hashing, source: LogSource, options: VerifyOptions) {
    this.#hashing = hashing
    this.#source = source
    this.#options = options
    this.#tree = new Frontier(hashing.sha256)
    this.#tiles = source.readTile ? new TileCheck(hashing.sha256, source.readTile.bind(source)) : null
    this.#entries = new EntryCheck(hashing.sha256)
    this.#state = new StateReplay(hashing.sha256, source.scope.tables)
  }

  async run(): Promise<void> {
    const { scope } = this.#source
    const key = trustedKey(this.#hashing, scope.vkey, this.#options.vkey)
    if (key.name !== scope.origin) fail('key_invalid', `The key is named ${key.name}, the log ${scope.origin}`)
    this.#key = key
    const outside: Checkpoint[] = []
    for (const note of this.#options.checkpoints ?? []) {
      outside.push(await openTrusted(this.#hashing, note, key, 'The checkpoint kept outside'))
    }
    this.#outside = new OutsideCheckpoints(outside)

    for await (const batch of this.#source.items()) {
      for (const item of batch) {
        // Nearly every item is looked at without giving way: only a full tile and a checkpoint have to wait.
        const waiting = this.#item(item)
        if (waiting !== null) await waiting
      }
    }
    await this.#finish()
  }

  #item(item: LogItem): Promise<void> | null {
    const { scope } = this.#source
    switch (item.kind) {
      case 'entry':
        return this.#entry(item) ? this.#tiles!.settle() : null
      case 'hashes':
        this.#hashes(item)
        return null
      case 'checkpoint':
        return this.#checkpoint(item)
      case 'unsealed':
        this.#state.apply(this.#entries.waiting(item, scope.workspace), null, item.commitments)
        return null
      case 'row':
        if (scope.isComplete) this.#state.compare(item)
        return null
    }
  }

  /** True when it completed a tile. */
  #entry(item: EntryItem): boolean {
    const { seq, n, workspace, id } = item
    const expected = this.#tree.size
    if (seq > expected) fail('leaf_missing', `The log has no leaf ${expected}`, { seq: expected })
    if (seq < expected) {
      fail('leaf_out_of_order', `Leaf ${seq} comes after leaf ${expected - 1}`, { seq, n, workspace, entry: id })
    }
    const { body, leafHash } = this.#entries.sealed(item)
    this.#number(item)
    this.#state.apply(body, seq, item.commitments)
    this.#firstUncovered ??= item
    this.#hashedAfter = 0
    this.#append(0, leafHash)
    return this.#tiles?.add(leafHash) ?? false
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
    const expected = this.#tree.size
    if (from !== expected)
      fail('leaf_missing', `Hashes begin at leaf ${from} where ${expected} is due`, { seq: expected })
    const subtrees = coveringSubtrees(from, to)
    if (subtrees.length === 0 || subtrees.length !== hashes.length || hashes.some((hash) => hash.length !== 32)) {
      const what = `Leaves ${from} to ${to - 1} are not covered as they should be`
      fail('hashes_invalid', what, { seq: from, lastSeq: to - 1 })
    }
    for (const [i, subtree] of subtrees.entries()) this.#append(subtree.level, hashes[i]!)
    this.#hashedLeaves += to - from
    this.#hashedAfter += to - from
  }

  #append(level: number, hash: Uint8Array): void {
    this.#outside?.compare(this.#tree, this.#confirmed)
    this.#tree.appendSubtree(level, hash)
  }

  /** Leaves that a checkpoint covers, and which are therefore as they were signed. */
  get #confirmed(): number {
    return this.#newest?.size ?? 0
  }

  async #checkpoint({ size, note, root }: CheckpointItem): Promise<void> {
    const place = { checkpoint: size }
    let opened: Checkpoint
    try {
      opened = await openCheckpoint(this.#hashing, note, this.#key!)
    } catch (error) {
      return fail('checkpoint_altered', `The checkpoint of size ${size}: ${(error as Error).message}`, place)
    }
    if (opened.size !== size) fail('checkpoint_altered', `The note under size ${size} is of size ${opened.size}`, place)
    if (root !== null && !equalBytes(root, opened.root)) {
      fail('checkpoint_altered', `The root beside the checkpoint of size ${size} is not the signed one`, place)
    }
    const leaves = this.#tree.size
    if (size > leaves) {
      const what = `A checkpoint was signed over ${size} leaves; the log ends after ${leaves}`
      fail('log_cut', what, { ...place, seq: leaves })
    }
    if (size < leaves) fail('checkpoint_out_of_order', `The checkpoint of size ${size} comes too late`, place)
    if (!equalBytes(opened.root, this.#tree.root())) this.#rootDiffers(size)
    this.#newest = opened
    this.#firstUncovered = null
    this.#checkpoints++
  }

  #rootDiffers(size: number): never {
    const seq = this.#confirmed
    const first = this.#firstUncovered
    const entry = first === null ? {} : { entry: first.id, n: first.n, workspace: first.workspace }
    const where = size - seq === 1 ? `leaf ${seq}` : `leaves ${seq} to ${size - 1}`
    const what = `The log is not the one that was signed at size ${size}: among ${where} something changed`
    return fail('root_differs', what, { checkpoint: size, ...entry, seq, lastSeq: size - 1 })
  }

  async #finish(): Promise<void> {
    const { scope, countTiles } = this.#source
    this.#outside?.compare(this.#tree, this.#confirmed)
    this.#outside?.finish(this.#tree.size)
    const uncovered = this.#tree.size - this.#confirmed
    if (scope.kind === 'bundle' && uncovered > 0) {
      const what = `${count(uncovered, 'leaf', 'leaves')} come after the last checkpoint`
      fail('leaf_uncovered', what, { seq: this.#confirmed })
    }
    if (this.#tiles && countTiles) {
      const stored = await countTiles.call(this.#source)
      if (stored !== this.#tiles.tiles) {
        fail('tile_surplus', `${stored} tiles are stored where ${this.#tiles.tiles} are due`)
      }
    }
    if (!scope.isComplete) return
    this.#state.finish()
    this.#isStateCompared = true
  }

  report(problem: Problem | null): Report {
    const { scope } = this.#source
    const findings: Findings = {
      scope,
      options: this.#options,
      entries: this.#entries,
      state: this.#state,
      outside: this.#outside,
      tiles: this.#tiles?.tiles ?? null,
      hashedLeaves: this.#hashedLeaves,
      hashedAfter: this.#hashedAfter,
      checkpoints: this.#checkpoints,
      uncovered: this.#tree.size - this.#confirmed,
      isStateCompared: this.#isStateCompared,
    }
    const isIncomplete = this.#newest === null || (this.#outside?.skipped.length ?? 0) > 0
    return {
      result: problem !== null ? 'wrong' : isIncomplete ? 'unchecked' : 'verified',
      problem,
      checked: checkedSentences(findings),
      unchecked: problem === null ? uncheckedSentences(findings) : ['Whatever comes after the first thing wrong'],
      log: {
        origin: scope.origin,
        vkey: scope.vkey,
        size: this.#confirmed,
        root: this.#newest ? toBase64(this.#newest.root) : null,
      },
    }
  }
}
