import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DecisionFact, deriveStanding, isInGroup, isUndecided, mayDecide, type Person } from './rules'
import { facts, requirement, stage, workflow } from './testing/facts'
import { decisionKinds, type WorkflowDefinition } from './vocabulary'

const roles = ['subject_matter_expert', 'risk_officer', 'business_stakeholder'] as const
const names = ['ann', 'bob', 'cy', 'dee', 'eve', 'fay'] as const

const anyWorkflow: fc.Arbitrary<WorkflowDefinition> = fc
  .array(
    fc.array(
      fc.record({
        role: fc.constantFrom(...roles),
        quorum: fc.integer({ min: 0, max: 3 }),
        blocking: fc.boolean(),
      }),
      { minLength: 0, maxLength: 3 },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((stages) =>
    workflow(
      ...stages.map((items, s) =>
        stage(
          `s${s}`,
          items.map(({ role, quorum, blocking }, r) =>
            requirement(`s${s}r${r}`, { group: { role }, quorum, blocking }),
          ),
          s === 0 ? [] : [`s${s - 1}`],
        ),
      ),
    ),
  )

const anyPeople: fc.Arbitrary<Person[]> = fc
  .array(fc.uniqueArray(fc.constantFrom(...roles)), { minLength: names.length, maxLength: names.length })
  .map((held) => held.map((list, index) => ({ id: names[index]!, roles: list })))

const anyAttempts = fc.array(
  fc.record({
    who: fc.nat(names.length - 1),
    decision: fc.constantFrom(...decisionKinds),
    requirement: fc.option(fc.nat(8), { nil: undefined }),
  }),
  { maxLength: 14 },
)

/** Files each attempt that the rules let through, as the command does. */
function play(
  definition: WorkflowDefinition,
  people: Person[],
  attempts: { who: number; decision: DecisionFact['decision']; requirement: number | undefined }[],
  authors: string[],
  requesterId: string,
) {
  const made: DecisionFact[] = []
  const statuses: string[] = []
  const keys = definition.stages.flatMap((item) => item.requirements.map(({ key }) => key))
  for (const { who, decision, requirement: index } of attempts) {
    const person = people[who]!
    const standing = deriveStanding(facts(definition, made))
    const wanted = index === undefined ? {} : { requirement: keys[index] ?? 'none' }
    const verdict = mayDecide({ standing, person, authors, requesterId, ...wanted })
    if ('refusal' in verdict) continue
    const replaces = made.findLast((earlier) => earlier.personId === person.id)?.id ?? null
    made.push({ id: `d${made.length}`, personId: person.id, decision, requirement: verdict.requirement.key, replaces })
    statuses.push(deriveStanding(facts(definition, made)).status)
  }
  return { made, statuses, standing: deriveStanding(facts(definition, made)) }
}

const anyGame = fc.record({
  definition: anyWorkflow,
  people: anyPeople,
  attempts: anyAttempts,
  authors: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
  requesterId: fc.constantFrom(...names),
})

const check = (
  property: (
    game: { definition: WorkflowDefinition; people: Person[]; authors: string[]; requesterId: string } & ReturnType<
      typeof play
    >,
  ) => void,
) =>
  fc.assert(
    fc.property(anyGame, (game) => {
      property({ ...game, ...play(game.definition, game.people, game.attempts, game.authors, game.requesterId) })
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 400) },
  )

describe('whatever people try, in whatever workflow', () => {
  test('nothing is approved without, for every blocking requirement, its quorum of different people who may', () => {
    check(({ definition, people, authors, requesterId, made, standing }) => {
      if (standing.status !== 'approved') return
      const seen = new Set<string>()
      const blocking = definition.stages.flatMap((item) => item.requirements).filter((item) => item.blocking)
      expect(blocking.length).toBeGreaterThan(0)
      for (const item of blocking) {
        const last = names.map((name) => made.findLast((decision) => decision.personId === name))
        const approvers = last.filter(
          (decision) => decision?.requirement === item.key && decision.decision === 'approve',
        )
        expect(approvers.length).toBeGreaterThanOrEqual(Math.max(1, item.quorum))
        for (const decision of approvers) {
          const person = people.find(({ id }) => id === decision!.personId)!
          expect(isInGroup(item.group, person)).toBe(true)
          expect(authors).not.toContain(person.id)
          expect(requesterId).not.toBe(person.id)
          expect(seen.has(person.id)).toBe(false)
          seen.add(person.id)
        }
      }
    })
  })

  test('a person counts once', () => {
    check(({ standing }) => {
      const counted = standing.requirements.flatMap((item) => item.counted.map(({ personId }) => personId))
      expect(new Set(counted).size).toBe(counted.length)
    })
  })

  test('the order in which stored decisions are read changes nothing', () => {
    check(({ definition, made, standing }) => {
      const states = ({ requirements }: typeof standing) => requirements.map(({ state }) => state)
      for (const order of [made.toReversed(), made.toSorted((a, b) => a.requirement.localeCompare(b.requirement))]) {
        const again = deriveStanding(facts(definition, order))
        expect(again.status).toBe(standing.status)
        expect(states(again)).toEqual(states(standing))
      }
    })
  })

  test('rejected and approved are final: nobody gets another word in', () => {
    check(({ statuses }) => {
      const closed = statuses.findIndex((status) => !isUndecided(status as 'open'))
      if (closed >= 0) expect(closed).toBe(statuses.length - 1)
    })
  })

  test('nobody answers a stage before the one in front of it is complete', () => {
    check(({ definition, made }) => {
      for (const [index, decision] of made.entries()) {
        const before = deriveStanding(facts(definition, made.slice(0, index)))
        expect(before.requirements.find((item) => item.requirement.key === decision.requirement)?.state).not.toBe(
          'waiting',
        )
      }
    })
  })

  test('authors and the requester file nothing at all', () => {
    check(({ made, authors, requesterId }) => {
      for (const { personId } of made) expect([...authors, requesterId]).not.toContain(personId)
    })
  })
})
