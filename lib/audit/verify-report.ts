/** What a verification says: the first thing wrong, what was checked, and what could not be. */

export interface Problem {
  code: string
  message: string
  seq?: number
  /** When no single leaf can be named: the last of those among which the fault lies. */
  lastSeq?: number
  n?: number
  workspace?: string
  entry?: string
  table?: string
  row?: string
  column?: string
  checkpoint?: number
  tile?: string
  line?: number
}

export interface Report {
  result: 'verified' | 'wrong' | 'unchecked'
  problem: Problem | null
  checked: string[]
  unchecked: string[]
  log: { origin: string; vkey: string; size: number; root: string | null }
}

export interface VerifyOptions {
  /** The log's verifier key, from somewhere else than the log. Without it the log's own word is taken, and reported. */
  vkey?: string | undefined
  /** Checkpoints kept outside: the log must contain each. */
  checkpoints?: readonly string[] | undefined
}

/** Something is wrong with the log or with the file it came in. */
export class VerificationFailure extends Error {
  override readonly name = 'VerificationFailure'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

export function fail(code: string, message: string, place: Omit<Problem, 'code' | 'message'> = {}): never {
  throw new VerificationFailure({ code, message, ...place })
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
