import { z } from 'zod'

/** Versions before models: a model names its aliases, and those point to versions. */
const phases = ['experiments', 'runs-ended', 'runs-started', 'versions', 'models'] as const

const count = z.number().int().nonnegative()
const marks = z.strictObject({
  /** Milliseconds since 1970. */
  started: count,
  ended: count,
})

const pullCursor = z.strictObject({
  phase: z.enum(phases),
  pageToken: z.string().nullable(),
  /** Experiments found in this pull, and how many of them are behind us. */
  experiments: z.array(z.string()),
  position: count,
  /** Up to when runs were read by the pull before. */
  since: marks,
  /** Up to when this one has read them. */
  reached: marks,
  /** The server does not search runs by time: all are read. */
  isUnfiltered: z.boolean(),
})

/** Where a pull stands: plain JSON, to be stored with the facts that came with it. */
export type PullCursor = z.infer<typeof pullCursor>
export type PullPhase = PullCursor['phase']

/** A cursor that was stored; the beginning where there is none, or one that this version does not know. */
export function toPullCursor(stored: unknown): PullCursor {
  const parsed = pullCursor.safeParse(stored)
  return parsed.success ? parsed.data : nextPull({ started: 0, ended: 0 })
}

/** The beginning of the next pull, which asks for runs since the marks. */
export function nextPull(since: PullCursor['since']): PullCursor {
  return {
    phase: 'experiments',
    pageToken: null,
    experiments: [],
    position: 0,
    since,
    reached: since,
    isUnfiltered: false,
  }
}

export function phaseAfter(phase: PullPhase): PullPhase | null {
  return phases[phases.indexOf(phase) + 1] ?? null
}
