import { ne } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type Db, schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { addComment } from '@/lib/discussion/add-comment'
import { requestAnswer } from '@/lib/documents/requests/request-answer'
import { saveAnswers } from '@/lib/documents/save-answers'
import { uploadFile } from '@/lib/files/upload-file'
import { reportDeployment } from '@/lib/gate/report-deployment'
import { inviteMember } from '@/lib/identity/invitations'
import { createToken } from '@/lib/identity/tokens'
import { createLink } from '@/lib/metrics/alignment/create-link'
import { createMetric } from '@/lib/metrics/create-metric'
import { listObservations } from '@/lib/metrics/observations/list-observations'
import { recordObservations } from '@/lib/metrics/observations/record-observations'
import type { AnyCommand, AnyQuery } from '@/lib/platform/command'
import { type Ctx, withContext } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import { isAllowed, isPersonOnly, type Permission, permissions } from '@/lib/platform/permissions'
import { useCaseRoles } from '@/lib/platform/vocabulary'
import { builtInQuestionnaire } from '@/lib/risk/definition'
import { mildestAnswers } from '@/lib/risk/testing/answers'
import { saveView } from '@/lib/saved-views/saved-views'
import { saveTemplateDraft } from '@/lib/templates/draft'
import { openProposal } from '@/lib/testing/cards'
import { fillDatasets } from '@/lib/testing/datasets'
import { openGate } from '@/lib/testing/documents'
import { dvcLock } from '@/lib/testing/dvc-lock'
import { anExperiment, aRunOf } from '@/lib/testing/experiments'
import { fillImports } from '@/lib/testing/imports'
import { decisionInput, entriesAbout, openRequest } from '@/lib/testing/release'
import { churnUseCase, type Part, parts, testWorkspace } from '@/lib/testing/workspace'
import { changeDuties } from '@/lib/workspaces/change-duties'
import { definitions } from './registry'

const { auditEntries } = schema
const ws = await testWorkspace()
const request = await openRequest(ws)
const { version } = request
const token = (await execute(ws.as('member'), createToken, { name: 'Pipeline', scopes: ['read'] })).value
const invitation = (await execute(ws.as('admin'), inviteMember, { email: 'new@halden.example', name: 'New' })).value
const aboutDocument = { kind: 'document', ref: 'DOC-1' }
const comment = (await execute(ws.as('member'), addComment, { subject: aboutDocument, body: 'A comment.' })).value
const asking = { document: 'DOC-1', field: 'cost_to_run', role: 'ml_engineer' }
const asked = (await execute(ws.as('data_scientist'), requestAnswer, asking)).value
const file = (await execute(ws.as('member'), uploadFile, { name: 'a.txt', file: Buffer.from('A file.') })).value
const { value: metric } = await execute(ws.as('data_scientist'), createMetric, {
  useCase: ws.useCase.ref,
  name: 'Precision',
  audience: 'technical',
  direction: 'higher',
})
const { value: driven } = await execute(ws.as('subject_matter_expert'), createMetric, {
  useCase: ws.useCase.ref,
  name: 'Customers kept',
  audience: 'domain',
  direction: 'higher',
})
const { value: link } = await execute(ws.as('data_scientist'), createLink, {
  useCase: ws.useCase.ref,
  from: metric.ref,
  to: driven.ref,
  rationale: 'Fewer wasted calls leave time for those who would go.',
})
await execute(ws.as('data_scientist'), recordObservations, {
  metric: metric.ref,
  observations: [{ at: '2026-01-31', value: 0.6 }],
})
const { items: observed } = await ask(ws.as('member'), listObservations, { metric: metric.ref })
const view = (await execute(ws.as('member'), saveView, { list: 'use-cases', name: 'Mine', query: 'tier=high' })).value
const experiment = await anExperiment(ws)
const recorded = await aRunOf(ws, experiment)
const deployed = (
  await execute(ws.as('ml_engineer'), reportDeployment, {
    model: version.model,
    version: version.version,
    environment: 'staging',
  })
).value
const [entry] = await entriesAbout(ws.as('admin'), ws.useCase.id)

const questionnaire = await builtInQuestionnaire()

const approval = { approval: request.ref }
const place = { model: version.model, version: version.version }
const useCase = { useCase: ws.useCase.ref }
const proposed = await openProposal(ws.as('data_scientist'), place)
const document = { document: ws.useCase.document }
await execute(ws.as('data_scientist'), saveAnswers, {
  ...document,
  answers: { context: 'Before.' },
  revisions: { context: 0 },
})
const gate = await openGate(ws)
const member = { member: ws.person.member }
const template = { template: 'added-value' }
const definition = { name: 'Added value', stage: 'added_value', sections: [] }
await execute(ws.as('admin'), saveTemplateDraft, { ...template, revision: 0, definition })

const data = await fillDatasets(ws)
const given = await fillImports(ws)
const connection = { connection: given.connection }
const dataset = { dataset: data.dataset }
const datasetVersion = { ...dataset, version: 2 }
const feature = { feature: data.feature }
const storeAnswers = { computeCost: 'low', readiness: 'ready', projects: 1 }

/** An input with which each definition gets as far as its permission. Whoever adds a definition adds its line. */
const inputs: Record<string, unknown> = {
  'lineage.get': { of: ws.useCase.ref },
  'lineage.report': { ...useCase, file: Buffer.from('{}') },
  'import.give': { ...useCase, file: Buffer.from(dvcLock(9999)) },
  'import.list': {},
  'import.get': { import: given.import },
  'import.places': {},
  'import.file': { import: given.import },
  'import.remove-copy': { import: given.import, reason: 'It named people.' },
  'connection.create': { ...useCase, name: 'Another', url: 'https://mlflow.example.org' },
  'connection.edit': { ...connection, revision: 1, name: 'MLflow', url: 'http://localhost:5999', everyMinutes: 15 },
  'connection.switch': { ...connection, isOn: true },
  'connection.pull-now': connection,
  'connection.take-page': { ...connection, facts: {}, from: null, to: null, isFirst: true },
  'connection.take-message': { ...connection, delivery: '1', facts: {} },
  'connection.list': {},
  'connection.get': connection,
  'connection.places': {},
  'model-alias.move': { model: version.model, alias: 'champion', version: version.version, reason: 'The best.' },
  'model-alias.moves': { model: version.model },
  'model.as-of': { model: version.model },
  'model-version.list': { model: version.model },
  'model-version.parts': place,
  'model-version.record-parts': { ...place, revision: 1, codeCommit: '7ac91de' },
  'deployment.report': { ...place, environment: 'development' },
  'deployment.change': { deployment: deployed.ref, traffic: 90 },
  'deployment.list': {},
  'deployment.facets': {},
  'deployment.timeline': {},
  'deployment.get': { deployment: deployed.ref },
  'experiment.create': { ...useCase, name: 'Another' },
  'experiment.edit': { experiment: experiment.ref, revision: 1, name: 'Renamed' },
  'experiment.list': {},
  'experiment.facets': {},
  'experiment.places': {},
  'experiment.get': { experiment: experiment.ref },
  'experiment.compare': { experiment: experiment.ref },
  'run.record': { experiment: experiment.ref, system: 'gitlab', externalId: '1' },
  'run.update': { run: recorded.ref, tags: { reviewed: 'yes' } },
  'run.list': {},
  'run.get': { run: recorded.ref },
  'use-case.create': churnUseCase(ws.person, 'Another'),
  'use-case.edit': { ...useCase, revision: 1, name: 'Renamed' },
  'use-case.set-risk-tier': { ...useCase, revision: 1, riskTier: 'high', reason: 'It decides on credit.' },
  'use-case.lift-risk-tier': { ...useCase, revision: 1, reason: 'The answers cover it now.' },
  'use-case.assess': { ...useCase, revision: 1, answers: mildestAnswers(questionnaire) },
  'use-case.assessments': useCase,
  'risk-questionnaire.get': {},
  'risk-questionnaire.preview': { definition: questionnaire },
  'risk-questionnaire.publish': { version: 1, definition: { ...questionnaire, name: 'Another' }, note: 'Renamed.' },
  'use-case.lifecycle': useCase,
  'use-case.preview-gate': useCase,
  'use-case.request-gate': { ...useCase, note: 'Please.' },
  'use-case.pass-gate': { gate: gate.ref },
  'use-case.move-back': { ...useCase, to: 'added_value', reason: 'Wrong.', revision: 1 },
  'use-case.start-iteration': { ...useCase, stage: 'added_value', reason: 'New data.' },
  'use-case.retire': { ...useCase, reason: 'Not needed.' },
  'use-case.set-involvement': { ...useCase, revision: 1, involvement: { rollout: { data_scientist: 'R' } } },
  'use-case.add-role': { ...useCase, person: ws.person.member, role: 'data_engineer' },
  'use-case.end-role': { ...useCase, person: ws.person.data_engineer, role: 'data_engineer' },
  'use-case.list': {},
  'use-case.summary': {},
  'use-case.facets': {},
  'use-case.board': {},
  'use-case.waiting': {},
  'use-case.similar': { name: 'Churn', problem: 'Contracts are cancelled.' },
  'use-case.get': useCase,
  'use-case.activity': useCase,
  'document.start': { ...useCase, template: 'business-requirements' },
  'document.save-answers': { ...document, answers: { context: 'Other.' }, revisions: { context: 1 } },
  'document.publish': { ...document, revision: 1, change: 2 },
  'document.preview': document,
  'document.list': {},
  'document.get': document,
  'document.get-revision': { ...document, revision: 1 },
  'document.export': document,
  'document.compare': { ...document, from: 1, to: 'draft' },
  'document.history': document,
  'document.restore': { ...document, from: 1, change: 2 },
  'document.preview-migration': { ...document, version: 1 },
  'document.migrate': { ...document, version: 1, revision: 1, change: 1 },
  'template.create': { key: 'supplier-check', name: 'Supplier check', stage: 'data_quality' },
  'template.save-draft': { ...template, revision: 1, definition },
  'template.discard-draft': { ...template, revision: 1 },
  'template.publish': { ...template, revision: 1, note: 'Shorter.' },
  'template.import': { file: Buffer.from('key: other\n') },
  'template.take-built-in': template,
  'template.retire': { ...template, revision: 1, reason: 'Not needed.' },
  'template.reopen': { ...template, revision: 1, reason: 'Needed again.' },
  'template.list': {},
  'template.get': template,
  'template.draft': template,
  'template.compare': { ...template, from: 1, to: 'draft' },
  'template.export': template,
  'template.documents': template,
  'model-card.import': { ...useCase, format: 'huggingface', file: Buffer.from('# Another model\n') },
  'model-card.propose': { ...place, format: 'huggingface', file: Buffer.from('# Another name\n') },
  'model-card.decide-proposal': { proposal: proposed, decision: 'decline' },
  'model-card.proposals': place,
  'model.register': { ...useCase, name: 'Registered by hand' },
  'model-version.register': { model: version.model, label: 'by-hand' },
  'model-card.compare': { ...place, from: 1, to: 1 },
  'model-card.report': place,
  'model-card.export': place,
  'model-card.get': { ...place, revision: 1 },
  'model-version.pin': { ...place, revision: 1, artifact: `sha256:${'7a'.repeat(32)}` },
  'model-version.get': place,
  'model.list': {},
  'model.get': { model: version.model },
  'model.import-places': {},
  'metric.create': { ...useCase, name: 'Recall', audience: 'technical', direction: 'higher' },
  'metric.edit': { metric: metric.ref, revision: 1, target: 0.7 },
  'metric.retire': { metric: metric.ref, revision: 1, reason: 'Nobody used it.' },
  'metric.list': {},
  'metric.get': { metric: metric.ref },
  'metric.facets': {},
  'metric.catalogue': {},
  'metric.history': { metric: metric.ref },
  'metric.mark-stale': { metric: metric.id },
  'observation.record': { metric: metric.ref, observations: [{ at: '2026-02-28', value: 0.61 }] },
  'observation.withdraw': { observation: observed[0]!.id, reason: 'Counted twice.' },
  'observation.import': { metric: metric.ref, format: 'csv', file: Buffer.from('date,value\n2026-03-31,0.62\n') },
  'observation.preview-import': { metric: metric.ref, format: 'csv', file: Buffer.from('date,value\n') },
  'observation.list': { metric: metric.ref },
  'metric-link.create': { ...useCase, from: driven.ref, to: metric.ref, rationale: 'The other way round.' },
  'metric-link.edit': { link: link.ref, revision: 1, rationale: 'Said better.' },
  'metric-link.retire': { link: link.ref, revision: 1, reason: 'Not so.' },
  'metric-link.sign': { link: link.ref, side: 'from', terms: 1 },
  'metric-link.get': { link: link.ref },
  'metric-level.sign': { ...useCase, audience: 'technical', reading: `sha256:${'0'.repeat(64)}` },
  'alignment.get': useCase,
  'value-ledger.get': useCase,
  'value-ledger.list': {},
  'alignment.what-if': { ...useCase, metric: metric.ref, change: 0.01 },
  'dataset.create': { ...useCase, name: 'Call records' },
  'dataset.edit': { ...dataset, revision: 1, source: 'The warehouse' },
  'dataset.retire': { ...dataset, revision: 1, reason: 'Replaced.' },
  'dataset.name': { ...dataset, namespace: 'dvc', name: 'billing' },
  'dataset.list': {},
  'dataset.facets': {},
  'dataset.get': dataset,
  'dataset.places': {},
  'dataset.uses': dataset,
  'dataset-version.record': { ...dataset, identity: { kind: 'delta_version', value: '11' } },
  'dataset-version.list': dataset,
  'dataset-version.get': datasetVersion,
  'quality.record-checks': {
    ...datasetVersion,
    name: 'Again',
    results: [{ name: 'in range', dimension: 'accuracy', outcome: 'passed' }],
  },
  'quality.assess': {
    ...datasetVersion,
    dimension: 'accuracy',
    basis: 'judgement',
    score: 80,
    reason: 'A sample of a hundred was looked at by hand.',
  },
  'quality.open-remedy': {
    ...datasetVersion,
    dimension: 'completeness',
    kind: 'accept',
    plan: 'The missing ones are prepaid, which are not called.',
    owner: ws.person.data_engineer,
  },
  'quality.close-remedy': { remedy: data.remedy, revision: 1, outcome: 'Filled.' },
  'quality.history': dataset,
  'quality-remedy.list': {},
  'check-run.list': dataset,
  'check-run.get': { checkRun: data.checkRun },
  'feature.create': { ...useCase, name: 'tenure', entity: 'contract', valueType: 'integer' },
  'feature.edit': { ...feature, revision: 1, derivation: 'today − begin' },
  'feature.retire': { ...feature, revision: 1, reason: 'Not used.' },
  'feature.list': {},
  'feature.facets': {},
  'feature.get': feature,
  'feature-use.add': { ...feature, ...useCase },
  'feature-use.end': { ...feature, ...useCase },
  'feature-store.advise': storeAnswers,
  'feature-store.decide': {
    ...useCase,
    ...storeAnswers,
    decision: 'not_needed',
    reason: 'One batch a month computes them in a minute.',
  },
  'feature-store.facts': useCase,
  'feature-store.decisions': {},
  'approval.request': {
    subject: { kind: 'model_version', ref: version.model, version: 1 },
    environment: 'staging',
    note: 'Please.',
  },
  'approval.preview-shown': {
    subject: { kind: 'model_version', ref: version.model, version: 1 },
    environment: 'staging',
  },
  'approval.preview': { subject: { kind: 'model_version', ref: version.model, version: 1 }, environment: 'staging' },
  'approval.decide': decisionInput(request),
  'approval.withdraw': { ...approval, reason: 'A mistake.' },
  'approval.inbox': {},
  'approval.list': {},
  'approval.get': approval,
  'approval.my-part': approval,
  'approval.previous': approval,
  'approval.drift': approval,
  'approval.shown': approval,
  'policy.list': {},
  'gate.ask': { ...place, environment: 'production' },
  'gate.preview': { ...place, environment: 'production' },
  'document.changes': { document: 'DOC-1' },
  'document.be-present': { document: 'DOC-1', field: null },
  'comment.add': { subject: aboutDocument, field: 'problem', body: 'Is this per month?' },
  'comment.edit': { comment: comment.id, revision: 1, body: 'Is this per year?' },
  'comment.resolve': { comment: comment.id },
  'comment.reopen': { comment: comment.id },
  'comment.list': aboutDocument,
  'answer.request': { document: 'DOC-1', field: 'problem', role: 'data_engineer' },
  'answer.withdraw': { request: asked.id },
  'answer.close': { request: asked.id },
  'answer-request.list': { document: 'DOC-1' },
  'answer-request.mine': {},
  'file.upload': { name: 'plan.txt', file: Buffer.from('A plan.') },
  'file.get': { file: file.id },
  'audit.list': {},
  'audit.get': { entry: entry!.id },
  'audit.state': {},
  'audit.facets': {},
  'audit.open': {},
  'receipt.get': { entry: entry!.id },
  'view.save': { list: 'use-cases', name: 'High risk', query: 'tier=high' },
  'view.delete': { view: view.id },
  'view.list': { list: 'use-cases' },
  'me.roles': {},
  'me.news': {},
  'people.list': {},
  'people.get': member,
  'people.change-duties': { ...member, duties: ['risk_officer'], revision: 1 },
  'people.remove': member,
  'people.invite': { email: 'newer@halden.example', name: 'Newer' },
  'people.withdraw-invitation': { invitation: invitation.id },
  'people.list-invitations': {},
  'token.create': { name: 'Another', scopes: ['read'] },
  'token.list': {},
  'token.revoke': { token: token.id },
}

/** Commands about things that others do not even see: to them they are not found, whatever the table says. */
const hidden: Record<string, readonly Part[]> = {
  'token.revoke': parts.filter((part) => part !== 'member' && part !== 'admin'),
  'view.delete': parts.filter((part) => part !== 'member'),
}

/** Entries of anything but refusals. */
const countWrites = () =>
  withContext(ws.as('admin'), ({ db }) => db.$count(auditEntries, ne(auditEntries.action, 'command.refused')))

/** Undoes what an allowed command did, so that the next role finds the same. */
function undone(db: Db): Db {
  class Undo {
    constructor(readonly value: unknown) {}
  }
  const transaction: Db['transaction'] = (work, config) =>
    db
      .transaction(async (tx) => Promise.reject(new Undo(await work(tx))), config)
      .catch((error) => (error instanceof Undo ? (error.value as never) : Promise.reject(error)))
  return new Proxy(db, { get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)) })
}

const run = (ctx: Ctx, definition: AnyCommand | AnyQuery) =>
  definition.kind === 'command'
    ? execute(ctx, definition, inputs[definition.name])
    : ask(ctx, definition, inputs[definition.name])

async function outcome(ctx: Ctx, definition: AnyCommand | AnyQuery): Promise<string> {
  try {
    await run(ctx, definition)
    return 'done'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'forbidden' &&
      /^(?:Your roles here do not allow|A token cannot|This token may not)/.test(error.message)
      ? 'denied'
      : error.code
  }
}

function isGranted(definition: AnyCommand | AnyQuery, part: Part): boolean {
  const grants: readonly string[] = permissions[definition.permission]
  if (part === 'stranger') return false
  if (grants.includes('member')) return true
  if (part === 'auditor') return grants.includes('auditor')
  return grants.includes('contributor') || grants.includes(part)
}

test('every definition has an input here, and every input its definition', () => {
  expect(Object.keys(inputs).sort()).toEqual(definitions.map(({ name }) => name).sort())
})

test('no two definitions have one name', () => {
  expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length)
})

describe.each(
  definitions.filter(({ name }) => name in inputs).map((definition) => [definition.name, definition] as const),
)('%s', (name, definition) => {
  test.each(parts)('%s', async (part) => {
    const granted = isGranted(definition, part)
    const before = await countWrites()
    const result = await outcome(granted ? { ...ws.as(part), db: undone(ws.db) } : ws.as(part), definition)
    if (part === 'stranger') expect(result).toBe('not_found')
    else if (hidden[name]?.includes(part)) expect(result).toBe('not_found')
    else if (!granted) expect(result).toBe('denied')
    else expect(['denied', 'not_found']).not.toContain(result)
    expect(await countWrites()).toBe(before)
  })

  if (definition.kind === 'command' && isPersonOnly(definition.permission)) {
    test.each(parts.filter((part) => part !== 'stranger'))(
      'the token of the %s is refused: this is for people',
      async (part) => {
        expect(await outcome(ws.token(part, ['read', 'write']), definition)).toBe('denied')
      },
    )
  }

  test('a token needs the scope', async () => {
    const needed = definition.kind === 'query' || definition.isQuestion ? 'read' : 'write'
    const part = parts.find((candidate) => isGranted(definition, candidate) && !hidden[name]?.includes(candidate))!
    const other = needed === 'read' ? 'write' : 'read'
    expect(await outcome(ws.token(part, [other]), definition)).toBe('denied')
    expect(await outcome(ws.token(part, []), definition)).toBe('denied')
  })
})

describe('the table itself', () => {
  test('so the last administrator cannot become an auditor: nobody would administer', async () => {
    const input = { member: ws.person.admin, duties: ['admin', 'auditor'], revision: 1, reason: 'Why not.' }
    await expect(execute(ws.as('admin'), changeDuties, input)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('an auditor who is everything else besides may do no more than an auditor', () => {
    const duties = ['auditor', 'admin', 'risk_officer', 'security_specialist'] as const
    for (const permission of Object.keys(permissions) as Permission[]) {
      const alone = isAllowed(permission, { duties: ['auditor'], roles: [] })
      expect([permission, isAllowed(permission, { duties, roles: useCaseRoles })]).toEqual([permission, alone])
    }
  })

  test('an auditor writes nothing, whatever role they have in a use case besides', async () => {
    const writes = definitions.filter((definition) => definition.kind === 'command' && !definition.isQuestion)
    // Ends a token of their own, or keeps how they look at a list: it concerns nobody else.
    const ownAffairs = ['token.revoke', 'view.save', 'view.delete']
    for (const { name, permission } of writes.filter((definition) => !ownAffairs.includes(definition.name))) {
      expect([name, (permissions[permission] as readonly string[]).includes('member')]).toEqual([name, false])
      expect([name, (permissions[permission] as readonly string[]).includes('auditor')]).toEqual([name, false])
    }
  })

  test('an administrator decides nothing on anybody’s behalf and touches no model', () => {
    for (const [permission, grants] of Object.entries(permissions)) {
      if (/^(?:model|model-card|approval|document)\./.test(permission))
        expect([permission, grants]).not.toContainEqual(expect.arrayContaining(['admin']))
    }
    expect(isPersonOnly('approval.decide')).toBe(true)
  })

  test('every role of a use case may do something that a mere member may not', () => {
    const granted = Object.values(permissions).flat() as string[]
    for (const role of useCaseRoles.filter((id) => !/engineer$/.test(id) || id === 'ml_engineer'))
      expect(granted).toContain(role)
  })
})
