/** Data: recorded with who answers for it, scored with evidence, made better, shared as features. */
import { expect, type Page, test } from '@playwright/test'
import { api, enterAs, type Person } from './people'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

const DATA = '/w/halden/datasets'
const NAME = 'Shop visits'
let priya: Person
let mateo: Person
let dataset: string

test.beforeAll(async ({ browser, baseURL }) => {
  priya = await enterAs(browser, baseURL!, 'Priya Raghavan')
  mateo = await enterAs(browser, baseURL!, 'Mateo Quispe')
})
test.afterAll(async () => {
  for (const { page } of [priya, mateo]) await page.context().close()
})

const main = (page: Page) => page.getByRole('main')

test('the list says what is of low quality and what may not be used, and leads there', async () => {
  const { page } = priya
  await page.goto('/w/halden')
  await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Data' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ datasets, \S+ of low quality$/)
  await expect(main(page)).toContainText('with personal data and no legal basis')
  await main(page)
    .getByRole('link', { name: /\d+ low$/ })
    .click()
  await expect(page).toHaveURL(/quality=low/)
  await expect(main(page).getByRole('row').filter({ hasText: 'Event calendar' })).toContainText('completeness 52')
  await page.goto(`${DATA}?q=412`)
  await expect(main(page)).toContainText('Nothing matches')
})

test('a dataset is added, and says what it lacks until it is there', async () => {
  const { page } = priya
  await page.goto(`${DATA}/new?useCase=UC-12`)
  await page.getByLabel('Name', { exact: true }).fill(NAME)
  await page.getByRole('radio', { name: /^Pseudonymised/ }).check()
  await page.getByRole('button', { name: 'Add the dataset' }).click()
  await expect(page).toHaveURL(/datasets\/DS-\d+$/)
  dataset = page.url().split('/').at(-1)!
  await expect(main(page)).toContainText('nobody has said on which legal basis it may be processed')
  await main(page).getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel(/^Legal basis/).selectOption({ label: 'Legitimate interests' })
  await page.getByLabel(/^Owner/).selectOption({ label: 'Priya Raghavan' })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(new RegExp(`${dataset}$`))
  await expect(main(page)).not.toContainText('nobody has said')
  await expect(page.getByRole('complementary', { name: 'History' })).toContainText(
    `changed legal basis, owner of ${dataset} ${NAME}`,
  )
  await page.goto(`${DATA}/new`)
  await page.getByLabel(/^Kept by the team of/).selectOption({ index: 1 })
  await page.getByLabel('Name', { exact: true }).fill(NAME)
  await page.getByRole('button', { name: 'Add the dataset' }).click()
  await expect(main(page)).toContainText(`${dataset} has this name already`)
})

test('a version is a content: its form is checked, and the same one again is the same version', async () => {
  const { page } = priya
  const md5 = '22e3f61e52c0ba45334d973244efc155'
  await page.goto(`${DATA}/${dataset}/versions/new`)
  await page.getByRole('radio', { name: /^DVC MD5/ }).check()
  await page.getByLabel('Its value').fill('22e3')
  await page.getByRole('button', { name: 'Record the version' }).click()
  await expect(main(page)).toContainText('DVC writes an MD5 of 32 hexadecimal characters')
  await page.getByLabel('Its value').fill(`${md5}.dir`)
  await page.getByLabel(/^Rows/).fill('48,200')
  await page.getByLabel(/^Columns/).fill('contract_key, string, The contract\nvisited_on; date; Day of the visit')
  await page.getByRole('button', { name: 'Record the version' }).click()
  await expect(page).toHaveURL(new RegExp(`${dataset}/versions/1$`))
  await expect(main(page)).toContainText(`${md5}.dir`)
  await expect(main(page).getByRole('row').filter({ hasText: 'visited_on' })).toContainText('Day of the visit')
  await page.goto(`${DATA}/${dataset}/versions/new`)
  await page.getByRole('radio', { name: /^DVC MD5/ }).check()
  await page.getByLabel('Its value').fill(`${md5.toUpperCase()}.dir`)
  await page.getByRole('button', { name: 'Record the version' }).click()
  await expect(main(page)).toContainText('This content was recorded already')
})

test('checks that a pipeline sent are scored with the failures beside them', async () => {
  const { page } = priya
  const checks = {
    version: 1,
    name: 'Nightly visits',
    results: [
      { name: 'no visit twice', dimension: 'accuracy', outcome: 'passed' },
      { name: 'day not empty', dimension: 'completeness', outcome: 'passed', column: 'visited_on' },
      {
        name: 'every shop has visits',
        dimension: 'completeness',
        outcome: 'failed',
        observed: '41 of 90 shops',
        expected: 'all of them',
      },
    ],
  }
  await api(page, 'halden', `/datasets/${dataset}/check-runs`, checks)
  await api(page, 'halden', `/datasets/${dataset}/check-runs`, checks)
  await page.goto(`${DATA}/${dataset}/versions/1`)
  await expect(
    main(page)
      .getByRole('table', { name: /^Results of CHK-/ })
      .getByRole('row')
      .nth(1),
  ).toContainText('41 of 90 shops')
  await main(page).getByRole('link', { name: 'Assess completeness' }).click()
  await expect(page.getByRole('complementary', { name: 'Evidence' })).toContainText('41 of 90 shops')
  await page.getByRole('radio', { name: /^Results of checks/ }).check()
  await page.getByRole('button', { name: 'Record the score' }).click()
  await expect(page).toHaveURL(new RegExp(`${dataset}/versions/1#quality$`))
  await expect(page.getByRole('heading', { name: /^Completeness of v1 is low/ })).toBeVisible()
  await expect(main(page).getByRole('row').filter({ hasText: 'Completeness' }).first()).toContainText(
    '1 of 2 checks of completeness passed.',
  )
})

test('an expert judges with a reason that others can follow', async () => {
  const { page } = mateo
  await page.goto(`${DATA}/${dataset}/versions/1/assess?dimension=accuracy`)
  await page.getByRole('radio', { name: /^My judgement/ }).check()
  await page.getByLabel(/^Score/).fill('88')
  await page.getByLabel(/^Reason/).fill('Looks right.')
  await page.getByRole('button', { name: 'Record the score' }).click()
  await expect(main(page)).toContainText('of at least 20 characters')
  await page.getByLabel(/^Reason/).fill('I stood in two shops for a day and counted who came in.')
  await page.getByRole('button', { name: 'Record the score' }).click()
  await expect(page).toHaveURL(/#quality$/)
  await expect(main(page).getByRole('row').filter({ hasText: 'I stood in two shops' })).toContainText('Mateo Quispe')
  await page.goto(`${DATA}/${dataset}/edit`)
  await expect(main(page)).toContainText('You have no role for this in its use case')
})

test('low quality opens a remedy, and closing it says how it ended', async () => {
  const { page } = priya
  await page.goto(`${DATA}/${dataset}/versions/1`)
  await main(page).getByRole('link', { name: 'Open a remedy for completeness' }).click()
  await page.getByRole('radio', { name: /^Collect more/ }).check()
  await page.getByLabel(/^How, or why/).fill('The counters of the other 49 shops are installed by the end of the year.')
  await page.getByLabel(/^Who sees to it/).selectOption({ label: 'Priya Raghavan' })
  await page.getByRole('button', { name: 'Open the remedy' }).click()
  await expect(page).toHaveURL(/#REM-\d+$/)
  const remedy = page.url().split('#')[1]!
  await page.getByRole('button', { name: `Close ${remedy}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Outcome').fill('All 90 shops count since Monday.')
  await dialog.getByRole('button', { name: 'Close the remedy' }).click()
  await expect(main(page).getByRole('listitem').filter({ hasText: remedy })).toContainText('All 90 shops count')
})

test('the quality of a dataset is told over its versions, and what tools call it leads to it', async () => {
  const { page } = priya
  await page.goto(DATA)
  await main(page)
    .getByRole('link', { name: /Billing warehouse/ })
    .click()
  await expect(main(page)).toContainText('Consistency rose from 45 in v1 to 96 in v3')
  await expect(main(page)).toContainText('halden/consumer-contracts')
  await expect(page.getByRole('img', { name: /^v3 is good on all four/ })).toBeVisible()
  await main(page).getByRole('link', { name: 'v1' }).first().click()
  await expect(page).toHaveURL(/versions\/1$/)
})

test('a feature is found, taken up by another use case, and a store is decided on', async () => {
  const { page } = priya
  await page.goto('/w/halden/features/new?useCase=UC-12')
  await page.getByLabel('Name', { exact: true }).fill('shop_visits_28d')
  await page.getByLabel(/^What it is a fact of/).fill('contract')
  await page.getByLabel(/^Type/).fill('integer')
  await page.getByLabel(/^Comes from/).selectOption({ label: `${dataset} ${NAME}` })
  await page.getByRole('button', { name: 'Add the feature' }).click()
  await expect(page).toHaveURL(/features\/FT-\d+$/)
  await expect(main(page)).toContainText('One use case uses it')
  await page.getByLabel('Use it in').selectOption({ label: 'UC-15 Credit limit' })
  await page.getByRole('button', { name: 'Add the use' }).click()
  await expect(main(page)).toContainText('2 use cases share it')
  await page.goto(`${DATA}/${dataset}`)
  await expect(main(page)).toContainText('shop_visits_28d')

  await page.goto('/w/halden/features/decide')
  await page.getByLabel('Use case').selectOption({ label: 'UC-15 Credit limit' })
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect(main(page)).toContainText(/features are shared with \d other use cases/)
  await page.getByRole('radio', { name: /^Much/ }).check()
  await page.getByRole('radio', { name: /^All have to be made/ }).check()
  await page.getByRole('button', { name: 'Weigh it' }).click()
  await expect(page.locator('#advice')).toContainText('A feature store')
  await page.getByRole('radio', { name: /^A shared table/ }).check()
  await page
    .getByLabel('Why', { exact: true })
    .fill('Two batches a month share them; nobody could run a store this year.')
  await page.getByRole('button', { name: 'Record the decision' }).click()
  await expect(page).toHaveURL(/#decisions$/)
  await expect(page.locator('#decisions')).toContainText('advised was: a feature store')
})

test('an auditor reads all of it and is offered nothing to change', async ({ browser, baseURL }) => {
  const { page } = await enterAs(browser, baseURL!, 'Ruth Abelson')
  await page.goto(`${DATA}/${dataset}`)
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText(NAME)
  for (const name of [/^Record a version/, /^Assess/, 'Edit']) {
    await expect(main(page).getByRole('link', { name })).toHaveCount(0)
  }
  await expect(main(page).getByRole('button', { name: /^Retire/ })).toHaveCount(0)
  await page.context().close()
})
