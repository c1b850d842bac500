// A content of a dataset: the same identity is the same version, whoever names it.
import { and, desc, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { newId, type Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import type { DatasetRow, DatasetVersionRow } from './find-dataset'
import { asSourceVersion, identitySentence, normalIdentity } from './identity'
import type { DatasetColumn, IdentityKind, RecordSource } from './vocabulary'

const { datasets, datasetVersions } = schema

export interface KeptVersion {
  identity: { kind: IdentityKind; value: string }
  label?: string | null
  location?: string | null
  rows?: number | null
  bytes?: number | null
  columns?: ReadonlyArray<DatasetColumn>
  note?: string
}

/** @throws invalid where a person or a script gives an identity that has not the form of its kind */
export async function keepDatasetVersion(
  tx: Tx,
  dataset: DatasetRow,
  input: KeptVersion,
  from: RecordSource,
): Promise<{ version: DatasetVersionRow; isNew: boolean }> {
  const { kind, identity } = identityOf(input.identity, from)
  // One at a time: versions of a dataset count up.
  await tx.db.select({ id: datasets.id }).from(datasets).where(eq(datasets.id, dataset.id)).for('update')
  const known = await findByIdentity(tx, dataset.id, kind, identity)
  if (known) return { version: known, isNew: false }
  const [row] = await tx.db
    .insert(datasetVersions)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      datasetId: dataset.id,
      version: await nextVersion(tx, dataset.id),
      label: input.label?.trim() || null,
      identityKind: kind,
      identity,
      location: withoutPassword(input.location?.trim() ?? '') || null,
      rows: count(input.rows),
      bytes: count(input.bytes),
      columns: [...(input.columns ?? [])],
      note: input.note ?? '',
      recordedFrom: from,
      recordedBy: tx.ctx.actor.id,
    })
    .returning()
  await recordEvent(tx, {
    action: 'dataset_version.recorded',
    subject: { kind: 'dataset', id: dataset.id, revision: dataset.revision },
    useCaseId: dataset.useCaseId,
    changes: [change(datasetVersions, row!)],
    details: { ref: dataset.ref, name: dataset.name, version: row!.version, kind, identity, from },
  })
  return { version: row!, isNew: true }
}

function identityOf({ kind, value }: KeptVersion['identity'], from: RecordSource) {
  const identity = normalIdentity(kind, value)
  if (identity !== null) return { kind, identity }
  if (from === 'person' || from === 'ci') {
    throw invalid(identitySentence(kind), { identity: identitySentence(kind) })
  }
  return asSourceVersion(kind, value)
}

async function findByIdentity(tx: Tx, datasetId: string, kind: IdentityKind, identity: string) {
  const [row] = await tx.db
    .select()
    .from(datasetVersions)
    .where(
      and(
        eq(datasetVersions.datasetId, datasetId),
        eq(datasetVersions.identityKind, kind),
        eq(datasetVersions.identity, identity),
      ),
    )
  return row
}

async function nextVersion(tx: Tx, datasetId: string): Promise<number> {
  const [newest] = await tx.db
    .select({ version: datasetVersions.version })
    .from(datasetVersions)
    .where(eq(datasetVersions.datasetId, datasetId))
    .orderBy(desc(datasetVersions.version))
    .limit(1)
  return (newest?.version ?? 0) + 1
}

/** How many there are; what is no count (a negative one, one beyond 2^53) is not known. */
function count(given: number | null | undefined): number | null {
  return given !== undefined && Number.isSafeInteger(given) && given! >= 0 ? given : null
}

/** Everybody in the workspace reads where it lies. */
function withoutPassword(location: string): string {
  return location.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/\s:@]*):[^/\s@]+@/i, '$1:***@')
}
