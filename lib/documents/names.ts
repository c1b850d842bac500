import { inArray } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { fieldsOf, isMetrics } from '@/lib/templates/rules'
import type { Answers, Template } from '@/lib/templates/vocabulary'

/** Names by person id. */
export async function namesOf(tx: Tx, ids: ReadonlyArray<string | null | undefined>): Promise<Record<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))]
  if (wanted.length === 0) return {}
  const rows = await tx.db
    .select({ id: workspacePeople.id, name: workspacePeople.name })
    .from(workspacePeople)
    .where(inArray(workspacePeople.id, wanted))
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

/** People that answers name. */
export function peopleIn(template: Template, answers: Answers): string[] {
  return fieldsOf(template).flatMap(({ key, kind }) => {
    const answer = answers[key]
    if (kind === 'metrics' && isMetrics(answer)) return answer.flatMap(({ owner }) => (owner ? [owner] : []))
    return kind === 'person' && typeof answer === 'string' ? [answer] : []
  })
}
