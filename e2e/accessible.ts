/** What every page owes everybody: nothing for axe to find in light and in dark, and no scrolling sideways on a phone. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const DARK_RULES = ['color-contrast', 'link-in-text-block']
const WIDTHS = [390, 320]
const DESKTOP = { width: 1280, height: 720 }
const MENU_OPEN = 'details[open] > :not(summary)'

/** Menus, reasons and dialogs that were opened before, by what is written on them: most stand on many pages. */
const opened = new Set<string>()

/**
 * Looks at the page with everything in it opened, then at each thing that opens over it. A further face of a page whose colours
 * were looked at in both themes has the same parts, so its colours are not looked at again.
 */
export async function expectAccessible(page: Page, { isFurther = false } = {}): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0)
  const menus = await openInPlace(page)
  expect.soft(await findings(page, { isFurther })).toEqual([])
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    await expectNothingHidden(page)
  }
  await page.setViewportSize(DESKTOP)
  for (const menu of menus) await expectMenu(page, menu)
  for (const opener of await page.locator('button[aria-haspopup="dialog"]').all()) await expectDialog(page, opener)
}

/** @returns the summaries of those that open over the page */
async function openInPlace(page: Page): Promise<Locator[]> {
  const over: Locator[] = []
  for (const details of await page.locator('details').all()) {
    const isOver = await details.evaluate((element: HTMLDetailsElement) => {
      const isOver = [...element.children].some((child) => getComputedStyle(child).position === 'absolute')
      element.open = !isOver
      return isOver
    })
    if (isOver) over.push(details.locator('summary'))
  }
  return over
}

async function findings(page: Page, options: { within?: string; isFurther?: boolean } = {}): Promise<string[]> {
  const { within, isFurther } = options
  const found: string[] = []
  for (const colorScheme of isFurther ? (['light'] as const) : (['light', 'dark'] as const)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // What is in order is not written down: on a page of a thousand cells that is most of the work.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false })
    if (within) axe.include(within)
    // Of all that is looked for, the theme changes the colours alone.
    const asked = colorScheme === 'light' ? axe.withTags(RULES) : axe.withRules(DARK_RULES)
    if (isFurther) asked.disableRules(['color-contrast'])
    const { violations } = await asked.analyze()
    for (const { id, nodes } of violations)
      for (const { html, failureSummary } of nodes)
        found.push(`${colorScheme}, ${id}: ${html.slice(0, 200)} ${failureSummary}`)
  }
  return found
}

/** Polled, because a script moves what is opened back inside the window. */
async function expectNothingHidden(page: Page): Promise<void> {
  const hidden = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  const message = `pixels to the right of the window of ${page.viewportSize()!.width}`
  await expect.soft.poll(hidden, { message, timeout: 2000 }).toBe(0)
}

async function isFirst(opener: Locator): Promise<boolean> {
  if (!(await opener.isVisible())) return false
  const name = await opener.innerText()
  return opened.size < opened.add(name).size
}

async function expectMenu(page: Page, summary: Locator): Promise<void> {
  if (!(await isFirst(summary))) return
  for (const width of [...WIDTHS, DESKTOP.width]) {
    await page.setViewportSize({ ...DESKTOP, width })
    if (!(await summary.isVisible())) continue
    await summary.press('Enter')
    await expectNothingHidden(page)
    if (width === DESKTOP.width) expect.soft(await findings(page, { within: MENU_OPEN })).toEqual([])
    await page.keyboard.press('Escape')
  }
}

async function expectDialog(page: Page, opener: Locator): Promise<void> {
  if (!(await isFirst(opener))) return
  const dialog = page.getByRole('dialog')
  await expect(async () => {
    await opener.click({ timeout: 1000 })
    await expect(dialog).toBeVisible({ timeout: 1000 })
  }).toPass()
  expect.soft(await findings(page, { within: 'dialog[open]' })).toEqual([])
  await page.setViewportSize({ ...DESKTOP, width: 320 })
  await expectNothingHidden(page)
  await page.setViewportSize(DESKTOP)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}
