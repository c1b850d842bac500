// Turns a story into steps of the chronicle, every one a command of the product.
import { withdrawApproval } from '@/lib/approvals/withdraw-approval'
import { ask } from '@/lib/audit/execute'
import { getDocument } from '@/lib/documents/queries'
import { askGate } from '@/lib/gate/ask-gate'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { assessUseCase } from '@/lib/risk/assess-use-case'
import { decideApproval, requestApproval } from '@/lib/subjects'
import { addRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { setRiskTier } from '@/lib/use-cases/set-risk-tier'
import { advanceRefs } from './advance-refs'
import type { KnownRecords } from './answer-values'
import { type Chronicle, dateOf } from './chronicle'
import { madeUpDigest } from './made-up-digest'
import { readCard } from './read-card'
import type { RequestStory, Story, VersionStory } from './story'
import { tellAlignment } from './tell-alignment'
import { tellCourse } from './tell-course'
import { type FirstDocument, tellDocument, tellMetrics } from './tell-documents'

export function tellStory(chronicle: Chronicle, story: Story): void {
  const useCase = `UC-${story.number}`
  const records: KnownRecords = new Map()
  let first: FirstDocument | undefined
  chronicle.on(story.at, story.sponsor, async (sponsor) => {
    const answers = answersOf(story.value)
    await advanceRefs(sponsor.ctx, 'UC', story.number)
    const { document } = await sponsor.do(createUseCase, {
      name: story.name,
      area: story.area,
      team: story.team.map(([key, role]) => ({ person: chronicle.member(key).id, role })),
      answers,
    })
    first = { ref: document, revisions: Object.fromEntries(Object.keys(answers).map((field) => [field, 1])) }
  })
  for (const [at, key, role] of story.joined ?? []) {
    chronicle.on(at, story.sponsor, async (sponsor) => {
      await sponsor.do(addRole, { useCase, person: chronicle.member(key).id, role })
    })
  }
  tellRisk(chronicle, useCase, story)
  if (story.metrics) tellMetrics(chronicle, useCase, story.metrics, records)
  if (story.alignment) tellAlignment(chronicle, useCase, story.alignment, records)
  for (const file of story.documents ?? []) tellDocument(chronicle, useCase, file, records, () => first!)
  tellCourse(chronicle, useCase, story.course)
  const { model } = story
  model?.versions.forEach((version, index) => {
    const of = { ref: `MDL-${model.number}`, number: model.number, version: index + 1 }
    tellVersion(chronicle, useCase, of, version, records)
  })
}

function answersOf({
  problem,
  context,
  beneficiaries,
  reasoning,
  perYear,
  hoursPerYear,
  toBuild,
  toRun,
}: Story['value']) {
  const euro = (amount: number) => ({ amount, currency: 'EUR' })
  return {
    problem,
    context,
    beneficiaries,
    value_per_year: euro(perYear),
    ...(hoursPerYear ? { time_saved: hoursPerYear } : {}),
    value_reasoning: reasoning,
    cost_to_build: euro(toBuild),
    cost_to_run: euro(toRun),
  }
}

function tellRisk(chronicle: Chronicle, useCase: string, { assessed, override }: Story): void {
  if (assessed) {
    const { at, by, answers, note } = assessed
    chronicle.on(at, by, async (person) => {
      await person.do(assessUseCase, { useCase, revision: 1, answers, note })
    })
  }
  if (override) {
    const { at, tier, reason } = override
    chronicle.on(at, 'leila', async (leila) => {
      await leila.do(setRiskTier, { useCase, revision: assessed ? 2 : 1, riskTier: tier, reason })
    })
  }
}

interface ModelVersion {
  ref: string
  number: number
  version: number
}

function tellVersion(
  chronicle: Chronicle,
  useCase: string,
  of: ModelVersion,
  story: VersionStory,
  records: KnownRecords,
): void {
  const artifact = madeUpDigest(`artefact of ${of.ref} v${of.version}`)
  const subject = { kind: 'model_version', ref: of.ref, version: of.version }
  const card = () => readCard(story.card, dateOf(story.at, new Date(chronicle.plan.startedAt)))
  let written: FirstDocument | undefined
  chronicle.on(story.at, story.by, async (author) => {
    await advanceRefs(author.ctx, 'MDL', of.number)
    const { modelVersion, modelCard } = await author.do(importModelCard, {
      format: 'huggingface',
      useCase,
      filename: 'README.md',
      label: story.label,
      artifact,
      image: madeUpDigest(`image of ${of.ref} v${of.version}`),
      file: Buffer.from(await card(), 'utf8'),
    })
    const { id, ref } = modelVersion
    records.set(ref, { kind: 'model_version', id, ref })
    const { draft } = await ask(author.ctx, getDocument, { document: modelCard.ref })
    written = { ref: modelCard.ref, revisions: draft.revisions }
  })
  if (story.writing) tellDocument(chronicle, useCase, story.writing, records, () => written!)
  for (const request of story.requests ?? []) tellRequest(chronicle, subject, request)
  for (const asked of story.gate ?? []) {
    chronicle.on(asked.at, asked.by, async (person) => {
      await person.do(askGate, {
        model: of.ref,
        version: of.version,
        environment: asked.environment,
        artifact: asked.isOtherArtifact ? madeUpDigest(`another build of ${of.ref} v${of.version}`) : artifact,
      })
    })
  }
}

function tellRequest(chronicle: Chronicle, subject: object, story: RequestStory): void {
  let approval = ''
  let digests = { contentDigest: '', materialDigest: '' }
  chronicle.on(story.at, story.by, async (requester) => {
    if (story.number) await advanceRefs(requester.ctx, 'APR', story.number)
    const { environment, note } = story
    const { ref, contentDigest, materialDigest } = await requester.do(requestApproval, { subject, environment, note })
    approval = ref
    digests = { contentDigest, materialDigest }
  })
  for (const [at, key, decision, comment] of story.answers) {
    chronicle.on(at, key, async (person) => {
      const { password } = person.member
      await person.do(decideApproval, { approval, decision, comment, password, ...digests })
    })
  }
  const { withdrawn } = story
  if (withdrawn) {
    chronicle.on(withdrawn.at, story.by, async (requester) => {
      await requester.do(withdrawApproval, { approval, reason: withdrawn.reason })
    })
  }
}
