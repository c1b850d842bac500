/** The people of the demo workspace, each in a browser of their own, and those whom a journey brings in. */
import { type Browser, expect, type Page } from '@playwright/test'

export interface Person {
  page: Page
  /** What they sign with; read from the page that strangers see. */
  password: string
}

/** Enters as this person and waits for their home. */
export async function enterAs(browser: Browser, baseURL: string, name: string): Promise<Person> {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await page.goto('/')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `Enter as ${name}` }) })
  const password = (await row.getByRole('code').innerText()).trim()
  await row.getByRole('button', { name: `Enter as ${name}` }).click()
  await expect(page).toHaveURL(/\/w\/halden/)
  return { page, password }
}

export interface Account {
  email: string
  name: string
  password: string
}

/** Fills and sends the form that stands on `/`, `/sign-in` and wherever a stranger is asked who they are. */
export async function signIn(page: Page, { email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export async function signOut(page: Page, name: string): Promise<void> {
  await page.getByText(`${name}, your menu`).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
}

interface Invited {
  email: string
  name: string
  duty?: string
  useCase?: string
  role?: string
}

/** As an administrator, from the settings; the link that is shown once. */
export async function invite(page: Page, workspace: string, { email, name, duty, useCase, role }: Invited) {
  await page.goto(`/w/${workspace}/settings/members`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Name', { exact: true }).fill(name)
  if (duty) await page.getByRole('checkbox', { name: new RegExp(`^${duty}`) }).check()
  if (useCase) await page.getByLabel(/^Use case/).fill(useCase)
  if (role) await page.getByLabel(/^Role in that use case/).selectOption({ label: role })
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const shown = page.getByRole('status').filter({ hasText: 'It works once' }).getByRole('code')
  await expect(shown).toBeVisible()
  return new URL((await shown.innerText()).trim()).pathname
}

/** Opens the link of an invitation as a stranger and becomes a member. */
export async function acceptInvitation(page: Page, link: string, { name, password }: Omit<Account, 'email'>) {
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Choose a password').fill(password)
  await page.getByRole('button', { name: 'Accept and sign in' }).click()
  await expect(page).toHaveURL(/\/w\/[^/]+$/)
}

/** Asks the API in the page's own session. @throws with the answer when it refuses */
export async function api(page: Page, workspace: string, place: string, data?: unknown) {
  const url = `/api/v1${place}${place.includes('?') ? '&' : '?'}workspace=${workspace}`
  const headers = { origin: new URL(page.url()).origin }
  const answer = await (data === undefined ? page.request.get(url) : page.request.post(url, { headers, data }))
  if (!answer.ok()) throw new Error(`${place}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}
