import { inArray, or } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { normalRef } from '@/lib/platform/refs'

const { features } = schema

/** The features of these references or names. @throws invalid, naming the one that is none or that several are */
export async function findFeatures(tx: Tx, given: readonly string[]): Promise<string[]> {
  if (given.length === 0) return []
  const rows = await tx.db
    .select({ id: features.id, ref: features.ref, name: features.name })
    .from(features)
    .where(or(inArray(features.ref, given.map(normalRef)), inArray(features.name, [...given])))
  return given.map((name, at) => {
    const found = rows.filter((row) => row.ref === normalRef(name) || row.name === name)
    const field = `features.${at}`
    if (found.length === 0)
      throw invalid('One field needs another look.', { [field]: `There is no feature ${name} here.` })
    if (found.length > 1)
      throw invalid('One field needs another look.', {
        [field]: `Several features are called ${name}. Use its reference.`,
      })
    return found[0]!.id
  })
}
