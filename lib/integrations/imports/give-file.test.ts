import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { getImport, readImportedFile } from '@/lib/imports/queries'
import { removeImportCopy } from '@/lib/imports/remove-copy'
import { withContext } from '@/lib/platform/context'
import { dvcLock } from '@/lib/testing/dvc-lock'
import { entriesAbout } from '@/lib/testing/release'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { addRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { giveFile } from './give-file'

const ws = await testWorkspace()
const engineer = ws.as('data_engineer')
/** Somebody who is a data engineer there and nowhere else: the member, who has no role here. */
async function outsiderOf(useCase: string) {
  await execute(ws.as('admin'), addRole, { useCase, person: ws.person.member, role: 'data_engineer' })
  return ws.as('member')
}
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

describe('what a file may not do', () => {
  const mlflowModels = (name: string) =>
    JSON.stringify({
      registered_models: [
        { name, creation_timestamp: 1_760_000_000_000, aliases: [{ alias: 'latest', version: '1' }] },
      ],
    })

  test('it registers no models for who may not', async () => {
    const file = { useCase: ws.useCase.ref, format: 'mlflow', filename: 'rest_registered-models_search.json' }
    const bytes = Buffer.from(mlflowModels('sneaked-in'))
    await expect(execute(engineer, giveFile, { ...file, file: bytes })).rejects.toMatchObject({ code: 'forbidden' })
    await execute(ws.as('data_scientist'), giveFile, { ...file, file: bytes })
  })

  test('it adds nothing to the dataset of another team', async () => {
    const { value: theirs } = await execute(ws.as('member'), createUseCase, churnUseCase(ws.person, 'Of another team'))
    const { value: made } = await execute(engineer, giveFile, {
      useCase: ws.useCase.ref,
      file: Buffer.from(dvcLock(106)),
    })
    const mine = made.made.find(({ kind }) => kind === 'dataset')!.ref
    const outsider = await outsiderOf(theirs.ref)
    const checks = JSON.stringify({
      success: true,
      results: [
        {
          success: true,
          expectation_config: { expectation_type: 'expect_column_values_to_not_be_null', kwargs: { column: 'id' } },
          result: { element_count: 10, unexpected_count: 0 },
        },
      ],
      statistics: { evaluated_expectations: 1, successful_expectations: 1, unsuccessful_expectations: 0 },
      meta: { great_expectations_version: '0.18.0', expectation_suite_name: 'nightly' },
    })
    await expect(
      execute(outsider, giveFile, {
        useCase: theirs.ref,
        format: 'great-expectations',
        dataset: mine,
        file: Buffer.from(checks),
      }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('it takes no more records than one transaction should hold', async () => {
    const lines = Array.from({ length: 800 }, (_, i) =>
      JSON.stringify({
        eventType: 'COMPLETE',
        eventTime: '2026-10-01T00:00:00Z',
        run: { runId: '0190f4c6-1111-7aaa-8aaa-0123456789ab' },
        job: { namespace: 'many', name: `job ${i}` },
        inputs: [{ namespace: 'many', name: `in ${i}` }],
        outputs: [{ namespace: 'many', name: `out ${i}` }],
        producer: 'x',
        schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json',
      }),
    )
    await expect(give(lines.join('\n'), { format: 'openlineage' })).rejects.toMatchObject({
      message: expect.stringContaining('4,000 records'),
    })
  })

  test('half a character in a name, or NUL, does no harm', async () => {
    const text = dvcLock(107).replace('schema:', '# \ud83d\nschema:')
    const event = `{"eventType":"COMPLETE","eventTime":"2026-10-01T00:00:00Z","producer":"x","run":{"runId":"0190f4c6-1111-7aaa-8aaa-0123456789ab"},"job":{"namespace":"a\\u0000b","name":"half \\ud83d"},"inputs":[],"outputs":[{"namespace":"n","name":"whole \\ud83d\\ude00"}]}`
    await give(text, { format: 'dvc' })
    const { value } = await give(event, { format: 'openlineage' })
    expect(value.made.length).toBeGreaterThan(0)
  })

  test('a key as long as the file does not make a report many times its size', async () => {
    const key = 'k'.repeat(50_000)
    const children = Array.from({ length: 300 }, (_, i) => `"c${i}": ${i}`).join(',')
    const event = `{"eventType":"COMPLETE","eventTime":"2026-10-01T00:00:00Z","producer":"x","run":{"runId":"0190f4c6-1111-7aaa-8aaa-0123456789ab"},"job":{"namespace":"n","name":"long"},"inputs":[],"outputs":[],"${key}":{${children}}}`
    const { value } = await give(event, { format: 'openlineage' })
    expect(JSON.stringify(value.report).length).toBeLessThan(1_000_000)
  })
})
