/** One measured figure: a ratio of two things run in turn in one run, or an absolute value, and what it must keep to. */
export type Row = {
  name: string
  ratio?: number
  value?: number
  /** As a person reads it, for example `≥ 0.35` or `< 3 s`. */
  budget: string
  ok: boolean
}
