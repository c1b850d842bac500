import { runVerify } from '@/lib/audit/cli-verify'

export const help = `Usage: countersign verify [FILE] [--json]

Verifies the audit log: of the running database without FILE, of an exported bundle with it, for which neither server nor network is needed.

Exit codes: 0 verified, 1 something is wrong and is named, 2 could not be checked.
`

export function run(argv: string[]): Promise<number> {
  return runVerify(argv)
}
