/** What a soak found: how much it tried, how much of that went wrong, and the seed with which to see it again. */
export type Outcome = { tried: number; failed: number; seed: number; note: string }
