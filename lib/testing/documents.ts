/** Documents filled with an answer to every required question, and gates over them. */
import { ask, execute } from '@/lib/audit/execute'
import { publishDocument } from '@/lib/documents/publish-document'
import { getDocument } from '@/lib/documents/queries'
import { saveAnswers } from '@/lib/documents/save-answers'
import type { Ctx } from '@/lib/platform/context'
import { decideApproval } from '@/lib/subjects'
import { shownSections } from '@/lib/templates/rules'
import type { Answer, Answers, TemplateField } from '@/lib/templates/vocabulary'
import { requestGate } from '@/lib/use-cases/request-gate'
import { PASSWORD, type Part, type TestWorkspace } from './workspace'

/** An answer of the kind that counts as given. */
export function sampleAnswer(field: TemplateField, person: string): Answer {
  switch (field.kind) {
    case 'list':
      return ['A word']
    case 'number':
      return field.min ?? 1
    case 'money':
      return { amount: 1000, currency: 'EUR' }
    case 'duration':
      return 3
    case 'date':
      return '2026-11-20'
    case 'choice':
      return field.options![0]!.value
    case 'scale':
      return 2
    case 'yes_no':
      return { value: true, reason: 'Because it is so.' }
    case 'table':
      return Array.from({ length: Math.max(1, field.minRows ?? 1) }, (_, at) => ({
        id: `row-${at}`,
        cells: Object.fromEntries(
          field.columns!.map(({ key, kind, options }) => [
            key,
            { text: 'Something', number: 1, date: '2026-11-20', yes_no: true, choice: options?.[0]?.value ?? null }[
              kind
            ],
          ]),
        ),
      }))
    case 'person':
      return person
    case 'checklist':
      return field.items!.map(({ value }) => value)
    case 'record':
    case 'file':
    case 'metrics':
      return null
    default:
      return `An answer to ${field.key}.`
  }
}

/** Answers every question of the draft that shows and has no answer; returns the draft's count. */
export async function fillDocument(ctx: Ctx, document: string): Promise<number> {
  // An answer may make other questions show.
  for (let round = 0; round < 5; round++) {
    const { template, draft, useCase } = await ask(ctx, getDocument, { document })
    const answers: Answers = {}
    for (const field of shownSections(template, draft.answers, useCase.riskTier).flatMap(({ fields }) => fields)) {
      if (draft.answers[field.key] !== undefined && draft.answers[field.key] !== null) continue
      const answer = sampleAnswer(field, ctx.actor.id!)
      if (answer !== null) answers[field.key] = answer
    }
    if (Object.keys(answers).length === 0) return draft.change
    const revisions = Object.fromEntries(Object.keys(answers).map((key) => [key, draft.revisions[key] ?? 0]))
    await execute(ctx, saveAnswers, { document, answers, revisions })
  }
  throw new Error(`${document} asks for ever more.`)
}

export async function fillAndPublish(ctx: Ctx, document: string): Promise<void> {
  const change = await fillDocument(ctx, document)
  const { revision } = await ask(ctx, getDocument, { document })
  await execute(ctx, publishDocument, { document, revision, change })
}

/** Asks for the next gate of the workspace's use case, its Added value document completed by the data scientist. */
export async function openGate(ws: TestWorkspace, useCase = ws.useCase, part: Part = 'subject_matter_expert') {
  await fillAndPublish(ws.as('data_scientist'), useCase.document)
  return (await execute(ws.as(part), requestGate, { useCase: useCase.ref, note: 'Please.' })).value
}

export async function decideGate(
  ctx: Ctx,
  approval: { ref: string; contentDigest: string; materialDigest: string },
  decision = 'approve',
) {
  const { ref, contentDigest, materialDigest } = approval
  const comment = decision === 'approve' ? '' : 'Because.'
  return (
    await execute(ctx, decideApproval, {
      approval: ref,
      decision,
      comment,
      contentDigest,
      materialDigest,
      password: PASSWORD,
    })
  ).value
}
