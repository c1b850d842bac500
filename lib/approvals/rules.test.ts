import { describe, expect, test } from 'vitest'
import { deriveStanding, findRule, isUndecided, mayDecide, standingDecisions } from './rules'
import { decisions, facts, requirement, stage, workflow } from './testing/facts'
import { approvalStatuses } from './vocabulary'

const parallel = workflow(stage('review', [requirement('expert'), requirement('risk'), requirement('business')]))
const two = workflow(stage('review', [requirement('risk', { quorum: 2 })]))
const series = workflow(stage('second', [requirement('risk')], ['first']), stage('first', [requirement('expert')]))
const feedback = workflow(stage('review', [requirement('risk'), requirement('voice', { blocking: false })]))

describe('the status of a request', () => {
  test.each([
    ['nobody has answered', parallel, [], 'open'],
    ['two of three approve', parallel, ['a approve expert', 'b approve risk'], 'open'],
    ['all three approve', parallel, ['a approve expert', 'b approve risk', 'c approve business'], 'approved'],
    ['one rejects', parallel, ['a approve expert', 'b reject risk'], 'rejected'],
    [
      'one rejects after all others approved',
      parallel,
      ['a approve expert', 'c approve business', 'b reject risk'],
      'rejected',
    ],
    ['one asks for changes', parallel, ['a approve expert', 'b request_changes risk'], 'changes_requested'],
    [
      'the one who asked for changes approves after all',
      parallel,
      ['a approve expert', 'b request_changes risk', 'c approve business', 'b approve risk'],
      'approved',
    ],
    [
      'one takes an approval back',
      parallel,
      ['a approve expert', 'b approve risk', 'a request_changes expert'],
      'changes_requested',
    ],
    [
      'an abstention counts for nothing',
      parallel,
      ['a approve expert', 'b abstain risk', 'c approve business'],
      'open',
    ],
    ['one person answers everything', parallel, ['a approve expert', 'a approve risk', 'a approve business'], 'open'],
    ['one of two approves', two, ['a approve risk'], 'open'],
    ['one of two approves twice', two, ['a approve risk', 'a approve risk'], 'open'],
    ['both approve', two, ['a approve risk', 'b approve risk'], 'approved'],
    ['a third one rejects what two approved', two, ['a approve risk', 'b approve risk', 'c reject risk'], 'rejected'],
    ['only the later stage answered', series, ['b approve risk'], 'open'],
    ['both stages answered', series, ['a approve expert', 'b approve risk'], 'approved'],
    ['feedback rejects, the one who blocks approves', feedback, ['a approve risk', 'b reject voice'], 'approved'],
    ['only feedback approves', feedback, ['b approve voice'], 'open'],
    ['an answer to something that is not asked', parallel, ['a approve nothing'], 'open'],
  ] as const)('%s', (_, definition, lines, status) => {
    expect(deriveStanding(facts(definition, decisions(...lines))).status).toBe(status)
  })

  test.each([
    ['without a stage', workflow()],
    ['without a requirement', workflow(stage('empty', []))],
    ['with feedback alone', workflow(stage('review', [requirement('voice', { blocking: false })]))],
    ['with a quorum of none', workflow(stage('review', [requirement('risk', { quorum: 0 })]))],
    ['with a negative quorum', workflow(stage('review', [requirement('risk', { quorum: -1 })]))],
    [
      'whose stages wait for each other',
      workflow(stage('a', [requirement('risk')], ['b']), stage('b', [requirement('expert')], ['a'])),
    ],
    ['that waits for a stage it does not have', workflow(stage('a', [requirement('risk')], ['gone']))],
  ])('a workflow %s approves nothing by itself', (_, definition) => {
    expect(deriveStanding(facts(definition, [])).status).toBe('open')
  })

  test('what closes a request outlasts every answer, and revoked outlasts the rest', () => {
    const all = decisions('a approve expert', 'b approve risk', 'c approve business')
    const status = (changes: object) => deriveStanding(facts(parallel, all, changes)).status
    expect(status({ isWithdrawn: true })).toBe('withdrawn')
    expect(status({ isWithdrawn: true, isSuperseded: true })).toBe('superseded')
    expect(status({ isWithdrawn: true, isSuperseded: true, isRevoked: true })).toBe('revoked')
  })

  test('an approval ends at its instant, to the microsecond', () => {
    const all = decisions('a approve expert', 'b approve risk', 'c approve business')
    const at = (expiresAt: string) => deriveStanding(facts(parallel, all, { expiresAt })).status
    expect(at('2026-03-02T10:00:00.000001Z')).toBe('approved')
    expect(at('2026-03-02T10:00:00.000000Z')).toBe('expired')
  })

  test('which of a person’s answers stands is said by what replaces what, not by the order they are read in', () => {
    const [first, second] = decisions('a approve risk', 'a request_changes risk')
    for (const order of [
      [first!, second!],
      [second!, first!],
    ]) {
      expect(standingDecisions(order)).toEqual([second])
      expect(deriveStanding(facts(two, order)).status).toBe('changes_requested')
    }
  })

  test('only open and changes requested can still be answered', () => {
    expect(approvalStatuses.filter(isUndecided)).toEqual(['open', 'changes_requested'])
  })
})

describe('who may decide', () => {
  const roles = workflow(
    stage('review', [
      requirement('expert', { group: { role: 'subject_matter_expert' } }),
      requirement('risk', { group: { role: 'risk_officer' } }),
      requirement('named', { group: { people: ['ned'] } }),
    ]),
    stage('last', [requirement('business', { group: { role: 'business_stakeholder' } })], ['review']),
  )
  const ask = (who: string, held: string[], lines: string[] = [], changes: object = {}) => {
    const verdict = mayDecide({
      standing: deriveStanding(facts(roles, decisions(...lines))),
      person: { id: who, roles: held },
      authors: ['author', 'editor'],
      requesterId: 'asker',
      ...changes,
    })
    return 'refusal' in verdict ? verdict.refusal : verdict.requirement.key
  }

  test.each([
    ['the role that is asked', 'eve', ['subject_matter_expert'], [], 'expert'],
    ['a person who is named', 'ned', [], [], 'named'],
    ['another role', 'eve', ['data_engineer'], [], 'not_asked'],
    ['no role', 'eve', [], [], 'not_asked'],
    ['an administrator', 'eve', ['admin'], [], 'administrator'],
    ['an administrator who is asked in a role of their own', 'eve', ['admin', 'risk_officer'], [], 'risk'],
    ['the author, whatever their roles', 'author', ['subject_matter_expert', 'risk_officer', 'admin'], [], 'author'],
    ['who edited last', 'editor', ['risk_officer'], [], 'author'],
    ['the requester', 'asker', ['risk_officer'], [], 'requester'],
    ['a role of a stage that is not open yet', 'eve', ['business_stakeholder'], [], 'too_early'],
    ['two roles: the one that waits longest', 'eve', ['subject_matter_expert', 'risk_officer'], [], 'expert'],
    [
      'two roles, one met already: the other',
      'eve',
      ['subject_matter_expert', 'risk_officer'],
      ['a approve expert'],
      'risk',
    ],
    [
      'who answered before answers the same again',
      'eve',
      ['subject_matter_expert', 'risk_officer'],
      ['eve approve risk'],
      'risk',
    ],
    ['after a rejection', 'eve', ['risk_officer'], ['a reject expert'], 'closed'],
    ['after changes were requested', 'eve', ['risk_officer'], ['a request_changes expert'], 'risk'],
  ])('%s', (_, who, held, lines, verdict) => {
    expect(ask(who, held, lines)).toBe(verdict)
  })

  test('a second requirement is refused to who answered one: one person counts once', () => {
    const held = ['subject_matter_expert', 'risk_officer']
    expect(ask('eve', held, ['eve approve risk'], { requirement: 'expert' })).toBe('counts_elsewhere')
    expect(ask('eve', held, [], { requirement: 'nothing' })).toBe('not_asked')
  })
})

describe('the policy', () => {
  const rule = (riskTier: string | null, environment: string | null, workflowId: string) => ({
    riskTier,
    environment,
    workflowId,
  })
  const rules = [rule('high', 'production', 'strict'), rule(null, 'staging', 'light'), rule('low', null, 'low')]

  test.each([
    ['the first that fits', 'high', 'production', 'strict'],
    ['a rule for every tier', 'high', 'staging', 'light'],
    ['a rule for every environment', 'low', 'production', 'low'],
    ['none fits: denied', 'critical', 'production', undefined],
    ['a tier that nobody set fits no tier', null, 'production', undefined],
  ])('%s', (_, riskTier, environment, workflowId) => {
    expect(findRule(rules, { riskTier, environment })?.workflowId).toBe(workflowId)
  })

  test('without rules everything is denied', () => {
    expect(findRule([], { riskTier: null, environment: 'production' })).toBeNull()
  })
})
