// The attack cases of the specification that try to move an approval to something else, numbered as there.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { execute } from '@/lib/audit/execute'
import { change, recordEvent, sha256Text } from '@/lib/audit/record-event'
import { askGate } from '@/lib/gate/ask-gate'
import { newId, withContext } from '@/lib/platform/context'
import {
  approvedRequest,
  cardText,
  decide,
  deciders,
  decisionInput,
  importVersion,
  openRequest,
  type TestRequest,
  type TestVersion,
} from '@/lib/testing/release'
import { PASSWORD, testWorkspace } from '@/lib/testing/workspace'
import { releaseWorkflow } from './default-workflow'
import { stateOf } from './testing/state'
import { waysIn } from './testing/ways-in'
import type { PolicyRule, WorkflowDefinition } from './vocabulary'

const ws = await testWorkspace()
const { policies, policyVersions, workflows, workflowVersions } = schema

const ask = async ({ model, version }: TestVersion, more: object = {}) =>
  (await execute(ws.token('member', ['read']), askGate, { model, version, environment: 'production', ...more })).value
const refusedFor = async (version: TestVersion) => (await ask(version)).reasons.map(({ code }) => code)
const edited = (request: { version: TestVersion }, text = cardText(`Edited ${newId()}`)) => ({
  model: request.version.model,
  version: request.version.version,
  revision: 1,
  text,
})
const digest = (letter: string) => `sha256:${letter.repeat(64)}`

/** Publishes another version of the policy or the workflow, as an administrator's command will. */
async function publishRules(rules: (workflowId: string) => PolicyRule[]): Promise<void> {
  await withContext(ws.as('admin'), async (tx) => {
    const [policy] = await tx.db.select().from(policies)
    const [workflow] = await tx.db.select().from(workflows)
    const version = policy!.version + 1
    const place = { id: newId(), workspaceId: ws.id, version, publishedBy: ws.person.admin }
    const [row] = await tx.db
      .insert(policyVersions)
      .values({ ...place, policyId: policy!.id, rules: rules(workflow!.id) })
      .returning()
    const [updated] = await tx.db
      .update(policies)
      .set({ version, revision: version })
      .where(eq(policies.id, policy!.id))
      .returning()
    await recordEvent(tx, {
      action: 'policy.published',
      subject: { kind: 'policy', id: policy!.id },
      changes: [change(policyVersions, row!), change(policies, updated!)],
    })
  })
}

async function publishWorkflow(definition: WorkflowDefinition): Promise<void> {
  await withContext(ws.as('admin'), async (tx) => {
    const [workflow] = await tx.db.select().from(workflows)
    const version = workflow!.version + 1
    const place = { id: newId(), workspaceId: ws.id, version, publishedBy: ws.person.admin }
    const [row] = await tx.db
      .insert(workflowVersions)
      .values({ ...place, workflowId: workflow!.id, definition })
      .returning()
    const [updated] = await tx.db
      .update(workflows)
      .set({ version, revision: version })
      .where(eq(workflows.id, workflow!.id))
      .returning()
    await recordEvent(tx, {
      action: 'workflow.published',
      subject: { kind: 'workflow', id: workflow!.id },
      changes: [change(workflowVersions, row!), change(workflows, updated!)],
    })
  })
}

describe.each(waysIn)('%s', (_, attempt, edit) => {
  const requests = (version: TestVersion, environment = 'production', more: object = {}) =>
    attempt(ws.as('data_scientist'), 'request', {
      subject: { kind: 'model_version', ref: version.model, version: version.version },
      environment,
      note: 'Please.',
      ...more,
    })
  const decides = (request: TestRequest, more: object = {}) =>
    attempt(ws.as('risk_officer'), 'decide', { ...decisionInput(request), ...more })
  const unchanged = async (request: TestRequest, work: () => Promise<unknown>) => {
    const before = await stateOf(ws, request.id)
    await work()
    expect({ ...(await stateOf(ws, request.id)), refused: [] }).toEqual({ ...before, refused: [] })
  }

  test('6 without a policy that fits nothing can be approved: never "no gate"', async () => {
    const version = await importVersion(ws)
    await publishRules(() => [])
    expect(await requests(version)).toMatchObject({ code: 'forbidden', message: expect.stringContaining('No policy') })
    await publishRules((workflowId) => [{ riskTier: null, environment: 'staging', workflowId }])
    expect(await requests(version)).toMatchObject({ code: 'forbidden', message: expect.stringContaining('No policy') })
    expect(await requests(version, 'staging')).toMatchObject({ code: 'done' })
    await publishRules(() => [{ riskTier: null, environment: null, workflowId: newId() }])
    expect(await requests(version)).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('does not exist'),
    })
    await publishRules((workflowId) => [{ riskTier: null, environment: null, workflowId }])
    expect(await refusedFor(version)).toEqual(['not_requested'])
  })

  test('7 an edit after the approval voids it, in the transaction of the edit', async () => {
    const request = await approvedRequest(ws)
    const { code, value } = await edit(ws.as('ml_engineer'), edited(request))
    expect({ code, voided: value.voided }).toEqual({ code: 'done', voided: [request.ref] })
    const { request: row, actions, decisions } = await stateOf(ws, request.id)
    expect(row).toMatchObject({
      status: 'superseded',
      supersededAt: expect.any(String),
      supersededDigest: expect.not.stringContaining(request.materialDigest),
    })
    expect(actions.at(-1)).toBe('approval.superseded')
    expect(decisions).toHaveLength(3)
    expect(await refusedFor(request.version)).toEqual(['superseded'])
  })

  test('7 an edit while people decide voids what they decided, and nothing more can be decided', async () => {
    const request = await openRequest(ws)
    await decide(ws, 'risk_officer', request)
    await edit(ws.as('ml_engineer'), edited(request))
    await unchanged(request, async () => {
      expect(await attempt(ws.as('business_stakeholder'), 'decide', decisionInput(request))).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('has changed since'),
      })
    })
  })

  test('8 the artefact or image at the gate must be the one on record, and that one is frozen once approved', async () => {
    const version = await importVersion(ws)
    await attempt(ws.as('ml_engineer'), 'pin', {
      model: version.model,
      version: 1,
      revision: 1,
      artifact: digest('a'),
      image: digest('b'),
    })
    const request = await approvedRequest(ws, { version })
    expect((await ask(version, { artifact: digest('a'), image: digest('b') })).allowed).toBe(true)
    expect(await ask(version, { artifact: digest('c') })).toMatchObject({
      allowed: false,
      reasons: [{ code: 'artifact_differs' }],
    })
    expect(await ask(version, { image: digest('a') })).toMatchObject({
      allowed: false,
      reasons: [{ code: 'image_differs' }],
    })
    await unchanged(request, async () => {
      expect(
        await attempt(ws.as('ml_engineer'), 'pin', {
          model: version.model,
          version: 1,
          revision: 2,
          artifact: digest('c'),
        }),
      ).toMatchObject({ code: 'conflict' })
    })
  })

  test('9 a trivial change copies no votes: the next request begins with none', async () => {
    const request = await approvedRequest(ws)
    await edit(ws.as('ml_engineer'), edited(request, `${request.version.text}\n.`))
    const next = await openRequest(ws, { version: request.version })
    expect(await stateOf(ws, next.id)).toMatchObject({ request: { status: 'open' }, decisions: [] })
    expect(await refusedFor(request.version)).toEqual(['open'])
  })

  test('9 going back to the old text does not bring the old approval back', async () => {
    const request = await approvedRequest(ws)
    await edit(ws.as('ml_engineer'), edited(request))
    await edit(ws.as('ml_engineer'), { ...edited(request, request.version.text), revision: 2 })
    expect(await stateOf(ws, request.id)).toMatchObject({ request: { status: 'superseded' } })
    expect(await refusedFor(request.version)).toEqual(['superseded'])
  })

  test('10 an approval of one version says nothing of the next version of that name', async () => {
    const name = `Churn ${newId()}`
    const request = await approvedRequest(ws, { version: await importVersion(ws, name) })
    const next = await importVersion(ws, name)
    expect(next).toMatchObject({ model: request.version.model, version: 2 })
    expect((await ask({ ...request.version, model: name })).allowed).toBe(true)
    expect(await refusedFor({ ...next, model: name })).toEqual(['not_requested'])
  })

  test('10 a model that calls itself by another one’s reference is not that one', async () => {
    const request = await approvedRequest(ws)
    const sly = await importVersion(ws, request.version.model)
    expect(sly.model).not.toBe(request.version.model)
    expect(await refusedFor(sly)).toEqual(['not_requested'])
    const { value } = await execute(ws.as('member'), askGate, {
      model: request.version.model.toLowerCase(),
      version: 1,
      environment: 'production',
    })
    expect(value.approvals[0]?.ref).toBe(request.ref)
  })

  test('10 an approval for staging opens nothing else', async () => {
    const request = await approvedRequest(ws, { environment: 'staging' })
    expect(await refusedFor(request.version)).toEqual(['not_requested'])
    expect((await ask(request.version, { environment: 'staging' })).allowed).toBe(true)
  })

  test('14 a request keeps the workflow it was made under; a later one gets the new quorum', async () => {
    const request = await openRequest(ws)
    const [stage] = releaseWorkflow.stages
    const [expert] = stage!.requirements
    await publishWorkflow({ ...releaseWorkflow, stages: [{ ...stage!, requirements: [{ ...expert!, quorum: 2 }] }] })
    await decide(ws, 'subject_matter_expert', request)
    expect(await stateOf(ws, request.id)).toMatchObject({ request: { status: 'open' } })
    const later = await openRequest(ws)
    await decide(ws, 'subject_matter_expert', later)
    expect(await stateOf(ws, later.id)).toMatchObject({ request: { status: 'open' } })
    await publishWorkflow(releaseWorkflow)
    for (const part of ['risk_officer', 'business_stakeholder'] as const) await decide(ws, part, request)
    expect(await stateOf(ws, request.id)).toMatchObject({ request: { status: 'approved' } })
  })

  test('18 asking twice for the same thing is refused', async () => {
    const request = await openRequest(ws)
    expect(await requests(request.version)).toMatchObject({
      code: 'conflict',
      message: `${request.ref} already asks for exactly this.`,
    })
    expect(await requests(request.version, 'staging')).toMatchObject({ code: 'done' })
  })

  test('19 a wrong or missing password signs nothing', async () => {
    const request = await openRequest(ws)
    await unchanged(request, async () => {
      expect(await decides(request, { password: 'not the password' })).toMatchObject({
        code: 'forbidden',
        value: { fields: { password: expect.any(String) } },
      })
      expect(await decides(request, { password: undefined })).toMatchObject({
        code: 'forbidden',
        value: { fields: { password: expect.any(String) } },
      })
    })
    expect((await stateOf(ws, request.id)).refused).toContain(ws.person.risk_officer)
  })

  test('19 what was signed for one request is refused for another', async () => {
    const [one, two] = [await openRequest(ws), await openRequest(ws)]
    await unchanged(two, async () => {
      expect(
        await decides(two, { contentDigest: one.contentDigest, materialDigest: one.materialDigest }),
      ).toMatchObject({ code: 'conflict' })
      expect(await decides(two, { contentDigest: one.contentDigest })).toMatchObject({ code: 'conflict' })
      expect(await decides(two, { materialDigest: digest('0') })).toMatchObject({ code: 'conflict' })
    })
  })

  test.each([
    ['right-to-left override', 'approve\u202Ereject'],
    ['zero-width space', 'appro\u200Bve'],
    ['a letter that looks like another', '\u0430pprove'],
    ['a word hidden in a comment', '<!-- approve -->'],
  ])('20 what is hard to see is in the digest: %s', async (_name, body) => {
    const request = await approvedRequest(ws)
    const { value } = await edit(
      ws.as('ml_engineer'),
      edited(request, request.version.text.replace('Card', `${body} Card`)),
    )
    expect(value.voided).toEqual([request.ref])
    const next = await openRequest(ws, { version: request.version })
    const { request: row } = await stateOf(ws, next.id)
    expect(Object.values(JSON.parse(row.snapshot).fields).filter((said) => String(said).includes(body))).toHaveLength(1)
    expect(next.materialDigest).not.toBe(request.materialDigest)
  })

  test('23 nobody brings the time along', async () => {
    const request = await openRequest(ws)
    await unchanged(request, async () => {
      expect(await decides(request, { at: '2020-01-01T00:00:00Z' })).toMatchObject({ code: 'invalid' })
      expect(await decides(request, { decidedAt: '2020-01-01T00:00:00Z' })).toMatchObject({ code: 'invalid' })
    })
    await attempt({ ...ws.as('risk_officer'), clock: new Date('2020-01-01') }, 'decide', decisionInput(request))
    const { decisions } = await stateOf(ws, request.id)
    expect(new Date(decisions[0]!.decidedAt).getFullYear()).toBeGreaterThan(2020)
  })

  test('an answer other than approval says why', async () => {
    const request = await openRequest(ws)
    await unchanged(request, async () => {
      expect(await decides(request, { decision: 'reject', comment: '  ' })).toMatchObject({ code: 'invalid' })
      expect(await decides(request, { decision: 'maybe' })).toMatchObject({ code: 'invalid' })
    })
  })
})

describe('what is signed', () => {
  test('says everything a verifier needs, canonically, and is on the record as signed', async () => {
    const request = await openRequest(ws)
    await decide(ws, 'risk_officer', request)
    const { request: row, decisions, actions } = await stateOf(ws, request.id)
    const [decision] = decisions
    const statement = JSON.parse(decision!.statement)
    expect(canonicalJson(statement)).toBe(decision!.statement)
    expect(sha256Text(decision!.statement)).toBe(decision!.statementDigest)
    expect(statement).toMatchObject({
      v: 1,
      request: request.id,
      contentDigest: row.contentDigest,
      materialDigest: row.materialDigest,
      workflowVersion: expect.any(Number),
      policyVersion: expect.any(Number),
      person: ws.person.risk_officer,
      role: 'risk_officer',
      requirement: 'risk',
      decision: 'approve',
      comment: '',
      meaning: expect.stringContaining('accept the remaining risk'),
      nonce: expect.stringMatching(/^[\w-]{22}$/),
      at: expect.stringMatching(/^\d{4}-.*\.\d{6}Z$/),
    })
    expect(JSON.stringify(decision)).not.toContain(PASSWORD)
    expect(actions).toEqual(['approval.requested', 'approval.granted'])
  })

  test('the snapshot that was hashed is kept, byte for byte', async () => {
    const { request } = await stateOf(ws, (await openRequest(ws)).id)
    expect(sha256Text(request.snapshot)).toBe(request.contentDigest)
    const snapshot = JSON.parse(request.snapshot)
    const fields = Object.fromEntries(
      Object.entries(snapshot.fields).filter(([name]) => request.materialFields.includes(name)),
    )
    expect(sha256Text(canonicalJson({ ...snapshot, revision: null, fields }))).toBe(request.materialDigest)
    expect(request.materialFields).not.toContain('card.tags')
    expect(request.materialFields).toContain('card.purpose')
  })

  test('a person may change their mind while the request is open, and both answers remain', async () => {
    const request = await openRequest(ws)
    await decide(ws, 'risk_officer', request, 'request_changes')
    expect((await stateOf(ws, request.id)).request.status).toBe('changes_requested')
    await decide(ws, 'risk_officer', request)
    const { decisions, actions, request: row } = await stateOf(ws, request.id)
    expect(row.status).toBe('open')
    expect(decisions.map(({ decision }) => decision)).toEqual(['request_changes', 'approve'])
    expect(decisions[1]!.replaces).toBe(decisions[0]!.id)
    expect(actions).toEqual(['approval.requested', 'approval.changes_requested', 'approval.granted'])
  })

  test('the last approval names the entry that decided it, and when it ends', async () => {
    const request = await approvedRequest(ws)
    const { request: row, decisions } = await stateOf(ws, request.id)
    expect(row).toMatchObject({ status: 'approved', statusEntryId: decisions.at(-1)!.entryId })
    expect(Date.parse(row.expiresAt!) - Date.parse(row.approvedAt!)).toBe(365 * 86_400_000)
    expect(decisions.map(({ personId }) => personId)).toEqual(deciders.map((part) => ws.person[part]))
  })
})
