/** A model version with its card, the request for its release, and the answers to it: the path every test of approvals walks. */

import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { EntryBody } from '@/lib/audit/entry'
import { execute } from '@/lib/audit/execute'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { type Ctx, withContext } from '@/lib/platform/context'
import { decideApproval, requestApproval } from '@/lib/subjects'
import { PASSWORD, type Part, type TestWorkspace } from './workspace'

let serial = 0

/** Text of a card that no other has. */
export function cardText(name: string, front = 'license: apache-2.0', body = 'Predicts who leaves.'): string {
  return `---\n${front}\n---\n# ${name}\n\n${body}\n`
}

export interface TestVersion {
  id: string
  model: string
  version: number
  text: string
}

/** A new version, imported by the data scientist; of a new model when no name is given. */
export async function importVersion(
  ws: TestWorkspace,
  name?: string,
  part: Part = 'data_scientist',
): Promise<TestVersion> {
  const text = cardText(name ?? `Model ${++serial}`, 'license: apache-2.0', `Card number ${++serial}.`)
  const { value } = await execute(ws.as(part), importModelCard, {
    format: 'huggingface',
    useCase: ws.useCase.ref,
    file: Buffer.from(text),
  })
  const { id, model, version } = value.modelVersion
  return { id, model, version, text }
}

export interface TestRequest {
  id: string
  ref: string
  contentDigest: string
  materialDigest: string
  version: TestVersion
}

/** Asks for the release of a version, by default a new one, as the data scientist who imported it. */
export async function openRequest(
  ws: TestWorkspace,
  options: { version?: TestVersion; part?: Part; environment?: string } = {},
): Promise<TestRequest> {
  const version = options.version ?? (await importVersion(ws))
  const { value } = await execute(ws.as(options.part ?? 'data_scientist'), requestApproval, {
    subject: { kind: 'model_version', ref: version.model, version: version.version },
    environment: options.environment ?? 'production',
    note: 'Please.',
  })
  return { ...value, version }
}

/** Whom the default workflow asks. */
export const deciders = ['subject_matter_expert', 'risk_officer', 'business_stakeholder'] as const satisfies Part[]

export function decisionInput(
  request: Pick<TestRequest, 'ref' | 'contentDigest' | 'materialDigest'>,
  decision = 'approve',
) {
  return {
    approval: request.ref,
    decision,
    comment: decision === 'approve' ? '' : 'Because.',
    contentDigest: request.contentDigest,
    materialDigest: request.materialDigest,
    password: PASSWORD,
  }
}

export async function decide(ws: TestWorkspace, part: Part, request: TestRequest, decision = 'approve') {
  return (await execute(ws.as(part), decideApproval, decisionInput(request, decision))).value
}

/** A request that stands approved. */
export async function approvedRequest(
  ws: TestWorkspace,
  options: Parameters<typeof openRequest>[1] = {},
): Promise<TestRequest> {
  const request = await openRequest(ws, options)
  for (const part of deciders) await decide(ws, part, request)
  return request
}

/** Entries about a subject, oldest first; of one action when it is named. */
export async function entriesAbout(ctx: Ctx, subjectId: string | null, action?: string): Promise<EntryBody[]> {
  return withContext(ctx, async ({ db }) => {
    const { auditEntries } = schema
    const rows = await db
      .select({ action: auditEntries.action, body: auditEntries.body })
      .from(auditEntries)
      .where(subjectId ? eq(auditEntries.subjectId, subjectId) : undefined)
      .orderBy(auditEntries.id)
    return rows
      .filter((row) => !action || row.action === action)
      .map(({ body }) => JSON.parse(Buffer.from(body).toString('utf8')) as EntryBody)
  })
}
