// Registered models of another registry: found again by their names and version strings, or made.
import { createHash } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { findCard } from '@/lib/model-cards/card-document'
import { proposeToCard } from '@/lib/model-cards/proposals/propose'
import { keepAlias } from '@/lib/models/aliases/keep-alias'
import type { ModelRow, VersionRow } from '@/lib/models/find-model'
import { assertNeverApproved, keepVersionParts, type VersionParts } from '@/lib/models/keep-version-parts'
import { keepModel, registerVersion } from '@/lib/models/register-version'
import { aliasPattern } from '@/lib/models/version-status/rules'
import type { Tx } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import { keepImport } from './keep-import'
import type { Made, Taking } from './made'
import type { ModelFacts, ModelVersionFacts } from './vocabulary'

const { modelAliasMoves, modelVersions, registeredModels, runs } = schema

/** Names of models are shorter here than a registry lets them be. */
const MOST_NAME = 120

export async function takeModel(tx: Tx, facts: ModelFacts, taking: Taking, made: Made): Promise<ModelRow> {
  const name = [...facts.name].slice(0, MOST_NAME).join('').trim() || 'Unnamed model'
  // Oldest first: versions here count up in the order they were made there.
  for (const version of facts.versions.toSorted(byAge)) await takeVersion(tx, name, version, taking, made)
  const { model, isNew } = await keepModel(tx, taking.useCaseId, name)
  if (isNew) {
    await recordEvent(tx, {
      action: 'model.registered',
      subject: { kind: 'registered_model', id: model.id, revision: 1 },
      useCaseId: taking.useCaseId,
      changes: [change(registeredModels, model)],
      details: { ref: model.ref, name: model.name, from: taking.system },
    })
  }
  made.add('registered_model', model, model.ref, isNew)
  for (const [alias, label] of Object.entries(facts.aliases)) await takeAlias(tx, model, alias, label, taking)
  return model
}

const reasonOf = ({ systemLabel }: Taking) => `As ${systemLabel} has it.`

/** Follows the registry, but for an alias that a person has moved here since: theirs stands. */
async function takeAlias(tx: Tx, model: ModelRow, alias: string, label: string, taking: Taking): Promise<void> {
  // The registry lets names be what ours do not: what reads like a version or a number.
  if (!aliasPattern.test(alias)) return
  const [version] = await tx.db
    .select({ id: modelVersions.id })
    .from(modelVersions)
    .where(and(eq(modelVersions.modelId, model.id), eq(modelVersions.label, label)))
  if (!version) return
  const [last] = await tx.db
    .select({ reason: modelAliasMoves.reason })
    .from(modelAliasMoves)
    .where(and(eq(modelAliasMoves.modelId, model.id), eq(modelAliasMoves.alias, alias)))
    .orderBy(desc(modelAliasMoves.id))
    .limit(1)
  if (last && last.reason !== reasonOf(taking)) return
  await keepAlias(tx, model, { alias, versionId: version.id, reason: reasonOf(taking) })
}

function byAge(one: ModelVersionFacts, other: ModelVersionFacts): number {
  return (
    (one.createdAt ?? '').localeCompare(other.createdAt ?? '') ||
    one.label.localeCompare(other.label, 'en', { numeric: true })
  )
}

async function takeVersion(tx: Tx, name: string, facts: ModelVersionFacts, taking: Taking, made: Made): Promise<void> {
  const known = await findByLabel(tx, taking.useCaseId, name, facts.label)
  const { model, version, isNew } = known ?? (await makeVersion(tx, name, facts, taking))
  made.add('model_version', version, `${model.ref} v${version.version}`, isNew)
  const parts = await partsOf(tx, version, facts, taking)
  // What an approval rests on stays as it was, whatever the registry says by now.
  if (isNew || !(await isApproved(tx, version))) await keepVersionParts(tx, version, parts)
  if (facts.description.trim()) await proposeDescription(tx, name, version, facts, taking)
}

/** What the registry says of a version is a word for its card: it fills what is empty, and is asked about where a person wrote. */
async function proposeDescription(
  tx: Tx,
  name: string,
  version: VersionRow,
  facts: ModelVersionFacts,
  taking: Taking,
): Promise<void> {
  const card = await findCard(tx, version.id)
  const bytes = Buffer.from(JSON.stringify(facts), 'utf8')
  await proposeToCard(
    tx,
    card,
    { description: facts.description },
    {
      source: 'registry',
      keep: (problems) =>
        keepImport(tx, {
          format: taking.system,
          filename: [...`${name} ${facts.label}`].slice(0, 255).join(''),
          digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
          bytes,
          useCaseId: taking.useCaseId,
          documentId: card.id,
          report: { kept: [`the description of version ${facts.label}`], problems },
          made: [],
        }),
    },
  )
}

async function findByLabel(tx: Tx, useCaseId: string, name: string, label: string) {
  const [row] = await tx.db
    .select({ model: registeredModels, version: modelVersions })
    .from(modelVersions)
    .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
    .where(
      and(eq(registeredModels.useCaseId, useCaseId), eq(registeredModels.name, name), eq(modelVersions.label, label)),
    )
    .limit(1)
    .for('update', { of: modelVersions })
  return row ? { ...row, isNew: false } : null
}

async function makeVersion(tx: Tx, name: string, facts: ModelVersionFacts, taking: Taking) {
  const registered = await registerVersion(tx, taking.useCaseId, name, {
    label: facts.label,
    recordedFrom: taking.from,
  })
  const { model, version, changes } = registered
  await recordEvent(tx, {
    action: 'model_version.registered',
    subject: { kind: 'model_version', id: version.id, revision: 1 },
    useCaseId: taking.useCaseId,
    changes: [...changes, change(modelVersions, version)],
    details: { ref: `${model.ref} v${version.version}`, model: model.name, label: facts.label, from: taking.system },
  })
  return { model, version, isNew: true }
}

async function partsOf(tx: Tx, version: VersionRow, facts: ModelVersionFacts, taking: Taking): Promise<VersionParts> {
  const run = facts.run ? await findRun(tx, taking.system, facts.run) : null
  const has = Object.keys(facts.configuration).length > 0
  return {
    ...(run && !version.runId ? { runId: run.id } : {}),
    ...(run?.codeCommit && !version.codeCommit ? { codeCommit: run.codeCommit } : {}),
    ...(run?.codeRepository && !version.codeRepository ? { codeRepository: run.codeRepository } : {}),
    ...(facts.artifactDigest && !version.artifactDigest ? { artifactDigest: facts.artifactDigest } : {}),
    ...(has && Object.keys(version.configuration).length === 0 ? { configuration: facts.configuration } : {}),
  }
}

async function findRun(tx: Tx, system: string, externalId: string) {
  const [row] = await tx.db
    .select()
    .from(runs)
    .where(and(eq(runs.system, system), eq(runs.externalId, externalId)))
  return row ?? null
}

async function isApproved(tx: Tx, version: VersionRow): Promise<boolean> {
  try {
    await assertNeverApproved(tx, version)
    return false
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return true
    throw error
  }
}
