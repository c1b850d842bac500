/** What is typed into a document outlives whatever ends the connection: an expired session, no network, a closed tab. */
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { draftAnswers, expectSaved, main, openDraft, text, type } from './documents'
import { type Account, acceptInvitation, api, enterAs, invite, signIn } from './people'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

const PROBLEM = 'What goes wrong today?'
const CONTEXT = 'What else should people know?'
const BENEFITS = 'Who benefits, and how will they notice?'
const nora: Account = { email: 'nora@writers.example', name: 'Nora Typing', password: 'the long password of Nora' }
let context: BrowserContext
let page: Page
let colleague: Page
let document: string

test.beforeAll(async ({ browser, baseURL }) => {
  colleague = (await enterAs(browser, baseURL!, 'Ingrid Solheim')).page
  const made = await api(colleague, 'halden', '/use-cases', {
    name: 'Interrupted writing',
    area: 'Field service',
    problem: 'Connections end while people write.',
  })
  document = made.document
  const admin = (await enterAs(browser, baseURL!, 'Ngozi Adeyemi')).page
  const link = await invite(admin, 'halden', { ...nora, useCase: made.ref, role: 'Data scientist' })
  await admin.context().close()
  context = await browser.newContext({ baseURL })
  page = await context.newPage()
  await acceptInvitation(page, link, nora)
})
test.afterAll(async () => {
  for (const one of [context, colleague.context()]) await one.close()
})

const stored = async (field: string) => (await draftAnswers(colleague, document))[field]
const status = (words: string | RegExp) => main(page).getByRole('status').filter({ hasText: words })

test('a page that cannot keep anything yet takes nothing', async () => {
  let load = () => {}
  const loaded = new Promise<void>((resolve) => {
    load = resolve
  })
  await page.route(/\.js(\?|$)/, async (route) => {
    await loaded
    await route.continue()
  })
  await page.goto(`/w/halden/documents/${document}/edit`, { waitUntil: 'commit' })
  await expect(text(page, CONTEXT)).toBeDisabled()
  load()
  await expect(text(page, CONTEXT)).toBeEnabled()
  await page.unrouteAll({ behavior: 'wait' })
  await type(page, CONTEXT, 'Once it can, it takes every key.')
  await expectSaved(page)
  expect(await stored('context')).toBe('Once it can, it takes every key.')
})

test('a session that ends while somebody types costs nothing: they sign in in another tab and go on', async ({
  browser,
  baseURL,
}) => {
  await openDraft(page, document)
  const words = text(page, CONTEXT)
  await words.fill('Typed before the end.')
  await expectSaved(page)
  await endOtherSessions(browser, baseURL!)
  await words.press('ControlOrMeta+End')
  await words.pressSequentially(' And while it was over.')
  await expect(status('Not saved: your session has ended. What you type is kept in this browser.')).toBeVisible()
  await words.pressSequentially(' And after that was said.')
  expect(await stored('context')).toBe('Typed before the end.')
  const opened = page.waitForEvent('popup')
  await status('your session has ended').getByRole('link', { name: 'Sign in' }).click()
  const tab = await opened
  await signIn(tab, nora)
  await expect(tab).toHaveURL(/\/documents\/DOC-\d+$/)
  await tab.close()
  await page.bringToFront()
  await words.pressSequentially(' And again.')
  await expectSaved(page)
  const all = 'Typed before the end. And while it was over. And after that was said. And again.'
  await expect(words).toHaveValue(all)
  expect(await stored('context')).toBe(all)
})

/** From another browser, as the person themselves. */
async function endOtherSessions(browser: Browser, baseURL: string) {
  const elsewhere = await (await browser.newContext({ baseURL })).newPage()
  await elsewhere.goto('/sign-in')
  await signIn(elsewhere, nora)
  await expect(elsewhere).toHaveURL(/\/w\/halden$/)
  await elsewhere.goto('/w/halden/settings/account')
  const end = elsewhere.getByRole('button', { name: 'End', exact: true })
  await end.click()
  await expect(end).toHaveCount(0)
  await elsewhere.context().close()
}

test('without a network people go on typing, and it is saved when it is back', async () => {
  // The tab that signed in again may have kept a text of its own; what is looked at here begins with none.
  await page.goto('/w/halden')
  await page.evaluate(() => localStorage.clear())
  await openDraft(page, document)
  await context.setOffline(true)
  const words = text(page, BENEFITS)
  await words.pressSequentially('Written in a tunnel.')
  await expect(status('Not saved: you are offline. What you type is kept in this browser.')).toBeVisible()
  expect(await stored('beneficiaries')).toBeUndefined()
  await context.setOffline(false)
  await expectSaved(page)
  expect(await stored('beneficiaries')).toBe('Written in a tunnel.')
})

test('a tab that is closed before anything arrived loses nothing', async () => {
  // A closing tab tries once more, and may be back on the network by then: without a session it cannot arrive.
  const session = await context.cookies()
  await context.clearCookies()
  await context.setOffline(true)
  const words = text(page, BENEFITS)
  await words.press('ControlOrMeta+End')
  await words.pressSequentially(' And closed there: 漢字 👩🏽‍🔧')
  await page.close()
  await context.setOffline(false)
  await context.addCookies(session)
  page = await context.newPage()
  await openDraft(page, document)
  const all = 'Written in a tunnel. And closed there: 漢字 👩🏽‍🔧'
  await expect(text(page, BENEFITS)).toHaveValue(all)
  await expectSaved(page)
  await expect(status('was put back')).toBeVisible()
  expect(await stored('beneficiaries')).toBe(all)
})

test('a tab that is closed right after the last key loses nothing', async () => {
  await text(page, PROBLEM).fill('Connections end while people write, and tabs are closed.')
  await page.close()
  page = await context.newPage()
  await openDraft(page, document)
  await expect(text(page, PROBLEM)).toHaveValue('Connections end while people write, and tabs are closed.')
  await expectSaved(page)
  expect(await stored('problem')).toBe('Connections end while people write, and tabs are closed.')
})

test('what a colleague changed while somebody was away is put together with what they typed', async () => {
  await page.goto(`/w/halden/documents/${document}/edit`)
  await text(page, PROBLEM).fill('First line.\n\nLast line.')
  await expectSaved(page)
  await context.setOffline(true)
  await text(page, PROBLEM).fill('First line, longer.\n\nLast line.')
  await openDraft(colleague, document)
  await text(colleague, PROBLEM).fill('First line.\n\nLast line, by Ingrid.')
  await expectSaved(colleague)
  await context.setOffline(false)
  const both = 'First line, longer.\n\nLast line, by Ingrid.'
  await expect(text(page, PROBLEM)).toHaveValue(both)
  await expect(main(page).getByText('Ingrid Solheim wrote here at the same time; both are in the text.')).toBeVisible()
  await expectSaved(page)
  await expect(text(colleague, PROBLEM)).toHaveValue(both)
})

test('a character that is being composed is not torn by what a colleague writes', async () => {
  const words = text(page, PROBLEM)
  await words.fill('First line.\n\nLast line.')
  await expectSaved(page)
  await expect(text(colleague, PROBLEM)).toHaveValue('First line.\n\nLast line.')
  await words.press('ControlOrMeta+Home')
  const keyboard = await context.newCDPSession(page)
  const compose = (letters: string) =>
    keyboard.send('Input.imeSetComposition', {
      text: letters,
      selectionStart: letters.length,
      selectionEnd: letters.length,
    })
  await compose('に')
  await text(colleague, PROBLEM).fill('First line.\n\nLast line, by Ingrid.')
  await expectSaved(colleague)
  await compose('にほ')
  await compose('にほん')
  await keyboard.send('Input.insertText', { text: '日本 ' })
  const both = '日本 First line.\n\nLast line, by Ingrid.'
  await expect(words).toHaveValue(both)
  await expectSaved(page)
  await expect(text(colleague, PROBLEM)).toHaveValue(both)
  expect(await stored('problem')).toBe(both)
})

test('what one person typed is not saved in the name of another who signs in in the same browser', async ({
  baseURL,
}) => {
  const words = text(page, CONTEXT)
  const before = await stored('context')
  await context.clearCookies()
  const tab = await context.newPage()
  await tab.goto(baseURL!)
  await tab.getByRole('button', { name: 'Enter as Ingrid Solheim' }).click()
  await expect(tab).toHaveURL(/\/w\/halden/)
  await page.bringToFront()
  await words.press('ControlOrMeta+End')
  await words.pressSequentially(' By Nora alone.')
  await expect(status('Not saved: Ingrid Solheim is signed in now')).toBeVisible()
  expect(await stored('context')).toBe(before)
  await openDraft(tab, document)
  await expect(text(tab, CONTEXT)).toHaveValue(before as string)
})
