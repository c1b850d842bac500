// Turns a story into steps of the chronicle, every one a command of the product.
import { createHash } from 'node:crypto'
import { withdrawApproval } from '@/lib/approvals/withdraw-approval'
import { askGate } from '@/lib/gate/ask-gate'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { publishModelCard } from '@/lib/integrations/publish-model-card'
import { decideApproval, requestApproval } from '@/lib/subjects'
import { addRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { setRiskTier } from '@/lib/use-cases/set-risk-tier'
import { advanceRefs } from './advance-refs'
import { type Chronicle, dateOf } from './chronicle'
import { readCard } from './read-card'
import { recordStage } from './record-stage'
import type { RequestStory, Story, VersionStory } from './story'

export function tellStory(chronicle: Chronicle, story: Story): void {
  const useCase = `UC-${story.number}`
  const { problem, context, beneficiaries, reasoning, perYear, toBuild, toRun } = story.value
  const euro = (amount: number) => ({ amount, currency: 'EUR' })
  chronicle.on(story.at, 'ingrid', async (ingrid) => {
    await advanceRefs(ingrid.ctx, 'UC', story.number)
    await ingrid.do(createUseCase, {
      name: story.name,
      area: story.area,
      team: story.team.map(([key, role]) => ({ person: chronicle.member(key).id, role })),
      answers: {
        problem,
        context,
        beneficiaries,
        value_per_year: euro(perYear),
        value_reasoning: reasoning,
        cost_to_build: euro(toBuild),
        cost_to_run: euro(toRun),
      },
    })
  })
  for (const [at, key, role] of story.joined ?? []) {
    chronicle.on(at, 'ingrid', async (ingrid) => {
      await ingrid.do(addRole, { useCase, person: chronicle.member(key).id, role })
    })
  }
  const { tier } = story
  if (tier) {
    chronicle.on(tier.at, 'leila', async (leila) => {
      await leila.do(setRiskTier, { useCase, revision: 1, riskTier: tier.tier, reason: tier.reason })
    })
  }
  for (const [at, stage] of story.stages) {
    chronicle.on(at, 'ingrid', async (ingrid) => {
      await ingrid.do(recordStage, { useCase, stage })
    })
  }
  const { model } = story
  model?.versions.forEach((version, index) => {
    tellVersion(chronicle, useCase, { ref: `MDL-${model.number}`, number: model.number, version: index + 1 }, version)
  })
}

interface ModelVersion {
  ref: string
  number: number
  version: number
}

function tellVersion(chronicle: Chronicle, useCase: string, of: ModelVersion, story: VersionStory): void {
  const artifact = madeUpDigest(`artefact of ${of.ref} v${of.version}`)
  const subject = { kind: 'model_version', ref: of.ref, version: of.version }
  const card = () => readCard(story.card, dateOf(story.at, new Date(chronicle.plan.startedAt)))
  chronicle.on(story.at, story.by, async (author) => {
    await advanceRefs(author.ctx, 'MDL', of.number)
    await author.do(importModelCard, {
      format: 'huggingface',
      useCase,
      filename: 'README.md',
      label: story.label,
      artifact,
      image: madeUpDigest(`image of ${of.ref} v${of.version}`),
      file: Buffer.from(await card(), 'utf8'),
    })
  })
  story.revisions?.forEach((revision, index) => {
    chronicle.on(revision.at, revision.by, async (author) => {
      let text = await card()
      for (const made of story.revisions!.slice(0, index + 1)) text = text.replace(made.replace, made.with)
      await author.do(publishModelCard, { model: of.ref, version: of.version, revision: index + 1, text })
    })
  })
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
  const approval = `APR-${story.number}`
  let digests = { contentDigest: '', materialDigest: '' }
  chronicle.on(story.at, story.by, async (requester) => {
    await advanceRefs(requester.ctx, 'APR', story.number)
    const { environment, note } = story
    const { contentDigest, materialDigest } = await requester.do(requestApproval, { subject, environment, note })
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

/** The demo has no files behind its models; what stands for their digests is made of their names. */
function madeUpDigest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}
