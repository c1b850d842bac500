/** Files and registries of other tools: what they give, where it shows, and what rests on it. */
import { expect, type Page, test } from '@playwright/test'
import { dvcLock } from '@/lib/testing/dvc-lock'
import { type MlflowServer, startMlflowServer } from '@/lib/testing/mlflow-server'
import { api, enterAs, type Person } from './people'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

let priya: Person
let tomasz: Person
let ingrid: Person
let mlflow: MlflowServer

test.beforeAll(async ({ browser, baseURL }) => {
  priya = await enterAs(browser, baseURL!, 'Priya Raghavan')
  tomasz = await enterAs(browser, baseURL!, 'Tomasz Wiśniewski')
  ingrid = await enterAs(browser, baseURL!, 'Ingrid Solheim')
  mlflow = await startMlflowServer()
})
test.afterAll(async () => {
  for (const { page } of [priya, tomasz, ingrid]) await page.context().close()
  await mlflow.close()
})

const main = (page: Page) => page.getByRole('main')
let imported: string

test('a pipeline’s lock is given as a file; every record that it brings is named', async () => {
  const { page } = priya
  await page.goto('/w/halden/datasets')
  await page.getByRole('link', { name: 'Imported files' }).click()
  await main(page).getByRole('link', { name: 'Import a file' }).first().click()
  await page.getByLabel('Use case').selectOption({ index: 1 })
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'dvc.lock', mimeType: 'text/plain', buffer: Buffer.from(dvcLock(4711)) })
  await main(page).getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/It gave \d+ new records/)
  await expect(page.getByRole('table', { name: 'Records that the file gave' })).toContainText('Dataset version')
  imported = page.url()
})

test('the same file again is known, and changes nothing', async () => {
  const { page } = priya
  await page.goto('/w/halden/imports/new')
  await page.getByLabel('Use case').selectOption({ index: 1 })
  await page.getByLabel('Or paste it here').fill(dvcLock(4711))
  await page.getByLabel('Format').selectOption('dvc')
  await main(page).getByRole('button', { name: 'Import' }).click()
  await expect(page.getByText('This file was here already')).toBeVisible()
  expect(page.url().split('?')[0]).toBe(imported.split('?')[0])
})

test('a file that is broken says its line, and the form loses nothing', async () => {
  const { page } = priya
  await page.goto('/w/halden/imports/new')
  await page.getByLabel('Use case').selectOption({ index: 1 })
  await page.getByLabel('Or paste it here').fill('schema: "2.0"\nstages: [\n')
  await page.getByLabel('Format').selectOption('dvc')
  await main(page).getByRole('button', { name: 'Import' }).click()
  await expect(main(page)).toContainText(/Line \d/)
  await expect(page.getByLabel('Or paste it here')).toHaveValue('schema: "2.0"\nstages: [\n')
})

test('what rests on a dataset is drawn, and told as a table', async () => {
  const { page } = ingrid
  const { made } = await api(page, 'halden', `/imports/${imported.split('/').at(-1)!.split('?')[0]}`)
  const raw = made.find(({ kind }: { kind: string }) => kind === 'dataset')
  await page.goto(`/w/halden/lineage?of=${raw.ref}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/rests? on|was made of/)
  await expect(main(page).getByText(`${raw.ref} `).first()).toBeVisible()
  await main(page).getByRole('link', { name: 'Table', exact: true }).click()
  const table = page.getByRole('table', { name: 'Records of this lineage' })
  await expect(table).toContainText('Job')
  await expect(table).toContainText('Asked about')
  await main(page).getByRole('link', { name: 'What is affected' }).click()
  await expect(page).toHaveURL(/direction=affected/)
})

test('whoever has no part in building gives no files', async () => {
  const { page } = ingrid
  await page.goto('/w/halden/imports/new')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You give no files here yet')
})

test('an MLflow server is connected, and its models come by themselves', async () => {
  const { page } = tomasz
  const at = Date.parse('2026-10-01T08:00:00Z')
  mlflow.experiments = [{ experiment_id: '77', name: 'ranker-sweep', lifecycle_stage: 'active' }]
  mlflow.runs = [
    {
      info: {
        run_id: 'run77',
        experiment_id: '77',
        run_name: 'deep',
        status: 'FINISHED',
        start_time: at,
        end_time: at + 9,
      },
      data: { metrics: [{ key: 'auc', value: 0.91, timestamp: at, step: 1 }], params: [{ key: 'depth', value: '8' }] },
      inputs: {},
    },
  ]
  mlflow.registeredModels = [{ name: 'call-ranker', creation_timestamp: at }]
  mlflow.modelVersions = [{ name: 'call-ranker', version: '1', creation_timestamp: at, run_id: 'run77' }]
  await page.goto('/w/halden/connections/new')
  await page.getByLabel('Use case').selectOption({ index: 1 })
  await page.getByLabel('Name', { exact: true }).fill('MLflow of the test')
  await page.getByLabel('Address of the tracking server').fill(mlflow.url)
  await page.getByLabel('Access token').fill('a-token-nobody-shall-see')
  await main(page).getByRole('button', { name: 'Connect' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('MLflow of the test')
  await expect(async () => {
    await page.reload()
    await expect(main(page)).toContainText('Model versions, new or changed', { timeout: 1000 })
  }).toPass({ timeout: 45_000 })
  expect(await page.content()).not.toContain('a-token-nobody-shall-see')
  const { items } = await api(page, 'halden', '/models?search=call-ranker')
  expect(items).toHaveLength(1)
})
