/** One decision from the inbox to the receipt without a pointer, seeing all the way where one is. */
import { expect, type Page, test } from '@playwright/test'
import { enterAs } from './people'

/** Presses Tab until this has the focus; what has it in between must show it. */
async function tabTo(page: Page, role: 'link' | 'button' | 'radio' | 'textbox', name: RegExp | string) {
  const target = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    await expectFocusSeen(page)
    if (await target.evaluate((element) => element === document.activeElement)) return target
  }
  throw new Error(`Tab does not lead to ${role} ${name}`)
}

/** The focus is on something inside the window and drawn with an outline or a ring of its own. */
async function expectFocusSeen(page: Page) {
  const seen = await page.evaluate(() => {
    const element = document.activeElement
    // Past the last one it goes to the browser's own bar.
    if (!element || element === document.body) return null
    const shows = (one: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'
    }
    const { width, height, bottom, right } = element.getBoundingClientRect()
    const isInside = width > 0 && height > 0 && bottom > 0 && right > 0
    // A field of several parts is drawn as one.
    const isShown = shows(element) || shows(element.parentElement!)
    return isInside && isShown ? null : element.outerHTML.slice(0, 200)
  })
  expect(seen, 'has the focus and does not show it').toBeNull()
}

test('a risk officer decides by keyboard alone', async ({ browser, baseURL }) => {
  const { page, password } = await enterAs(browser, baseURL!, 'Leila Haddad')
  await page.goto('/w/halden')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await expectFocusSeen(page)
  await tabTo(page, 'link', /^Approvals/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/approvals$/)

  await tabTo(page, 'link', /^Review and decide/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/APR-\d+$/)

  await tabTo(page, 'radio', 'Approve')
  await page.keyboard.press('Space')
  await expect(page.getByRole('radio', { name: 'Approve' })).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Request changes' })).toBeChecked()
  await expectFocusSeen(page)
  await expect(page.getByRole('status', { name: 'What you sign' })).toContainText('ask for changes')
  await page.keyboard.press('ArrowUp')

  await tabTo(page, 'textbox', /^Comment/)
  await page.keyboard.type('Acceptable, as long as somebody looks at it every week.')
  await tabTo(page, 'textbox', 'Your password, to sign')
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeFocused()
  await tabTo(page, 'textbox', 'Your password, to sign')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(password)
  await tabTo(page, 'button', 'Sign')
  await page.keyboard.press('Space')

  // What happened takes the focus, and the receipt is one step on.
  const receipt = page.getByRole('region', { name: /^Signed/ })
  await expect(receipt).toBeFocused()
  await expect(receipt).toContainText('Leila Haddad')
  await tabTo(page, 'link', 'Receipt')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toMatch(/\.json$/)
  await page.context().close()
})
