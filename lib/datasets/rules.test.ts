import { expect, test } from 'vitest'
import { normalIdentity } from './identity'
import {
  checksSentence,
  historyFinding,
  isDealtWith,
  legalWarnings,
  noScores,
  qualityFinding,
  shortIdentity,
  standingOf,
  suggestedScore,
  usedVersionWarnings,
  versionsThatMatter,
} from './rules'
import type { CheckResult } from './vocabulary'

const check = (outcome: CheckResult['outcome'], dimension: CheckResult['dimension'] = 'accuracy'): CheckResult => ({
  name: 'check',
  dimension,
  outcome,
  column: null,
  observed: '',
  expected: '',
})

test('where a version stands: low before partly, and four good ones are good', () => {
  expect(standingOf(noScores)).toBe('unassessed')
  expect(standingOf({ ...noScores, accuracy: 60 })).toBe('partly')
  expect(standingOf({ ...noScores, accuracy: 59.9 })).toBe('low')
  expect(standingOf({ accuracy: 60, completeness: 60, consistency: 60, timeliness: 60 })).toBe('good')
  expect(standingOf({ accuracy: 0, completeness: 60, consistency: 60, timeliness: 60 })).toBe('low')
})

test('a score is suggested by the share that passed of what ran', () => {
  const results = [check('passed'), check('failed'), check('warning'), check('skipped'), check('passed', 'timeliness')]
  expect(suggestedScore(results, 'accuracy')).toBe(33.3)
  expect(suggestedScore(results, 'timeliness')).toBe(100)
  expect(suggestedScore([check('skipped')], 'accuracy')).toBeNull()
  expect(suggestedScore([check('error')], 'accuracy')).toBe(0)
  expect(checksSentence(results, 'accuracy')).toBe('1 of 3 checks of accuracy passed.')
  expect(checksSentence(results, 'timeliness')).toBe('The one check of timeliness passed.')
})

test('personal data without a basis is warned of, and what contradicts itself', () => {
  expect(legalWarnings({ personalData: 'pseudonymised', legalBasis: 'unknown' })).toHaveLength(1)
  expect(legalWarnings({ personalData: 'special_category', legalBasis: 'not_personal' })).toHaveLength(1)
  expect(legalWarnings({ personalData: 'none', legalBasis: 'consent' })).toHaveLength(1)
  expect(legalWarnings({ personalData: 'personal', legalBasis: 'contract' })).toEqual([])
  expect(legalWarnings({ personalData: 'none', legalBasis: 'not_personal' })).toEqual([])
  expect(legalWarnings({ personalData: 'unknown', legalBasis: 'unknown' })).toEqual([])
})

test('what is open, or was accepted, is dealt with; what ended otherwise is not while it is low', () => {
  const remedy = { dimension: 'accuracy', kind: 'collect_more', closedAt: null } as const
  const closedAt = '2026-11-01T00:00:00.000000Z'
  expect(isDealtWith('accuracy', [remedy])).toBe(true)
  expect(isDealtWith('timeliness', [remedy])).toBe(false)
  expect(isDealtWith('accuracy', [{ ...remedy, closedAt }])).toBe(false)
  expect(isDealtWith('accuracy', [{ ...remedy, kind: 'accept', closedAt }])).toBe(true)
  const used = { version: 2, scores: { ...noScores, accuracy: 12 }, isLive: false }
  expect(usedVersionWarnings(used, [remedy])).toEqual([])
  expect(usedVersionWarnings(used, [])).toEqual([expect.stringContaining('v2 is in use with accuracy at 12 of 100')])
  expect(usedVersionWarnings({ ...used, isLive: true }, [])[0]).toContain('behind what runs in production')
})

test('what was replaced by a newer version matters only while it runs', () => {
  const version = (number: number, uses: number, isLive = false) => ({
    version: number,
    scores: noScores,
    uses,
    isLive,
  })
  const matter = (...versions: ReturnType<typeof version>[]) => versionsThatMatter(versions).map((one) => one.version)
  expect(matter(version(3, 0), version(2, 4), version(1, 9))).toEqual([2])
  expect(matter(version(3, 1), version(2, 4), version(1, 9, true))).toEqual([3, 1])
  expect(matter(version(1, 0))).toEqual([])
})

test('the finding names what is low first, then what is missing, then the weakest', () => {
  expect(qualityFinding(null, noScores)).toBe('No version yet, so there is nothing to assess')
  expect(qualityFinding(1, noScores)).toBe('Nobody has assessed v1 yet')
  const scores = { accuracy: 90, completeness: 48, consistency: 80, timeliness: 59 }
  expect(qualityFinding(3, scores)).toBe('Completeness and timeliness of v3 are low')
  expect(qualityFinding(3, { ...noScores, completeness: 48 })).toBe(
    'Completeness of v3 is low; accuracy, consistency and timeliness not assessed',
  )
  expect(qualityFinding(3, { ...scores, completeness: 70, timeliness: 64 })).toBe(
    'v3 is good on all four; timeliness is weakest at 64',
  )
  expect(qualityFinding(3, { ...noScores, accuracy: 90 })).toBe(
    'What was assessed of v3 is good; completeness, consistency and timeliness not assessed',
  )
})

test('one content has one writing', () => {
  const md5 = '22e3f61e52c0ba45334d973244efc155'
  expect(normalIdentity('dvc_md5', ` ${md5.toUpperCase()}.DIR `)).toBe(`${md5}.dir`)
  expect(normalIdentity('sha256', `sha256:${'Ab'.repeat(32)}`)).toBe('ab'.repeat(32))
  expect(normalIdentity('delta_version', '007')).toBe('7')
  expect(normalIdentity('lakefs_commit', 'abc')).toBeNull()
  expect(normalIdentity('mlflow_digest', 'e1f2')).toBe('e1f2')
  expect(normalIdentity('source_version', '   ')).toBeNull()
  expect(shortIdentity(`${md5}.dir`)).toBe('22e3f61e52c0….dir')
  expect(shortIdentity('42')).toBe('42')
})

test('the history says what changed most between the versions that were scored', () => {
  const versions = [
    { version: 3, scores: { ...noScores, accuracy: 90, completeness: 91 } },
    { version: 2, scores: noScores },
    { version: 1, scores: { ...noScores, accuracy: 92, completeness: 48 } },
  ]
  expect(historyFinding(versions)).toBe('Completeness rose from 48 in v1 to 91 in v3')
  expect(historyFinding(versions.slice(0, 2))).toBeNull()
  expect(historyFinding([versions[2]!, { ...versions[2]!, version: 2 }])).toBe('No dimension has changed since v1')
})
