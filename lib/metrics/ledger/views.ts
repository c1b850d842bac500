// What was promised beside what came of it, in money and in time.

/** An amount of money or of hours; by the year where it is a promise, for its days where it is in a window. */
export interface LedgerAmount {
  kind: 'money' | 'time'
  /** ISO 4217, or `hours`. */
  unit: string
  amount: number
}

export interface LedgerWindow {
  /** 30, 90, 180; null: since it went live. */
  days: number | null
  /** Days of it that have passed; fewer than `days` while it runs. */
  elapsed: number
  isOver: boolean
  /** For the days that have passed. */
  promised: LedgerAmount[]
  realised: LedgerAmount[]
  /** Days of it that observations cover: what lies after the newest one is not counted. */
  measuredDays: number
}

export interface LedgerPromise {
  /** The gate that was passed on this promise. */
  gate: string
  to: string
  iteration: number
  passedAt: string
  /** From when it is owed: when its iteration runs; null: it does not run yet. */
  owedFrom: string | null
  document: string
  documentRevision: number
  /** Money a year. */
  value: LedgerAmount | null
  /** Hours a year. */
  time: LedgerAmount | null
  costToRun: LedgerAmount | null
  costToBuild: LedgerAmount | null
  paybackMonths: number | null
}

export interface LedgerSource {
  ref: string
  name: string
  unit: string
  baseline: number | null
  newest: number | null
  newestAt: string | null
  /** Why it cannot be counted, in a sentence; null when it is. */
  left: string | null
}

export interface ValueLedgerView {
  useCase: { ref: string; name: string }
  /** When an iteration first entered rollout; null: not yet. */
  liveSince: string | null
  /** Oldest first. */
  promises: LedgerPromise[]
  windows: LedgerWindow[]
  /** The metrics that what is realised is counted from. */
  sources: LedgerSource[]
  /** What newest promise and what is realised come to, in one sentence. */
  finding: string
}

export interface PortfolioLedgerRow {
  useCase: { ref: string; name: string; area: string; stage: string }
  liveSince: string | null
  promisedPerYear: LedgerAmount[]
  /** Since it went live. */
  promised: LedgerAmount[]
  realised: LedgerAmount[]
  measuredDays: number
  elapsed: number
}

/** All use cases that run or ran, whichever page is read. */
export interface PortfolioLedgerTotals {
  live: number
  /** Of which nothing at all is measured in money or time. */
  unmeasured: number
  promised: LedgerAmount[]
  realised: LedgerAmount[]
  finding: string
}
