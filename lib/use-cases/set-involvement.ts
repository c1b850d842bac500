import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { invalid } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { lockUseCase } from './find-use-case'
import { setInvolvementInput } from './gate-input'
import { involvementProblems } from './rules'
import { supersedeGates } from './supersede-gates'
import { defaultInvolvement, type InvolvementMatrix, involvedRoles, type WorkStage } from './vocabulary'

const { useCases } = schema

export const setInvolvement = defineCommand({
  name: 'use-case.set-involvement',
  summary: 'Say who does, answers for, is asked and is told at each stage of a use case',
  description:
    'Each stage has exactly one role that answers for it; it decides who is asked at the gate. Stages and roles that are not named stay as they are. A request for a gate whose stage gets another role is void.',
  permission: 'use-case.staff',
  input: setInvolvementInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/involvement',
    example: { revision: 3, involvement: { experiments: { subject_matter_expert: 'R' } } },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    const before = useCase.involvement ?? defaultInvolvement
    assertRevision(input.revision, useCase.revision, { involvement: before })
    const involvement = structuredClone(before)
    for (const [stage, row] of Object.entries(input.involvement)) Object.assign(involvement[stage as WorkStage], row)
    assertOneAnswers(involvement)
    const [row] = await tx.db
      .update(useCases)
      .set({ involvement, revision: useCase.revision + 1 })
      .where(eq(useCases.id, useCase.id))
      .returning()
    await recordEvent(tx, {
      action: 'use_case.involvement_changed',
      subject: { kind: 'use_case', id: useCase.id, revision: row!.revision },
      useCaseId: useCase.id,
      changes: [change(useCases, row!)],
      details: { ref: useCase.ref, name: useCase.name, changed: changedCells(before, involvement) },
    })
    const voided = await supersedeGates(tx, useCase.id)
    return { useCase: useCase.ref, revision: row!.revision, involvement, voided }
  },
})

/** @throws invalid naming each stage that has no role, or several, that answer for it */
function assertOneAnswers(involvement: InvolvementMatrix): void {
  const problems = Object.entries(involvementProblems(involvement)).map(([stage, said]) => [
    `involvement.${stage}`,
    said,
  ])
  if (problems.length > 0) throw invalid('Each stage needs one role that answers for it.', Object.fromEntries(problems))
}

/** `rollout: data_scientist C to R`, at most a screenful. */
function changedCells(before: InvolvementMatrix, after: InvolvementMatrix): string[] {
  return (Object.keys(after) as WorkStage[])
    .flatMap((stage) =>
      involvedRoles
        .filter((role) => before[stage][role] !== after[stage][role])
        .map((role) => `${stage}: ${role} ${before[stage][role]} to ${after[stage][role]}`),
    )
    .slice(0, 99)
}
