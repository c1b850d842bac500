import { runVerify, VERIFY_HELP } from '@/lib/audit/cli-verify'
import { withOwnerDatabase } from './owner-database'

export const help = VERIFY_HELP

export function run(argv: string[]): Promise<number> {
  return runVerify(argv, { withDatabase: withOwnerDatabase })
}
