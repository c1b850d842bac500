import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { getImport, readImportedFile } from '@/lib/imports/queries'
import { removeImportCopy } from '@/lib/imports/remove-copy'
import { withContext } from '@/lib/platform/context'
import { dvcLock } from '@/lib/testing/dvc-lock'
import { entriesAbout } from '@/lib/testing/release'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { giveFile } from './give-file'

const ws = await testWorkspace()
const engineer = ws.as('data_engineer')
const give = (text: string, extra: Record<string, unknown> = {}) =>
  execute(engineer, giveFile, { useCase: ws.useCase.ref, file: Buffer.from(text), ...extra })

test('a pipeline’s lock becomes datasets with their versions, and jobs that read and write them', async () => {
  const { value, entries } = await give(dvcLock(100), { filename: 'dvc.lock' })
  const made = (kind: string) => value.made.filter((one) => one.kind === kind)
  expect(value.import).toMatchObject({ ref: expect.stringMatching(/^IMP-\d+$/), format: 'dvc' })
  expect(made('dataset').length).toBeGreaterThanOrEqual(2)
  expect(made('dataset_version').every(({ isNew }) => isNew)).toBe(true)
  expect(made('lineage_job')).toHaveLength(2)
  expect(entries.length).toBeGreaterThan(5)
  const [entry] = await entriesAbout(ws.as('admin'), value.import.id)
  expect(entry).toMatchObject({ action: 'import.taken' })
})

test('the same file again changes nothing and answers with what exists', async () => {
  const first = await give(dvcLock(101))
  const again = await give(dvcLock(101), { format: 'dvc' })
  expect(again.value.isNew).toBe(false)
  expect(again.entries).toEqual([])
  expect(again.value.import).toEqual(first.value.import)
})

test('another file that says the same finds the same records', async () => {
  const first = await give(dvcLock(102))
  const again = await give(`# written again\n${dvcLock(102)}`, { format: 'dvc' })
  expect(again.value.isNew).toBe(true)
  expect(again.value.made.some(({ isNew }) => isNew)).toBe(false)
  expect(again.value.made.map(({ ref }) => ref)).toEqual(first.value.made.map(({ ref }) => ref))
})

test('a file that is broken is refused with its line, and nothing is kept of it', async () => {
  const before = await withContext(engineer, (tx) => tx.db.$count(schema.imports))
  await expect(give('schema: "2.0"\nstages: [\n', { format: 'dvc', filename: 'dvc.lock' })).rejects.toMatchObject({
    code: 'invalid',
    fields: { file: expect.stringMatching(/line \d/i) },
  })
  expect(await withContext(engineer, (tx) => tx.db.$count(schema.imports))).toBe(before)
})

test('a format that nobody reads, and a file of no format, are said', async () => {
  await expect(give('x', { format: 'parquet' })).rejects.toMatchObject({
    fields: { format: expect.stringContaining('dvc') },
  })
  await expect(give('\u0000\u0001', {})).rejects.toMatchObject({ code: 'invalid' })
})

test('whoever does not build here gives no files', async () => {
  const give = { useCase: ws.useCase.ref, file: Buffer.from(dvcLock(103)) }
  for (const role of ['business_stakeholder', 'auditor', 'member'] as const)
    await expect(execute(ws.as(role), giveFile, give)).rejects.toMatchObject({ code: 'forbidden' })
})

test('the copy can be removed; the digest, the report and the records stay', async () => {
  const { value } = await give(dvcLock(104))
  const reference = { import: value.import.ref }
  expect(Buffer.from((await ask(engineer, readImportedFile, reference)).bytes).toString()).toBe(dvcLock(104))
  await execute(engineer, removeImportCopy, { ...reference, reason: 'It named people.' })
  await expect(ask(engineer, readImportedFile, reference)).rejects.toMatchObject({ code: 'not_found' })
  expect(await ask(engineer, getImport, reference)).toMatchObject({ hasCopy: false, made: value.made })
  expect((await give(dvcLock(104))).value.isNew).toBe(false)
  const [row] = await withContext(engineer, (tx) =>
    tx.db.select().from(schema.imports).where(eq(schema.imports.id, value.import.id)),
  )
  expect(row).toMatchObject({ bytes: null, revision: 2 })
})

test('a model card makes a version with that card, once; who registers no models gives none', async () => {
  const card = {
    useCase: ws.useCase.ref,
    filename: 'README.md',
    file: Buffer.from('# Churn ranker\n\nOrders contracts.\n'),
  }
  await expect(execute(engineer, giveFile, card)).rejects.toMatchObject({ code: 'forbidden' })
  const { value } = await execute(ws.as('data_scientist'), giveFile, card)
  expect(value.made.map(({ kind }) => kind)).toEqual(['registered_model', 'model_version', 'model_card'])
  const again = await execute(ws.as('data_scientist'), giveFile, card)
  expect(again.value).toMatchObject({ isNew: false, import: value.import })
})

test('a path means another file in the repository of another use case', async () => {
  const other = await execute(ws.as('member'), createUseCase, churnUseCase(ws.person, 'Another repository'))
  const first = await give(dvcLock(105))
  const second = await execute(engineer, giveFile, { useCase: other.value.ref, file: Buffer.from(dvcLock(105)) })
  const datasets = ({ made }: { made: Array<{ kind: string; ref: string }> }) =>
    made.filter(({ kind }) => kind === 'dataset' || kind === 'lineage_job').map(({ ref }) => ref)
  expect(datasets(second.value).some((ref) => datasets(first.value).includes(ref))).toBe(false)
})
