/** A deployment of one's own: no demo, a mail server, and an organisation's sign-in. From the first link to the first release that is asked for. */
import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { freePort, type Started, startProduct } from '@/bin/testing/started'
import { client, type OpenIdProvider, startOpenIdProvider } from '@/lib/identity/testing/open-id-provider'
import { expectAccessible } from './accessible'
import { type MailCatcher, startMailCatcher } from './mail-catcher'
import { acceptInvitation, api, invite, signOut } from './people'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

const PASSWORD = 'a sentence that nobody guesses'
const NORA = { email: 'nora@north.example', name: 'Nora Lindgren' }
const SAM = { email: 'sam@north.example', name: 'Sam Okafor' }
const RITA = { email: 'rita@north.example', name: 'Rita Vance' }
const PRIYA = { email: 'priya@north.example', name: 'Priya Raman' }

let product: Started
let provider: OpenIdProvider
let mail: MailCatcher
let admin: Page
let link: string

test.beforeAll(async () => {
  test.setTimeout(300_000)
  const port = await freePort()
  provider = await startOpenIdProvider(`http://localhost:${port}/api/auth/callback/oidc`)
  mail = await startMailCatcher()
  product = await startProduct({
    port,
    env: {
      COUNTERSIGN_DEMO: 'off',
      SMTP_URL: mail.url,
      MAIL_FROM: 'Countersign <countersign@north.example>',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'Northwind ID',
    },
  })
})
test.afterAll(async () => {
  await product.stop()
  await provider.close()
  await mail.close()
})

/** The provider's own pages ask for fonts from elsewhere; no page here leaves this machine. */
async function stranger(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: product.url })
  await context.route(
    ({ hostname }) => !['localhost', '127.0.0.1'].includes(hostname),
    (route) => route.abort(),
  )
  return context.newPage()
}

/** The newest mail to this address, and the link in it. */
async function mailTo(email: string): Promise<{ subject: string; link: string }> {
  const found = () => mail.mails.findLast(({ to }) => to.includes(email))
  await expect.poll(() => found()?.subject, { message: `a mail to ${email}` }).toBeDefined()
  const { subject, text } = found()!
  return { subject, link: /http:\/\/\S+/.exec(text)![0] }
}

test('a start without the demo prints a link, which makes the first administrator', async ({ browser }) => {
  link = /http:\S+\/first-administrator\/\S+/.exec(product.said())![0]
  admin = await stranger(browser)
  await admin.goto('/')
  await expect(admin.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(admin.getByRole('button', { name: /^Enter as/ })).toHaveCount(0)
  await admin.goto(link)
  await expectAccessible(admin)
  await admin.getByLabel('Your name').fill(NORA.name)
  await admin.getByLabel('E-mail address').fill(NORA.email)
  await admin.getByLabel('Choose a password').fill(PASSWORD)
  await admin.getByLabel('Name', { exact: true }).fill('North Parcels')
  await admin.getByLabel('Short name in addresses').fill('North!')
  await admin.getByRole('button', { name: 'Make the workspace' }).click()
  await expect(admin.getByLabel('Short name in addresses')).toHaveAttribute('aria-invalid', 'true')
  await admin.getByLabel('Short name in addresses').fill('north')
  await admin.getByRole('button', { name: 'Make the workspace' }).click()
  await expect(admin).toHaveURL('/w/north')
})

test('the link works once', async ({ browser }) => {
  const late = await stranger(browser)
  await late.goto(link)
  await expect(late.getByRole('heading', { name: 'This link is closed' })).toBeVisible()
  await expect(late.getByRole('button', { name: 'Make the workspace' })).toHaveCount(0)
  await late.context().close()
})

test('Home teaches what comes first, and the first use case is made', async () => {
  await admin.goto('/w/north')
  await expect(admin.getByRole('list').filter({ hasText: 'Say what it is worth' })).toContainText('Bring the model')
  await expectAccessible(admin)
  await admin.getByRole('link', { name: 'Start the first use case' }).click()
  await expect(admin.getByRole('combobox', { name: 'Sponsor' })).toContainText(NORA.name)
  await admin.getByLabel('Name', { exact: true }).fill('Parcel delay')
  await admin.getByLabel('The problem, in a sentence').fill('One parcel in nine is late by more than a day.')
  await admin.getByLabel('Area', { exact: true }).fill('Logistics')
  await admin.getByRole('button', { name: 'Start the use case' }).click()
  await expect(admin).toHaveURL(/use-cases\/UC-1$/)
  for (const empty of ['/w/north/models', '/w/north/approvals']) {
    await admin.goto(empty)
    await expectAccessible(admin)
  }
})

test('who is invited gets a mail with the link that was shown, and comes in with it', async ({ browser }) => {
  for (const [person, part] of [
    [SAM, { useCase: 'UC-1', role: 'Subject-matter expert' }],
    [RITA, { duty: 'Risk officer' }],
  ] as const) {
    const shown = await invite(admin, 'north', { ...person, ...part })
    const { subject, link } = await mailTo(person.email)
    expect(subject).toContain('North Parcels')
    expect(link).toBe(product.url + shown)
    const page = await stranger(browser)
    await acceptInvitation(page, link, { name: person.name, password: PASSWORD })
    await page.context().close()
  }
})

test('an invitation is accepted with the organisation’s sign-in, which works from then on', async ({ browser }) => {
  await invite(admin, 'north', { ...PRIYA, useCase: 'UC-1', role: 'Data scientist' })
  const { link } = await mailTo(PRIYA.email)
  const page = await stranger(browser)
  await page.goto(link)
  await page.getByRole('button', { name: 'Accept with Northwind ID' }).click()
  await logIn(page, 'priya')
  await expect(page).toHaveURL('/w/north')
  await signOut(page, 'Priya of the provider')
  await page.getByRole('button', { name: 'Continue with Northwind ID' }).click()
  await expect(page).toHaveURL('/w/north')

  const mallory = await stranger(browser)
  await mallory.goto('/')
  await mallory.getByRole('button', { name: 'Continue with Northwind ID' }).click()
  await logIn(mallory, 'mallory')
  await expect(mallory.getByRole('alert').filter({ hasText: 'No account here is linked' })).toBeVisible()
  await mallory.context().close()

  await test.step('asking for a release mails exactly those who are asked', async () => {
    const before = mail.mails.length
    await page.goto('/w/north/models/import?useCase=UC-1')
    await page.getByLabel('Or paste it here').fill(readFileSync('e2e/cards/parcel-delay.md', 'utf8'))
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(page.getByRole('link', { name: /^Line 24/ })).toBeVisible()
    await page.goto('/w/north/models/MDL-1/versions/1/release')
    await page.getByRole('textbox', { name: /What do you ask for/ }).fill('It finds three of four a day ahead.')
    await page.getByRole('button', { name: 'Ask for release to production' }).click()
    await expect(page).toHaveURL(/APR-1$/)
    for (const { email } of [NORA, SAM, RITA]) {
      await expect.poll(() => mail.mails.slice(before).map(({ to }) => to)).toContainEqual([email])
      expect(await mailTo(email)).toMatchObject({
        subject: expect.stringContaining('APR-1'),
        link: `${product.url}/w/north/approvals/APR-1`,
      })
    }
    // A later errand has been run: there is nothing of the request left to send.
    await invite(admin, 'north', { email: 'later@north.example', name: 'Later' })
    await mailTo('later@north.example')
    expect(mail.mails.slice(before).map(({ to }) => to.join())).toHaveLength(4)
    const { items } = await api(page, 'north', '/approvals')
    expect(items).toHaveLength(1)
  })
})

/** At the provider: any name is an account there. */
async function logIn(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}
