/** Key metrics on one page: what a point is worth, who agrees, what is measured, and what came of it. */
import { expect, type Page, test } from '@playwright/test'
import { api, enterAs, type Person } from './people'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

const MAP = '/w/halden/use-cases/UC-12/metrics'
let amara: Person
let mateo: Person
let ingrid: Person

test.beforeAll(async ({ browser, baseURL }) => {
  amara = await enterAs(browser, baseURL!, 'Amara Okonkwo')
  mateo = await enterAs(browser, baseURL!, 'Mateo Quispe')
  ingrid = await enterAs(browser, baseURL!, 'Ingrid Solheim')
})
test.afterAll(async () => {
  for (const { page } of [amara, mateo, ingrid]) await page.context().close()
})

const main = (page: Page) => page.getByRole('main')

test('the page opens in the reader’s view, says what a point is worth, and names what is not aligned', async () => {
  const { page } = ingrid
  await page.goto(MAP)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'A point of recall within 60,000 contacts is worth about €12k a month',
  )
  await expect(main(page).getByRole('link', { name: 'Business', exact: true })).toHaveAttribute('aria-current', 'true')
  for (const kind of ['Targets contradict', 'Nothing drives it', 'Drives nothing', 'No owner', 'Never measured'])
    await expect(page.getByText(kind, { exact: true }).first()).toBeVisible()
  await main(page).getByRole('link', { name: 'Data science', exact: true }).click()
  await expect(page).toHaveURL(/view=science/)
})

test('a change is carried to money with its range', async () => {
  const { page } = ingrid
  await page.goto(MAP)
  await page.getByRole('combobox', { name: 'Metric' }).selectOption({ label: 'Recall within 60,000 contacts' })
  await page.getByRole('spinbutton').or(page.getByLabel('or exactly')).first().fill('0.644')
  // A point more than the 0.634 of today: 40 customers at €300, from 31 at €260 to 49 at €340.
  const panel = page.getByRole('complementary').last()
  await expect(panel).toContainText(/\+40 a month\s*\+31 to \+49/)
  await expect(panel).toContainText('+€12k')
  const { effects } = await api(page, 'halden', '/use-cases/UC-12/what-if?metric=MET-1&change=0.01')
  const money = effects.find(({ metric }: { metric: { name: string } }) => metric.name === 'Value kept').change
  expect([money.value, money.low, money.high].map(Math.round)).toEqual([12_000, 8060, 16_660])
  await page.getByLabel('or exactly').fill('0.8')
  await expect(panel).toContainText(/guess/)
})

test('each side signs a link, and a change of what it says voids both', async () => {
  const { page } = amara
  await page.goto(MAP)
  const { links } = await api(page, 'halden', '/use-cases/UC-12/alignment')
  const unsigned = links.find(
    (link: { isAgreed: boolean; maySign: string[] }) => !link.isAgreed && link.maySign.length > 0,
  )
  await page.goto(`${MAP}/links/${unsigned.ref}`)
  await main(page).getByRole('button', { name: 'Sign' }).click()
  await expect(main(page).getByRole('button', { name: 'Sign' })).toHaveCount(0)
  const signed = await api(page, 'halden', `/metric-links/${unsigned.ref}`)
  expect(signed.signatures.map(({ person }: { person: string }) => person)).toContain('Amara Okonkwo')
  await mateo.page.goto(`${MAP}/links/${unsigned.ref}/edit`)
  await mateo.page.getByLabel('Evidence').fill('Complaints by week against recall by month, a year and a week')
  await mateo.page.getByRole('button', { name: /Save|Change/ }).click()
  await expect(mateo.page).toHaveURL(new RegExp(`/links/${unsigned.ref}$`))
  expect((await api(page, 'halden', `/metric-links/${unsigned.ref}`)).signatures).toEqual([])
})

test('a value beyond the guardrail is recorded by hand, is said, and can be withdrawn', async () => {
  const { page } = amara
  await page.goto('/w/halden/metrics/MET-1/observations/new')
  await page.getByLabel('Value').fill('0.6')
  await page.getByLabel('Environment').selectOption('production')
  await page.getByRole('button', { name: /^Record/ }).click()
  await expect(page).toHaveURL(/\/metrics\/MET-1/)
  await page.goto('/w/halden/metrics/MET-1')
  await expect(
    main(page)
      .getByText(/^Beyond (?:its|the) guardrail/)
      .first(),
  ).toBeVisible()
  await expect(page.getByText(/found MET-1 .* beyond its guardrail/).first()).toBeVisible()
  await page.goto('/w/halden/metrics/MET-1/observations')
  await page
    .getByRole('row')
    .filter({ hasText: '0.6' })
    .first()
    .getByRole('button', { name: /Withdraw/ })
    .click()
  await page.getByLabel('What is wrong with it').fill('Typed by mistake.')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Withdraw/ })
    .click()
  await page.goto('/w/halden/metrics/MET-1')
  await expect(main(page).getByText('0.634').first()).toBeVisible()
})

test('a file with a bad line is looked at first, and its good lines are kept only when that is said', async () => {
  const { page } = mateo
  await page.goto('/w/halden/metrics/MET-7/observations/import')
  const lines = [
    'date;value;slice',
    '2026-01-05;0.4;by mail',
    '2026-02-05;397.00 +/- 103.22;by mail',
    '2026-03-05;0.45;by mail',
  ]
  await page.getByLabel('Or paste it here').fill(lines.join('\n'))
  await page.getByRole('button', { name: 'Look at what is in it' }).click()
  await expect(
    main(page)
      .getByText(/397\.00 \+\/- 103\.22/)
      .first(),
  ).toBeVisible()
  await page.getByRole('button', { name: /^Record the 2 good lines/ }).click()
  await expect(page).toHaveURL(/\/metrics\/MET-7\/observations/)
  const { items } = await api(page, 'halden', '/metrics/MET-7/observations?slice=by%20mail')
  expect(items.map(({ value }: { value: number }) => value)).toEqual([0.45, 0.4])
})

test('what was promised stands beside what came of it', async () => {
  const { page } = ingrid
  await page.goto('/w/halden/value')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Realised €/)
  await main(page)
    .getByRole('link', { name: /Churn prediction/ })
    .first()
    .click()
  await expect(page).toHaveURL(/UC-12/)
  await page.goto('/w/halden/use-cases/UC-12/value')
  for (const days of ['30', '90', '180'])
    await expect(
      main(page)
        .getByText(new RegExp(`${days} days`))
        .first(),
    ).toBeVisible()
})
