import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { assertRevision } from '@/lib/platform/revision'
import { lockUseCase } from './find-use-case'
import { editUseCaseInput } from './input'

const { useCases } = schema

export const editUseCase = defineCommand({
  name: 'use-case.edit',
  summary: 'Change the name or area of a use case',
  permission: 'use-case.edit',
  input: editUseCaseInput,
  rest: {
    method: 'PATCH',
    path: '/use-cases/{useCase}',
    example: { revision: 1, name: 'Churn prediction, consumer contracts' },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    assertRevision(input.revision, useCase.revision, { name: useCase.name, area: useCase.area })
    const [row] = await tx.db
      .update(useCases)
      .set({ name: input.name ?? useCase.name, area: input.area ?? useCase.area, revision: useCase.revision + 1 })
      .where(eq(useCases.id, useCase.id))
      .returning()
    await recordEvent(tx, {
      action: 'use_case.edited',
      subject: { kind: 'use_case', id: useCase.id, revision: row!.revision },
      useCaseId: useCase.id,
      changes: [change(useCases, row!)],
      details: { ref: useCase.ref, name: row!.name, was: { name: useCase.name, area: useCase.area } },
    })
    return { id: row!.id, ref: row!.ref, revision: row!.revision, name: row!.name, area: row!.area }
  },
})
