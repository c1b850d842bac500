/** Checkpoints kept outside the log: it must contain each of them, unchanged. */
import { equalBytes } from './bytes'
import type { Checkpoint } from './checkpoint'
import type { Frontier } from './merkle'
import { fail } from './verify-report'

export class OutsideCheckpoints {
  readonly #waiting: Checkpoint[]
  compared = 0
  /** Sizes that the log jumped over: hashes of whole subtrees stood in for its leaves. */
  readonly skipped: number[] = []

  constructor(checkpoints: readonly Checkpoint[]) {
    this.#waiting = [...checkpoints].sort((a, b) => a.size - b.size)
  }

  /** Before each leaf: compares those whose size the tree has reached. `confirmed` leaves are known to be as signed. */
  compare(tree: Frontier, confirmed: number): void {
    for (let next = this.#waiting[0]; next && next.size <= tree.size; next = this.#waiting[0]) {
      if (next.size < tree.size) this.skipped.push(next.size)
      else if (equalBytes(next.root, tree.root())) this.compared++
      else {
        const what = `The log differs from the checkpoint kept outside: its first ${next.size} leaves are not those that were signed`
        fail('history_changed', what, { checkpoint: next.size, seq: confirmed, lastSeq: next.size - 1 })
      }
      this.#waiting.shift()
    }
  }

  finish(size: number): void {
    const [missing] = this.#waiting
    if (!missing) return
    const what = `The checkpoint kept outside is of ${missing.size} leaves; the log ends after ${size}`
    fail('log_cut', what, { checkpoint: missing.size, seq: size })
  }
}
