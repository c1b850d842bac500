// Where a use case of the demo stood, and since when. Not a command of the product: there, a stage is left through its gate.
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { stages } from '@/lib/use-cases/vocabulary'

const { iterations } = schema

export const recordStage = defineCommand({
  name: 'seed.record-stage',
  summary: 'Record where a use case of the demo stands',
  permission: 'use-case.edit',
  input: z.strictObject({ useCase: z.string(), stage: z.enum(stages) }),
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    const [row] = await tx.db
      .update(iterations)
      .set({ stage: input.stage, stageSince: tx.at, revision: sql`${iterations.revision} + 1` })
      .where(and(eq(iterations.useCaseId, useCase.id), eq(iterations.number, 1)))
      .returning()
    await recordEvent(tx, {
      action: 'use_case.stage_recorded',
      subject: { kind: 'use_case', id: useCase.id, revision: useCase.revision },
      useCaseId: useCase.id,
      changes: [change(iterations, row!)],
      details: { ref: useCase.ref, name: useCase.name, stage: input.stage },
    })
    return { ref: useCase.ref, stage: row!.stage }
  },
})
