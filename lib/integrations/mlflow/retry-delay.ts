const FIRST = 500
const LONGEST = 30_000
/** A server that asks for longer is left alone; the next pull goes on where this one stopped. */
const LONGEST_ASKED = 60_000

/** How long to wait before the next attempt in milliseconds, with chance so that many clients do not come at once; null not to. */
export function retryDelay(attempt: number, askedSeconds: number | undefined, random: () => number): number | null {
  if (askedSeconds !== undefined) {
    const asked = askedSeconds * 1000
    return asked > LONGEST_ASKED ? null : asked + Math.round(random() * FIRST)
  }
  const most = Math.min(LONGEST, FIRST * 2 ** (attempt - 1))
  return Math.round(most / 2 + random() * (most / 2))
}
