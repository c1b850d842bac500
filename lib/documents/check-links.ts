// Answers that point at people, records and files: what they point at must be there, and be what they say.
import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { workspacePeople } from '@/lib/platform/people'
import { findField, isFileLink, isRecordLink } from '@/lib/templates/rules'
import type { Answers, FileLink, RecordLink, Template } from '@/lib/templates/vocabulary'

const { documents, files, metrics, modelVersions, registeredModels, useCases } = schema

/** @throws invalid naming each field whose answer points at nothing here, or describes it as something else */
export async function assertLinks(tx: Tx, template: Template, answers: Answers): Promise<void> {
  const problems: Record<string, string> = {}
  for (const [key, answer] of Object.entries(answers)) {
    const kind = findField(template, key)?.kind
    const problem =
      kind === 'person' && typeof answer === 'string'
        ? await personProblem(tx, answer)
        : isFileLink(answer)
          ? await fileProblem(tx, answer)
          : isRecordLink(answer)
            ? await recordProblem(tx, answer)
            : null
    if (problem) problems[`answers.${key}`] = problem
  }
  const count = Object.keys(problems).length
  if (count > 0)
    throw invalid(count === 1 ? 'One answer points at nothing.' : `${count} answers point at nothing.`, problems)
}

async function personProblem(tx: Tx, id: string): Promise<string | null> {
  const [person] = await tx.db
    .select({ id: workspacePeople.id })
    .from(workspacePeople)
    .where(eq(workspacePeople.id, id))
  return person ? null : 'That person is not a member of this workspace.'
}

async function fileProblem(tx: Tx, link: FileLink): Promise<string | null> {
  const [file] = await tx.db
    .select({ digest: files.digest, size: files.size, mediaType: files.mediaType })
    .from(files)
    .where(eq(files.id, link.id))
  if (!file) return 'There is no such file here. Upload it first.'
  const isSame = file.digest === link.digest && file.size === link.size && file.mediaType === link.mediaType
  return isSame ? null : 'This is not what the file is: digest, size or type differ from what was uploaded.'
}

async function recordProblem(tx: Tx, link: RecordLink): Promise<string | null> {
  const ref = await refOf(tx, link)
  if (ref === null) return 'There is no such record here.'
  return ref === link.ref ? null : `That record is ${ref}, not ${link.ref}.`
}

async function refOf(tx: Tx, { kind, id }: RecordLink): Promise<string | null> {
  if (kind === 'model_version') {
    const [row] = await tx.db
      .select({ ref: registeredModels.ref, version: modelVersions.version })
      .from(modelVersions)
      .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
      .where(eq(modelVersions.id, id))
    return row ? `${row.ref} v${row.version}` : null
  }
  const table = { use_case: useCases, document: documents, metric: metrics }[kind]
  const [row] = await tx.db.select({ ref: table.ref }).from(table).where(eq(table.id, id))
  return row?.ref ?? null
}
