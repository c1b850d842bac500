const FIRST_MS = 100
const LONGEST_MS = 2000
const HEALTHY_AFTER_MS = 3000

/** At once after a long healthy run, then ever slower while it keeps failing. */
export class Backoff {
  private startedAt = 0
  private failures = 0

  constructor(private readonly now: () => number = Date.now) {}

  began(): void {
    this.startedAt = this.now()
  }

  /** How long to wait before the next start, in milliseconds. */
  next(): number {
    if (this.now() - this.startedAt >= HEALTHY_AFTER_MS) this.failures = 0
    const wait = this.failures === 0 ? 0 : Math.min(FIRST_MS * 2 ** (this.failures - 1), LONGEST_MS)
    this.failures += 1
    return wait
  }
}
