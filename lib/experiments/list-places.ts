import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { permissions } from '@/lib/platform/permissions'

const { useCaseMembers, useCases } = schema

export const listExperimentPlaces = defineQuery({
  name: 'experiment.places',
  summary: 'List the use cases I experiment in',
  permission: 'experiment.read',
  input: z.strictObject({}),
  run: (tx) =>
    tx.db
      .selectDistinct({ ref: useCases.ref, name: useCases.name })
      .from(useCaseMembers)
      .innerJoin(useCases, eq(useCases.id, useCaseMembers.useCaseId))
      .where(
        and(
          eq(useCaseMembers.personId, personOf(tx)),
          inArray(useCaseMembers.role, [...permissions['experiment.edit']]),
          isNull(useCaseMembers.removedAt),
          isNull(useCases.retiredAt),
        ),
      )
      .orderBy(asc(useCases.name))
      .limit(200),
})
