import { and, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { startDocumentWith } from '@/lib/documents/start-document'
import { defineCommand, inWorkspace } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { type UseCaseRole, useCaseRoles } from '@/lib/platform/vocabulary'
import { checkAnswers } from '@/lib/templates/answers'
import { normalizeAnswer } from '@/lib/templates/normal-form/rules'
import { fieldsOf } from '@/lib/templates/rules'
import { readTemplate } from '@/lib/templates/store'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import { createUseCaseInput } from './input'

const { useCases, iterations, members, stageMoves, useCaseMembers } = schema

const ADDED_VALUE = 'added-value'

export const createUseCase = defineCommand({
  name: 'use-case.create',
  summary: 'Create a use case',
  description:
    'Four facts are enough: a name, the problem in a sentence, the sponsor (without one, whoever creates it) and the area. The Added value document starts as a draft with the problem in it; with `answers` it is published as revision 1.',
  permission: 'use-case.create',
  input: createUseCaseInput,
  rest: {
    method: 'POST',
    path: '/use-cases',
    status: 201,
    example: {
      name: 'Churn prediction',
      problem: 'Every month 1.9 % of consumer contracts are cancelled; we learn of it from the cancellation.',
      sponsor: '0198c2f0-5a51-7c3e-9d41-2b6f3a1e8c55',
      area: 'Customer care',
    },
  },
  find: inWorkspace,
  async run(tx, input) {
    const template = await readTemplate(tx, ADDED_VALUE)
    const answers = readAnswers(template, input)
    const creator = personOf(tx)
    const sponsor = input.sponsor ?? creator
    const place = { workspaceId: tx.ctx.workspaceId }
    const team = await teamOf(tx, sponsor, input.team)
    const [useCase] = await tx.db
      .insert(useCases)
      .values({
        id: newId(tx),
        ...place,
        ref: await nextRef(tx, 'UC'),
        name: input.name,
        problem: String(answers.problem ?? input.problem),
        area: input.area,
        sponsorId: sponsor,
        createdBy: creator,
      })
      .returning()
    const useCaseId = useCase!.id
    const [iteration] = await tx.db
      .insert(iterations)
      .values({ id: newId(tx), ...place, useCaseId, number: 1, stage: 'added_value' })
      .returning()
    const [move] = await tx.db
      .insert(stageMoves)
      .values({
        id: newId(tx),
        ...place,
        useCaseId,
        iterationId: iteration!.id,
        kind: 'start',
        toStage: 'added_value',
        skipped: [],
        reason: '',
        movedBy: creator,
      })
      .returning()
    const roles = await tx.db
      .insert(useCaseMembers)
      .values(team.map(({ person, role }) => ({ id: newId(tx), ...place, useCaseId, personId: person, role })))
      .returning()
    const document = await startDocumentWith(tx, useCaseId, ADDED_VALUE, {
      answers,
      publish: input.answers !== undefined,
    })
    await recordEvent(tx, {
      action: 'use_case.created',
      subject: { kind: 'use_case', id: useCaseId, revision: 1 },
      useCaseId,
      changes: [
        change(useCases, useCase!),
        change(iterations, iteration!),
        change(stageMoves, move!),
        ...roles.map((role) => change(useCaseMembers, role)),
        ...document.changes,
      ],
      details: {
        ref: useCase!.ref,
        name: useCase!.name,
        document: document.ref,
        template: `${template.key} v${template.version}`,
        ...(sponsor === creator ? {} : { sponsor }),
      },
    })
    return { id: useCaseId, ref: useCase!.ref, name: useCase!.name, document: document.ref }
  },
})

type TeamMember = z.output<typeof createUseCaseInput>['team'][number]

/** The sponsor answers for the value; who creates it for somebody else works on it as well. @throws invalid */
async function teamOf(tx: Tx, sponsor: string, asked: TeamMember[]): Promise<TeamMember[]> {
  const creator = personOf(tx)
  const team: TeamMember[] = [{ person: sponsor, role: 'business_stakeholder' }, ...asked]
  if (!team.some(({ person }) => person === creator)) {
    team.push({ person: creator, role: (await usualRole(tx, creator)) ?? 'subject_matter_expert' })
  }
  const pairs = [...new Map(team.map((member) => [`${member.person}:${member.role}`, member])).values()]
  const people = [...new Set(pairs.map(({ person }) => person))]
  const known = await tx.db
    .select({ id: members.personId, duties: members.duties })
    .from(members)
    .where(and(inArray(members.personId, people), isNull(members.removedAt)))
  const found = known.find(({ id }) => id === sponsor)
  if (!found) throw invalid('The sponsor is not a member of this workspace.', { sponsor: 'Choose a member.' })
  if (found.duties.includes('auditor')) {
    throw invalid('An auditor reads everything and answers for nothing.', { sponsor: 'Choose somebody else.' })
  }
  if (known.length !== people.length) {
    throw invalid('Someone in the team is not a member of this workspace.', {
      team: 'Choose members of this workspace.',
    })
  }
  return pairs
}

/** The role that a person has in most use cases. */
async function usualRole(tx: Tx, person: string): Promise<UseCaseRole | undefined> {
  const [row] = await tx.db
    .select({ role: useCaseMembers.role })
    .from(useCaseMembers)
    .where(
      and(
        eq(useCaseMembers.personId, person),
        isNull(useCaseMembers.removedAt),
        inArray(useCaseMembers.role, [...useCaseRoles]),
      ),
    )
    .groupBy(useCaseMembers.role)
    .orderBy(desc(count()), useCaseMembers.role)
    .limit(1)
  return row?.role as UseCaseRole | undefined
}

/** What the document begins with: answers of known fields, each as its kind wants it, the problem among them. @throws invalid */
function readAnswers(template: Template, input: z.output<typeof createUseCaseInput>): Answers {
  const asked = input.answers ?? {}
  const { answers, problems } = checkAnswers(template, {
    ...(input.problem ? { problem: input.problem } : {}),
    ...asked,
  })
  if (!answers.problem && !problems['answers.problem']) {
    if (input.answers && !input.problem) problems['answers.problem'] = 'Say what goes wrong today.'
    else if (!input.problem) problems.problem = 'Say what goes wrong today, in a sentence.'
  }
  const wrong = Object.keys(problems).length
  if (wrong > 0)
    throw invalid(wrong === 1 ? 'One field needs another look.' : `${wrong} fields need another look.`, problems)
  const given = fieldsOf(template).filter(({ key }) => answers[key] !== undefined)
  return Object.fromEntries(given.map((field) => [field.key, normalizeAnswer(field, answers[field.key]!)]))
}
