// How a stage gate is approved: from where to where, what is left out, and the documents it rests on.
import { and, eq, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type SubjectBinding, type SubjectState, shownName } from '@/lib/approvals/subject'
import { readAuthors } from '@/lib/documents/authors'
import type { Tx } from '@/lib/platform/context'
import { invalid, notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'
import { readTemplates } from '@/lib/templates/store'
import type { Template } from '@/lib/templates/vocabulary'
import { accountableRole } from './rules'
import { gateFieldLabel } from './shown-gate'
import { type Stage, stageLabels } from './vocabulary'

const { approvalRequests, documentRevisions, documents, iterations, stageGates, useCases } = schema

export type GateRow = typeof stageGates.$inferSelect

export interface FrozenDocument {
  id: string
  ref: string
  title: string
  stage: Stage
  revision: number
  contentDigest: string
  materialDigest: string
}

/** Whether a gate out of this stage looks at documents of the template. */
export function concerns(template: Template, stage: Stage): boolean {
  return (
    template.stage === stage ||
    template.sections.some(({ fields }) => fields.some(({ required, requiredBy }) => required && requiredBy === stage))
  )
}

/** What must exist is that of the stage which is left; for retirement, that of retirement itself. */
export const stageOfNeeds = (gate: { fromStage: Stage; toStage: Stage }): Stage =>
  gate.toStage === 'retired' ? 'retired' : gate.fromStage

/** Published design documents that a gate out of the stage rests on. */
export async function frozenDocuments(tx: Tx, useCaseId: string, stage: Stage): Promise<FrozenDocument[]> {
  const rows = await tx.db
    .select({
      id: documents.id,
      ref: documents.ref,
      title: documents.title,
      template: documents.template,
      revision: documents.revision,
      templateVersion: documentRevisions.templateVersion,
      contentDigest: documentRevisions.contentDigest,
      materialDigest: documentRevisions.materialDigest,
    })
    .from(documents)
    .innerJoin(
      documentRevisions,
      and(eq(documentRevisions.documentId, documents.id), eq(documentRevisions.revision, documents.revision)),
    )
    .where(and(eq(documents.useCaseId, useCaseId), isNull(documents.modelVersionId)))
    .orderBy(documents.id)
  const templates = await readTemplates(tx, rows)
  return rows.flatMap(({ template, templateVersion, ...row }) => {
    const definition = templates.get(`${template}@${templateVersion}`)
    return definition && concerns(definition, stage) ? [{ ...row, stage: definition.stage }] : []
  })
}

/** Shown and signed, but no reason to ask again. */
const minorFields = ['name', 'document_revisions']

export interface GateFacts {
  gate: Pick<GateRow, 'id' | 'ref' | 'fromStage' | 'toStage' | 'skipped' | 'skipReason' | 'revision'>
  useCase: typeof useCases.$inferSelect
  iteration: number
  /** The stage that the iteration stands in: whoever took it back after asking asked for another step. */
  from: Stage
  documents: FrozenDocument[]
  authors: string[]
}

export function gateSubject({ gate, useCase, iteration, from, documents: frozen, authors }: GateFacts): SubjectState {
  const accountable = accountableRole(useCase.involvement, stageOfNeeds(gate))
  const fields: Record<string, unknown> = {
    use_case: useCase.ref,
    name: useCase.name,
    iteration,
    from,
    to: gate.toStage,
    skipped: gate.skipped,
    reason: gate.skipReason,
    accountable,
    risk_tier: useCase.riskTier,
    documents: frozen.map(({ ref, materialDigest }) => ({ ref, materialDigest })),
    document_revisions: frozen.map(({ ref, title, revision, contentDigest }) => ({
      ref,
      title,
      revision,
      contentDigest,
    })),
  }
  return {
    snapshot: { schema: 'countersign/stage-gate@1', kind: 'stage_gate', id: gate.id, revision: gate.revision, fields },
    materialFields: Object.keys(fields).filter((name) => !minorFields.includes(name)),
    label: gate.ref,
    name: useCase.name,
    useCaseId: useCase.id,
    riskTier: useCase.riskTier,
    accountable,
    authors,
    fieldLabel: gateFieldLabel,
  }
}

/** The gate as it stands, its row locked as asked. @throws not_found */
export async function readGate(
  tx: Tx,
  id: string,
  lock: 'share' | 'update' | 'none',
): Promise<GateFacts & { gate: GateRow }> {
  const select = tx.db.select().from(stageGates).where(eq(stageGates.id, id))
  const [gate] = lock === 'none' ? await select : await select.for(lock)
  if (!gate) throw notFound('gate')
  const [useCase] = await tx.db.select().from(useCases).where(eq(useCases.id, gate.useCaseId))
  const [iteration] = await tx.db.select().from(iterations).where(eq(iterations.id, gate.iterationId))
  const frozen = await frozenDocuments(tx, gate.useCaseId, stageOfNeeds(gate))
  return {
    gate,
    useCase: useCase!,
    iteration: iteration!.number,
    from: gate.passedAt ? gate.fromStage : iteration!.stage,
    documents: frozen,
    authors: await readAuthors(
      tx,
      frozen.map(({ id: document }) => document),
    ),
  }
}

/** By id or reference, without a lock. @throws not_found */
export async function findGate(tx: Tx, reference: string): Promise<GateRow> {
  const [row] = await tx.db
    .select()
    .from(stageGates)
    .where(isId(reference) ? eq(stageGates.id, reference) : eq(stageGates.ref, normalRef(reference)))
  if (!row) throw notFound('gate')
  return row
}

export const stageGateSubject: SubjectBinding = {
  hasEnvironment: false,
  question(state) {
    const { to, use_case: ref } = state.snapshot.fields as { to: Stage; use_case: string }
    return to === 'retired'
      ? `Retire ${shownName(state)} (${ref})?`
      : `Let ${shownName(state)} (${ref}) go on to ${stageLabels[to]}?`
  },
  read: async (tx, id, lock) => gateSubject(await readGate(tx, id, lock)),
  resolve() {
    throw invalid('A gate is asked for on its use case.', {
      'subject.kind': 'Use POST /use-cases/{useCase}/gates: it looks whether everything is there.',
    })
  },
}

/** Gates of a use case that were asked for and not passed, and whose request nothing has voided. */
export async function openGates(tx: Tx, useCaseId: string): Promise<Array<{ id: string }>> {
  return tx.db
    .selectDistinct({ id: stageGates.id })
    .from(stageGates)
    .innerJoin(approvalRequests, eq(approvalRequests.subjectId, stageGates.id))
    .where(and(eq(stageGates.useCaseId, useCaseId), isNull(stageGates.passedAt), isNull(approvalRequests.supersededAt)))
    .orderBy(stageGates.id)
}
