import { and, inArray, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { schema } from '@/db/client'
import { parseInput } from '@/lib/audit/execute'
import { change, recordEvent } from '@/lib/audit/record-event'
import { createDocument } from '@/lib/documents/publish-document'
import { defineCommand, inWorkspace } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { AppError, invalid } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { answersInput } from '@/lib/templates/answers'
import { readTemplate } from '@/lib/templates/definition'
import type { Answers } from '@/lib/templates/vocabulary'
import { createUseCaseInput } from './input'

const { useCases, iterations, members, useCaseMembers } = schema

export const createUseCase = defineCommand({
  name: 'use-case.create',
  summary: 'Create a use case',
  description:
    'Starts a use case with its Added value document: the problem, who benefits, what it is worth and what it costs. Whoever creates it is its sponsor and first business stakeholder.',
  permission: 'use-case.create',
  input: createUseCaseInput,
  rest: {
    method: 'POST',
    path: '/use-cases',
    status: 201,
    example: {
      name: 'Churn prediction',
      area: 'Customer care',
      answers: {
        problem: 'Every month 1.9 % of consumer contracts are cancelled; we learn of it from the cancellation.',
        beneficiaries: 'Care agents, who call before the customer leaves.',
        value_per_year: { amount: 720000, currency: 'EUR' },
        value_reasoning: 'One point of recall keeps about 40 customers a month, worth about €12,000.',
        cost_to_build: { amount: 180000, currency: 'EUR' },
        cost_to_run: { amount: 60000, currency: 'EUR' },
      },
    },
  },
  find: inWorkspace,
  async run(tx, input) {
    const template = await readTemplate('added-value')
    const answers = parseAnswers(answersInput(template), input.answers)
    const person = personOf(tx)
    const place = { workspaceId: tx.ctx.workspaceId }
    const [useCase] = await tx.db
      .insert(useCases)
      .values({
        id: newId(tx),
        ...place,
        ref: await nextRef(tx, 'UC'),
        name: input.name,
        problem: String(answers.problem),
        area: input.area,
        sponsorId: person,
        createdBy: person,
      })
      .returning()
    const useCaseId = useCase!.id
    const [iteration] = await tx.db
      .insert(iterations)
      .values({ id: newId(tx), ...place, useCaseId, number: 1, stage: 'added_value' })
      .returning()
    const team = await checkTeam(tx, [{ person, role: 'business_stakeholder' }, ...input.team])
    const roles = await tx.db
      .insert(useCaseMembers)
      .values(
        team.map((member) => ({ id: newId(tx), ...place, useCaseId, personId: member.person, role: member.role })),
      )
      .returning()
    const document = await createDocument(tx, useCaseId, template, answers)
    await recordEvent(tx, {
      action: 'use_case.created',
      subject: { kind: 'use_case', id: useCaseId, revision: 1 },
      useCaseId,
      changes: [
        change(useCases, useCase!),
        change(iterations, iteration!),
        ...roles.map((role) => change(useCaseMembers, role)),
        ...document.changes,
      ],
      details: {
        ref: useCase!.ref,
        name: useCase!.name,
        document: document.ref,
        template: `${template.key} v${template.version}`,
      },
    })
    return { id: useCaseId, ref: useCase!.ref, name: useCase!.name, document: document.ref }
  },
})

type TeamMember = z.output<typeof createUseCaseInput>['team'][number]

/** Each pair once, and only members of the workspace. @throws invalid */
async function checkTeam(tx: Tx, team: TeamMember[]): Promise<TeamMember[]> {
  const pairs = [...new Map(team.map((member) => [`${member.person}:${member.role}`, member])).values()]
  const people = [...new Set(pairs.map((member) => member.person))]
  const known = await tx.db
    .select({ id: members.personId })
    .from(members)
    .where(and(inArray(members.personId, people), isNull(members.removedAt)))
  if (known.length !== people.length) {
    throw invalid('Someone in the team is not a member of this workspace.', {
      team: 'Choose members of this workspace.',
    })
  }
  return pairs
}

/** Names the fields as the form does: `answers.problem`. */
function parseAnswers(schemaOfAnswers: ReturnType<typeof answersInput>, raw: unknown): Answers {
  try {
    return parseInput(schemaOfAnswers, raw) as Answers
  } catch (error) {
    if (!(error instanceof AppError) || !error.fields) throw error
    const fields = Object.fromEntries(Object.entries(error.fields).map(([name, text]) => [`answers.${name}`, text]))
    throw new AppError('invalid', error.message, { fields })
  }
}
