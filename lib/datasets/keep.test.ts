// What imports and commands share, on a real database: found again, never overwritten, recorded once, each with its entry.
import { expect, test } from 'vitest'
import { execute } from '@/lib/audit/execute'
import { withContext } from '@/lib/platform/context'
import { entriesAbout } from '@/lib/testing/release'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { retireUseCase } from '@/lib/use-cases/change-course'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { type KeptCheckRun, keepCheckRun } from './keep-check-run'
import { type KeptDataset, keepDataset } from './keep-dataset'
import { type KeptVersion, keepDatasetVersion } from './keep-version'

const ws = await testWorkspace()
const priya = ws.as('data_engineer')

const keep = (input: Omit<KeptDataset, 'useCaseId'>) =>
  withContext(priya, (tx) => keepDataset(tx, { useCaseId: ws.useCase.id, ...input }, 'import'))
const md5 = (letter: string) => letter.repeat(32)
const dvc = (letter: string): KeptVersion => ({ identity: { kind: 'dvc_md5', value: md5(letter) } })

test('a dataset is made once, with its entry, and found again as it stands', async () => {
  const made = await keep({ name: ' Billing  records ', source: 'The warehouse' })
  expect(made).toMatchObject({ isNew: true, dataset: { name: 'Billing records', recordedFrom: 'import', revision: 1 } })
  const again = await keep({ name: 'Billing records', source: 'Elsewhere', description: 'Other.' })
  expect(again).toEqual({ dataset: made.dataset, isNew: false })
  const entries = await entriesAbout(priya, made.dataset.id)
  expect(entries.map(({ action, changes }) => [action, changes.map(({ table }) => table)])).toEqual([
    ['dataset.created', ['datasets']],
  ])
  expect(entries[0]!.details).toEqual({
    ref: made.dataset.ref,
    name: 'Billing records',
    useCase: ws.useCase.ref,
    from: 'import',
  })
})

test('a tool’s own name leads to it; the same name of another place is another dataset', async () => {
  const byHand = await keep({ name: 'orders' })
  const first = await keep({ name: 'orders', namespace: 'postgres://shop' })
  expect(first).toMatchObject({ isNew: false, dataset: { id: byHand.dataset.id } })
  const other = await keep({ name: 'orders', namespace: 'postgres://returns' })
  expect(other).toMatchObject({ isNew: true, dataset: { name: 'orders (postgres://returns)' } })
  expect((await keep({ name: 'orders', namespace: 'postgres://shop' })).dataset.id).toBe(byHand.dataset.id)
  expect((await keep({ name: 'orders', namespace: 'postgres://returns' })).dataset.id).toBe(other.dataset.id)
  const actions = (await entriesAbout(priya, byHand.dataset.id)).map(({ action }) => action)
  expect(actions).toEqual(['dataset.created', 'dataset.named'])
})

test('names of any length are kept apart, and no name is refused', async () => {
  const long = 'x'.repeat(5000)
  const [one, two] = [await keep({ name: `${long}a` }), await keep({ name: `${long}b`, namespace: long })]
  expect(one.dataset.id).not.toBe(two.dataset.id)
  expect((await keep({ name: `${long}a` })).isNew).toBe(false)
  await expect(keep({ name: '  ' })).rejects.toMatchObject({ code: 'invalid' })
})

test('many at once make one', async () => {
  const made = await Promise.all(Array.from({ length: 6 }, () => keep({ name: 'At once', namespace: 'dvc' })))
  expect(made.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(new Set(made.map(({ dataset }) => dataset.id)).size).toBe(1)
})

test('a retired use case takes no new dataset', async () => {
  const { value } = await execute(ws.as('business_stakeholder'), createUseCase, churnUseCase(ws.person, 'Not for long'))
  await execute(ws.as('business_stakeholder'), retireUseCase, { useCase: value.ref, reason: 'Not worth it.' })
  await expect(
    withContext(priya, (tx) => keepDataset(tx, { useCaseId: value.id, name: 'Late' }, 'import')),
  ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(`${value.ref} is retired`) })
})

test('the same content is the same version, and versions count up', async () => {
  const { dataset } = await keep({ name: 'Call records' })
  const record = (input: KeptVersion) => withContext(priya, (tx) => keepDatasetVersion(tx, dataset, input, 'import'))
  const first = await record({ ...dvc('A'), rows: 12, bytes: 2 ** 60, columns: [{ name: 'at', type: 'timestamp' }] })
  expect(first).toMatchObject({
    isNew: true,
    version: { version: 1, identity: md5('a'), rows: 12, bytes: null, recordedBy: ws.person.data_engineer },
  })
  expect(await record({ ...dvc('a'), rows: 13 })).toEqual({ version: first.version, isNew: false })
  const all = await Promise.all(['b', 'c', 'd', 'b', 'c'].map((letter) => record(dvc(letter))))
  expect(new Set(all.map(({ version }) => version.version))).toEqual(new Set([2, 3, 4]))
  const beef = { identity: { kind: 'sha256', value: 'beef\n' } } as const
  await expect(withContext(priya, (tx) => keepDatasetVersion(tx, dataset, beef, 'ci'))).rejects.toMatchObject({
    code: 'invalid',
    fields: { identity: expect.stringContaining('64') },
  })
  // A file is not refused as a whole for it.
  const said = { version: 5, identityKind: 'source_version', identity: 'sha256 beef' }
  expect(await record(beef)).toMatchObject({ isNew: true, version: said })
  expect(await record(beef)).toMatchObject({ isNew: false, version: said })
  const entries = await entriesAbout(priya, dataset.id, 'dataset_version.recorded')
  expect(entries).toHaveLength(5)
  expect(entries[0]!.details).toMatchObject({ ref: dataset.ref, version: 1, kind: 'dvc_md5', identity: md5('a') })
})

test('the same results are recorded once; a later run of the same checks is another', async () => {
  const { dataset } = await keep({ name: 'Checked' })
  const { version } = await withContext(priya, (tx) => keepDatasetVersion(tx, dataset, dvc('e'), 'import'))
  const checks: KeptCheckRun = {
    name: 'nightly',
    ranAt: '2026-11-02T03:00:00+01:00',
    results: [
      { name: 'not null', dimension: 'completeness', outcome: 'passed', column: 'at', observed: '', expected: '' },
      { name: 'in range', dimension: 'accuracy', outcome: 'failed', column: 'n', observed: '3 %', expected: 'none' },
      { name: 'fresh', dimension: 'timeliness', outcome: 'error', column: null, observed: '', expected: '' },
    ],
  }
  const record = (input: KeptCheckRun, of: typeof version | null = version) =>
    withContext(priya, (tx) => keepCheckRun(tx, dataset, of, input, 'great-expectations'))
  const first = await record(checks)
  expect(first).toMatchObject({ isNew: true, checkRun: { passed: 1, failed: 2, tool: 'great-expectations' } })
  expect(await record({ ...checks, ranAt: '2026-11-02T02:00:00Z' })).toEqual({ ...first, isNew: false })
  expect((await record({ ...checks, ranAt: '2026-11-03T02:00:00Z' })).isNew).toBe(true)
  expect((await record(checks, null)).isNew).toBe(true)
  const undated = { ...checks, ranAt: null }
  expect([(await record(undated)).isNew, (await record(undated)).isNew]).toEqual([true, false])
  const entries = await entriesAbout(priya, dataset.id, 'quality.checks_recorded')
  expect(entries[0]!.details).toEqual({
    ref: dataset.ref,
    checkRun: first.checkRun.ref,
    version: 1,
    passed: 1,
    failed: 2,
    of: 3,
    tool: 'great-expectations',
  })
})
