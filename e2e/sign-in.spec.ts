/** Who gets in, for how long, and what happens to their work when they are out. */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { type Account, acceptInvitation, enterAs, invite, signIn, signOut } from './people'

const HOME = /\/w\/halden$/

/** Somebody of this test alone, so that what happens to their sessions is nobody else's. */
async function newcomer(browser: Browser, baseURL: string, name: string): Promise<{ account: Account; page: Page }> {
  const admin = await enterAs(browser, baseURL, 'Ngozi Adeyemi')
  const email = `${name.split(' ')[0]!.toLowerCase()}@newcomers.example`
  const account = { email, name, password: `the long password of ${name}` }
  const link = await invite(admin.page, 'halden', account)
  await admin.page.context().close()
  const page = await stranger(browser, baseURL)
  await acceptInvitation(page, link, account)
  return { account, page }
}

const stranger = async (browser: Browser, baseURL: string) => (await browser.newContext({ baseURL })).newPage()

test('a wrong password is refused, many are slowed down, and the right one still gets in', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const { account, page: first } = await newcomer(browser, baseURL!, 'Thea Wrong')
  await first.context().close()
  const page = await stranger(browser, baseURL!)
  await page.goto('/w/halden/approvals')
  await expect(page).toHaveURL(/\/sign-in\?/)
  const refusal = page.getByRole('alert').filter({ hasText: /\w/ })
  for (let tries = 0; tries < 5; tries++) {
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await signIn(page, { email: account.email, password: `wrong ${tries}` })
    await answered
    await expect(refusal).toContainText('E-mail address or password is not right.')
    await expect(page.getByLabel('E-mail address')).toHaveValue(account.email)
  }
  await signIn(page, account)
  await expect(refusal).toContainText(/Try again in \d+ seconds/)
  await expect(async () => {
    await signIn(page, account)
    await expect(page).toHaveURL(/\/w\/halden\/approvals$/, { timeout: 2000 })
  }).toPass({ intervals: [4000], timeout: 60_000 })
  await page.context().close()
})

test('signing out ends the session, for a copied cookie too', async ({ browser, baseURL }) => {
  const { page } = await enterAs(browser, baseURL!, 'Yusuf Demir')
  const copy = await browser.newContext({ baseURL, storageState: await page.context().storageState() })
  const thief = await copy.newPage()
  await thief.goto('/w/halden')
  await expect(thief).toHaveURL(HOME)
  await signOut(page, 'Yusuf Demir')
  await thief.goto('/w/halden')
  await expect(thief).toHaveURL(/\/sign-in\?/)
  expect((await copy.request.get('/api/v1/use-cases?workspace=halden')).status()).toBe(401)
  await copy.close()
  await page.context().close()
})

test('a session that is ended in the middle of a form loses nothing of what was typed', async ({
  browser,
  baseURL,
}) => {
  const { account, page: here } = await newcomer(browser, baseURL!, 'Marta Typing')
  const away = await stranger(browser, baseURL!)
  await away.goto('/sign-in')
  await signIn(away, account)
  await expect(away).toHaveURL(HOME)
  const typed: [string, string][] = [
    ['Name', 'Meter reading'],
    ['The problem, in a sentence', 'One reading in forty is typed wrongly.'],
    ['Area', 'Field service'],
  ]
  await away.goto('/w/halden/use-cases/new')
  for (const [label, text] of typed) await away.getByLabel(label, { exact: true }).fill(text)

  await here.goto('/w/halden/settings/account')
  await here.getByRole('button', { name: 'End', exact: true }).click()
  await expect(here.getByRole('button', { name: 'End', exact: true })).toHaveCount(0)

  const start = away.getByRole('button', { name: 'Start the use case' })
  await start.click()
  await expect(away.getByRole('alert').filter({ hasText: 'Your session has ended' })).toBeVisible()
  for (const [label, text] of typed) await expect(away.getByLabel(label, { exact: true })).toHaveValue(text)

  // The page itself asks who is there, and leads back to what was typed.
  await away.reload()
  await expect(away).toHaveURL(/\/sign-in\?/)
  await signIn(away, account)
  await expect(away).toHaveURL(/\/use-cases\/new$/)
  for (const [label, text] of typed) await expect(away.getByLabel(label, { exact: true })).toHaveValue(text)
  await expect(away.getByText('was put back')).toBeVisible()
  await start.click()
  await expect(away.getByRole('heading', { level: 1, name: 'Meter reading' })).toBeVisible()
  await here.context().close()
  await away.context().close()
})

test('who comes through a proxy that nobody told us of is not offered the demo', async ({ baseURL }) => {
  const offered = async (headers: Record<string, string>) =>
    (await (await fetch(`${baseURL}/`, { headers })).text()).includes('Enter as Ingrid Solheim')
  expect(await offered({})).toBe(true)
  expect(await offered({ 'x-forwarded-for': '203.0.113.9' })).toBe(false)
  expect(await offered({ forwarded: 'for=203.0.113.9' })).toBe(false)
})

test('pages have one address, the API answers at any', async ({ baseURL }) => {
  const { port } = new URL(baseURL!)
  const page = await fetch(`http://127.0.0.1:${port}/w/halden/models?search=a`, { redirect: 'manual' })
  expect([307, 308]).toContain(page.status)
  expect(page.headers.get('location')).toBe(`${baseURL}/w/halden/models?search=a`)
  const api = await fetch(`http://127.0.0.1:${port}/api/v1/use-cases`)
  expect(api.status).toBe(401)
  expect(await api.json()).toMatchObject({ code: 'unauthenticated' })
})
