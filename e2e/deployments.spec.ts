/** What CI reports after the gate: facts with the gate's answer, whoever looks, and what was in production when. */
import { expect, type Page, test } from '@playwright/test'
import { api, enterAs, type Person } from './people'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

let tomasz: Person
let kenji: Person
let ingrid: Person

test.beforeAll(async ({ browser, baseURL }) => {
  tomasz = await enterAs(browser, baseURL!, 'Tomasz Wiśniewski')
  kenji = await enterAs(browser, baseURL!, 'Kenji Watanabe')
  ingrid = await enterAs(browser, baseURL!, 'Ingrid Solheim')
})
test.afterAll(async () => {
  for (const { page } of [tomasz, kenji, ingrid]) await page.context().close()
})

const main = (page: Page) => page.getByRole('main')
const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('the year is one picture, and the one that went without approval stands out', async () => {
  const { page } = tomasz
  await page.goto('/w/halden')
  await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Deployments' }).click()
  await expect(title(page)).toHaveText(/run in production, each approved/)
  await expect(page.getByRole('heading', { name: /one without approval: .* v1/ })).toBeVisible()
  await main(page)
    .getByRole('link', { name: /went without approval/ })
    .click()
  const table = page.getByRole('table', { name: 'Deployments' })
  await expect(table.getByText('Deployed without approval').first()).toBeVisible()
  const odd = table.getByRole('row').filter({ hasText: 'Deployed without approval' })
  await odd.getByRole('rowheader').getByRole('link').click()
  await expect(main(page)).toContainText('its release was not decided yet')
  await expect(main(page)).toContainText('Business and risk were told')
})

test('the day is in the address: what ran then is the list', async () => {
  const { page } = ingrid
  const { items } = await api(page, 'halden', '/deployments?model=MDL-7&environment=production&state=ended')
  const first = items.at(-1)
  await page.goto('/w/halden/deployments')
  await page.getByLabel('What ran at the end of').fill(first.startedAt.slice(0, 10))
  await page.getByRole('button', { name: 'Look' }).click()
  await expect(page).toHaveURL(/at=/)
  await expect(title(page)).toHaveText(/^In production on .*: /)
  const table = page.getByRole('table', { name: 'Deployments' })
  await expect(table.getByRole('row', { name: new RegExp(first.ref) })).toContainText('Churn scorer v1')
})

test('CI reports a canary that the gate refuses: recorded, told, and seen on the model', async () => {
  const { page } = tomasz
  const report = {
    model: 'MDL-9',
    version: 2,
    environment: 'production',
    strategy: 'canary',
    traffic: 5,
    startedAt: new Date(Date.now() - 60_000).toISOString(),
  }
  const made = await api(page, 'halden', '/deployments', report)
  expect(made).toMatchObject({ standing: 'unapproved', gate: { allowed: false, approvals: [expect.any(String)] } })
  expect((await api(page, 'halden', '/deployments', report)).ref).toBe(made.ref)
  const { page: other } = ingrid
  await other.goto('/w/halden/deployments')
  await expect(title(other)).toHaveText(/1 without approval$/)
  await other.goto('/w/halden/models/MDL-9')
  await expect(title(other)).toHaveText(/v2 and v1 are in production/)
  await expect(main(other)).toContainText('In production, without approval')
})

test('an engineer says that it no longer runs; a stakeholder cannot', async () => {
  const { page } = kenji
  const { items } = await api(page, 'halden', '/deployments?model=MDL-9&state=running')
  const canary = items.find(({ strategy }: { strategy: string }) => strategy === 'canary')
  await ingrid.page.goto(`/w/halden/deployments/${canary.ref}`)
  await expect(ingrid.page.getByRole('button', { name: 'It no longer runs' })).toHaveCount(0)
  await page.goto(`/w/halden/deployments/${canary.ref}`)
  await page.getByRole('button', { name: 'Another share of the traffic' }).click()
  await page.getByLabel('Share').fill('20')
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(main(page)).toContainText('Canary, 20 %')
  await page.getByRole('button', { name: 'It no longer runs' }).click()
  await page.getByRole('button', { name: 'It ended' }).click()
  await expect(title(page)).toHaveText(/ ran in production /)
  await expect(page.getByRole('complementary')).toContainText(/reported that .* ended/)
})
