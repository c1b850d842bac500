/** The people of the demo workspace, each in a browser of their own. */
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
