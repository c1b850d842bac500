/** From a training job to a version: runs arrive, are compared against the target, and become what people can name. */
import { expect, type Page, test } from '@playwright/test'
import { api, enterAs, type Person } from './people'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

let amara: Person
let ruth: Person
/** What becomes of the run. */
let model: string

test.beforeAll(async ({ browser, baseURL }) => {
  amara = await enterAs(browser, baseURL!, 'Amara Okonkwo')
  ruth = await enterAs(browser, baseURL!, 'Ruth Abelson')
})
test.afterAll(async () => {
  for (const { page } of [amara, ruth]) await page.context().close()
})

const main = (page: Page) => page.getByRole('main')
const title = (page: Page) => page.getByRole('heading', { level: 1 })
const experiments = async (page: Page) =>
  (await api(page, 'halden', '/experiments')).items as { ref: string; name: string }[]

test('the runs of an experiment stand in one table and a chart against the target', async () => {
  const { page } = amara
  await page.goto('/w/halden/models')
  await main(page).getByRole('link', { name: 'Experiments', exact: true }).click()
  await main(page)
    .getByRole('link', { name: /Churn v3/ })
    .click()
  await expect(title(page)).toHaveText(
    /meet the target for Recall within 60,000 contacts; the best is RUN-309 with 0.781/,
  )
  await main(page).getByRole('link', { name: 'Compare the runs' }).click()
  await expect(page.getByRole('img', { name: /the best is RUN-309/ })).toBeAttached()
  const table = page.getByRole('table', { name: 'Runs beside each other' })
  const best = table.getByRole('row', { name: /RUN-309/ })
  await expect(best).toContainText(/0\.781\s*best/)
  await expect(best).toContainText('Met, 0.081 over')
  await expect(table.getByRole('row', { name: /RUN-321/ })).toContainText('Met, 0.012 over')
  await table.getByRole('link', { name: 'Calibration error' }).click()
  await expect(page).toHaveURL(/sort=m%3Acalibration_error/)
  await expect(table.getByRole('row').nth(1)).toContainText('RUN-321')
  await page.getByLabel('Across').selectOption({ label: 'learning_rate (parameter)' })
  await page.getByLabel('Up').selectOption({ label: 'Calibration error' })
  await page.getByRole('button', { name: 'Draw' }).click()
  await expect(page).toHaveURL(/x=p%3Alearning_rate/)
  await expect(title(page)).toHaveText(/Calibration error; the best is RUN-321/)
})

test('what is ticked is compared alone', async () => {
  const { page } = amara
  const { ref } = (await experiments(page)).find(({ name }) => name.startsWith('Churn v3'))!
  await page.goto(`/w/halden/experiments/${ref}`)
  await page.getByRole('checkbox', { name: 'Compare RUN-321' }).check()
  await page.getByRole('checkbox', { name: 'Compare RUN-318' }).check()
  await page.getByRole('button', { name: 'Compare the ticked' }).click()
  const table = page.getByRole('table', { name: 'Runs beside each other' })
  await expect(table.getByRole('row')).toHaveCount(3)
  await expect(table.getByRole('columnheader', { name: 'approach' })).toHaveCount(0)
})

test('a training job sends a run, and the run becomes a version with its data and commit', async () => {
  const { page } = amara
  await page.goto('/w/halden/experiments/new')
  await page.getByLabel(/^Use case/).selectOption({ label: 'UC-12 Churn prediction' })
  await page.getByLabel('Name', { exact: true }).fill('Call reasons')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(title(page)).toHaveText('Call reasons')
  await expect(main(page)).toContainText('How a training job sends its runs')
  const ref = page.url().split('/').at(-1)!
  const run = await api(page, 'halden', `/experiments/${ref}/runs`, {
    system: 'gitlab',
    externalId: 'job 77',
    name: 'With call reasons',
    metrics: { recall_within_60000_contacts: 0.724, calibration_error: 0.026, drift: 'NaN' },
    parameters: { num_leaves: 31 },
    codeCommit: 'c0ffee0123',
    artifacts: [{ path: 'model.txt', kind: 'model', digest: `sha256:${'5e'.repeat(32)}` }],
  })
  await page.goto(`/w/halden/experiments/runs/${run.ref}`)
  const metrics = page.getByRole('table', { name: 'Metrics' })
  await expect(metrics.getByRole('row', { name: /drift/ })).toContainText('NaN')
  await metrics
    .getByRole('row', { name: /calibration_error/ })
    .getByRole('button', { name: /^Record/ })
    .click()
  await expect(metrics).toContainText('Recorded.')
  await page.getByRole('button', { name: 'First version of a new model' }).click()
  const dialog = page.getByRole('dialog', { name: /A model made of/ })
  await dialog.getByLabel('The model’s name').fill('Call reasons scorer')
  await dialog.getByLabel(/Its own version name/).fill('4.0.0-a')
  await dialog.getByRole('button', { name: 'Register' }).click()
  await expect(page).toHaveURL(/models\/MDL-\d+\/versions\/1/)
  model = /MDL-\d+/.exec(page.url())![0]
  await page.goto(`/w/halden/models/${model}`)
  await expect(title(page)).toHaveText('Call reasons scorer: no version is in production')
  const version = page.getByRole('table', { name: /^Versions of/ }).getByRole('row', { name: /v1 4\.0\.0-a/ })
  await expect(version).toContainText(run.ref)
  await expect(version).toContainText('Candidate')
  await expect(main(page)).toContainText('c0ffee0123')
})

test('an alias is moved with a reason, and every day of the past can be asked for', async () => {
  const { page } = amara
  await page.goto(`/w/halden/models/${model}`)
  await page.getByRole('button', { name: 'Point a new alias' }).click()
  const dialog = page.getByRole('dialog', { name: /A new alias/ })
  await dialog.getByLabel('Alias').fill('v1')
  await dialog.getByLabel('Version').selectOption({ label: 'v1 4.0.0-a' })
  await dialog.getByLabel('Why').fill('Call reasons are in it.')
  await dialog.getByRole('button', { name: 'Point', exact: true }).click()
  await expect(dialog.getByText(/not a version number/).first()).toBeVisible()
  await dialog.getByLabel('Alias').fill('challenger')
  await dialog.getByRole('button', { name: 'Point', exact: true }).click()
  await expect(main(page)).toContainText('challenger is v1')
  await page.getByRole('button', { name: 'Move challenger' }).click()
  const moving = page.getByRole('dialog', { name: 'Where does challenger point?' })
  await moving.getByLabel('Version').selectOption({ label: 'None: take it away' })
  await moving.getByLabel('Why').fill('Not yet.')
  await moving.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(main(page)).not.toContainText('challenger is')
  await main(page).getByRole('link', { name: 'How they moved' }).click()
  const moves = page.getByRole('table', { name: /aliases of/ })
  await expect(moves.getByRole('row').nth(1)).toContainText('Not yet.')
  await expect(moves.getByRole('row').nth(2)).toContainText('Call reasons are in it.')
  const { items } = await api(page, 'halden', '/deployments?model=MDL-7&environment=production&state=ended')
  const first = items.at(-1)
  await page.goto(`/w/halden/models/MDL-7?asOf=${first.startedAt.slice(0, 10)}`)
  await expect(page.getByRole('heading', { name: /v1 in production, champion was v1/ })).toBeVisible()
})

test('an auditor reads all of it and is offered nothing to change', async () => {
  const { page } = ruth
  await page.goto('/w/halden/experiments')
  await expect(main(page).getByRole('link', { name: 'Add an experiment' })).toHaveCount(0)
  await page.goto('/w/halden/experiments/runs/RUN-321')
  await expect(page.getByRole('table', { name: 'Data it used' })).toContainText('Billing warehouse')
  await expect(main(page).getByRole('button', { name: /Record|version/ })).toHaveCount(0)
  await page.goto('/w/halden/models/MDL-7')
  await expect(main(page).getByRole('button', { name: /Move|alias/ })).toHaveCount(0)
})
