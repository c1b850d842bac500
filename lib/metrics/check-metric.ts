// What both writing a new metric and changing one must hold.
import { and, eq, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { periodic } from './alignment/effects'
import { measuredMetrics } from './read-newest'
import { type Figures, nonsenseIn } from './rules'

const { members } = schema

/** @throws invalid for figures that make no sense together */
export function assertSense(metric: Figures): void {
  const wrong = nonsenseIn(metric)
  if (Object.keys(wrong).length > 0) throw invalid(Object.values(wrong)[0]!, wrong)
}

/** @throws invalid unless the person is a member who may write: an auditor owns nothing. */
export async function assertOwner(tx: Tx, person: string | null | undefined): Promise<void> {
  if (!person) return
  const [member] = await tx.db
    .select({ duties: members.duties })
    .from(members)
    .where(and(eq(members.personId, person), isNull(members.removedAt)))
  if (!member || member.duties.includes('auditor')) {
    const sentence = member ? 'An auditor owns no metric.' : 'That person is not a member of this workspace.'
    throw invalid(sentence, { owner: `${sentence} Choose somebody else.` })
  }
}

/** @throws invalid where the value ledger could not count the metric: it sums money or time by the period. */
export function assertCountable(metric: { isValue?: boolean | undefined; unit: string }): void {
  if (!metric.isValue || periodic(metric.unit)) return
  const sentence =
    'The value ledger counts money or time by the period: write the unit as “EUR a month” or “hours a week”.'
  throw invalid(sentence, { unit: sentence })
}

/** @throws invalid where values were recorded in the unit: they would say something else */
export async function assertUnmeasured(tx: Tx, metric: { id: string; unit: string }): Promise<void> {
  if (!(await measuredMetrics(tx, [metric.id])).has(metric.id)) return
  const sentence = `Values are recorded in “${metric.unit || 'no unit'}”. Retire this metric and add one in the new unit.`
  throw invalid(sentence, { unit: sentence })
}
