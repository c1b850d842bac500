// Quality on a real database: what a score rests on, what is refused, and what is done about a low one.
import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { fillDatasets } from '@/lib/testing/datasets'
import { entriesAbout } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'
import { getDataset } from '../get-dataset'
import { getDatasetVersion } from '../get-version'
import { assessQuality } from './assess'
import { closeRemedy } from './close-remedy'
import { openRemedy } from './open-remedy'
import { listQualityHistory } from './read-assessments'
import { getCheckRun, listCheckRuns } from './read-checks'
import { listRemedies } from './read-remedies'
import { recordChecks } from './record-checks'

const ws = await testWorkspace()
const priya = ws.as('data_engineer')
const mateo = ws.as('subject_matter_expert')
const data = await fillDatasets(ws)
const place = { dataset: data.dataset, version: 2 }
const reason = 'A hundred rows were compared with the paper contracts.'
const assess = async (input: object, ctx = mateo) => (await execute(ctx, assessQuality, { ...place, ...input })).value
const open = async (input: object) =>
  (
    await execute(priya, openRemedy, {
      ...place,
      plan: 'Prepaid contracts have no end, and nobody calls them.',
      owner: ws.person.data_engineer,
      ...input,
    })
  ).value

test('from checks the score is the share that passed; another one needs a reason', async () => {
  const checks = { dimension: 'completeness', basis: 'checks', checkRun: data.checkRun }
  expect(await assess(checks)).toMatchObject({ score: 50 })
  await expect(assess({ ...checks, score: 90 })).rejects.toMatchObject({
    fields: { reason: expect.stringContaining('The checks say 50') },
  })
  expect(await assess({ ...checks, score: 90, reason })).toMatchObject({ score: 90 })
  await expect(assess({ ...checks, dimension: 'timeliness' })).rejects.toMatchObject({
    fields: { checkRun: expect.stringContaining('No check of timeliness ran') },
  })
  await expect(assess({ ...checks, version: 1 })).rejects.toMatchObject({
    fields: { checkRun: expect.stringContaining('another version') },
  })
  const other = await fillDatasets(ws)
  await expect(assess({ ...checks, checkRun: other.checkRun })).rejects.toMatchObject({
    fields: { checkRun: expect.stringContaining('another dataset') },
  })
  await expect(assess({ ...checks, checkRun: undefined })).rejects.toMatchObject({
    fields: { checkRun: expect.any(String) },
  })
})

test('a judgement has a score and a reason that others can follow', async () => {
  const judged = { dimension: 'accuracy', basis: 'judgement', score: 81.26, reason }
  expect(await assess(judged)).toMatchObject({ score: 81.3 })
  await expect(assess({ ...judged, reason: ' Looks fine.          ' })).rejects.toMatchObject({
    fields: { reason: expect.stringContaining('20 characters') },
  })
  await expect(assess({ ...judged, score: undefined })).rejects.toMatchObject({ fields: { score: expect.any(String) } })
  await expect(assess({ ...judged, score: 101 })).rejects.toMatchObject({ code: 'invalid' })
  await expect(assess(judged, ws.as('risk_officer'))).rejects.toMatchObject({ code: 'forbidden' })
  const version = await ask(mateo, getDatasetVersion, place)
  expect(version.scores).toEqual({ accuracy: 81.3, completeness: 90, consistency: null, timeliness: null })
  expect(version.assessments.find(({ dimension }) => dimension === 'accuracy')).toMatchObject({
    basis: 'judgement',
    reason,
    by: 'subject matter expert',
    checkRun: null,
  })
  const history = await ask(mateo, listQualityHistory, { dataset: data.dataset })
  expect(history.items.map(({ dimension, score }) => `${dimension} ${score}`)).toEqual([
    'accuracy 81.3',
    'completeness 90',
    'completeness 50',
    'completeness 50',
  ])
  const entries = await entriesAbout(priya, data.id, 'quality.assessed')
  expect(entries.at(-1)!.details).toEqual({
    ref: data.dataset,
    version: 2,
    dimension: 'accuracy',
    score: 81.3,
    basis: 'judgement',
    checkRun: null,
  })
})

test('check results are read with failures first, and taken once', async () => {
  const results = [
    { name: 'a', dimension: 'accuracy', outcome: 'skipped' },
    { name: 'b', dimension: 'accuracy', outcome: 'passed' },
    { name: 'c', dimension: 'accuracy', outcome: 'warning' },
    { name: 'd', dimension: 'accuracy', outcome: 'failed', column: 'amount', observed: '3 %', expected: 'at most 1 %' },
  ]
  const input = { dataset: data.dataset, name: 'By hand', ranAt: '2026-11-01T04:00:00+01:00', results }
  const record = async () => (await execute(priya, recordChecks, input)).value
  const first = await record()
  expect(first).toMatchObject({ passed: 1, failed: 1, version: null, isNew: true })
  expect(await record()).toMatchObject({ ref: first.ref, isNew: false })
  const read = await ask(mateo, getCheckRun, { checkRun: first.ref })
  expect(read.results.map(({ name }) => name)).toEqual(['d', 'c', 'b', 'a'])
  expect(read).toMatchObject({ total: 4, ranAt: '2026-11-01T03:00:00.000000Z', recordedBy: 'data engineer' })
  const listed = await ask(mateo, listCheckRuns, { dataset: data.dataset, limit: 1 })
  expect(listed.items.map(({ ref }) => ref)).toEqual([first.ref])
  const next = await ask(mateo, listCheckRuns, { dataset: data.dataset, limit: 1, cursor: listed.next! })
  expect(next.items.map(({ ref }) => ref)).toEqual([data.checkRun])
  // Of the dataset as a whole: evidence for any version.
  expect(await assess({ dimension: 'accuracy', basis: 'checks', checkRun: first.ref })).toMatchObject({ score: 33.3 })
  await expect(execute(priya, recordChecks, { ...input, version: 9 })).rejects.toMatchObject({ code: 'not_found' })
})

test('a remedy is of what was scored, once a kind, and is closed once', async () => {
  await expect(open({ dimension: 'consistency', kind: 'accept' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('has no score yet'),
  })
  await expect(open({ dimension: 'completeness', kind: 'fill_from_other' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(data.remedy),
  })
  await expect(open({ dimension: 'completeness', kind: 'accept', plan: 'Fine.' })).rejects.toMatchObject({
    fields: { plan: expect.stringContaining('20 characters') },
  })
  const { ref } = await open({ dimension: 'completeness', kind: 'accept' })
  const close = (input: object) => execute(priya, closeRemedy, { remedy: ref, outcome: 'Taken as it is.', ...input })
  await expect(close({})).rejects.toMatchObject({ code: 'precondition_required' })
  await close({ revision: 1 })
  await expect(close({ revision: 2 })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('was closed already'),
  })
  await expect(
    execute(ws.as('member'), closeRemedy, { remedy: data.remedy, revision: 1, outcome: 'x' }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  const remedies = (await ask(mateo, getDataset, { dataset: data.dataset })).remedies
  expect(remedies.map(({ ref, closedAt }) => [ref, closedAt !== null])).toEqual([
    [ref, true],
    [data.remedy, false],
  ])
  const listed = async (state: string) =>
    (await ask(mateo, listRemedies, { dataset: data.dataset, state })).items.map((item) => item.ref)
  expect([await listed('open'), await listed('closed')]).toEqual([[data.remedy], [ref]])
})
