/** The editor of a document as people use it: by what the questions are called. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Answers } from '@/lib/templates/vocabulary'
import { api } from './people'

const W = '/w/halden'

/** A field's name begins with its question; what else it says depends on the field. */
const asked = (question: string) => new RegExp(`^${question.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

export const main = (page: Page): Locator => page.getByRole('main')
export const text = (page: Page, question: string): Locator =>
  main(page).getByRole('textbox', { name: asked(question) })

export async function openDraft(page: Page, document: string): Promise<void> {
  await page.goto(`${W}/documents/${document}/edit`)
  await expect(main(page).getByRole('heading', { level: 1 })).toBeVisible()
}

export async function openSection(page: Page, name: string): Promise<void> {
  const sections = page.getByRole('navigation', { name: 'Sections of the document' })
  await sections.getByRole('link', { name: new RegExp(`^\\d+ ${name}`) }).click()
  await expect(main(page).getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Key by key, as people do. */
export async function type(page: Page, question: string, words: string): Promise<void> {
  const field = text(page, question)
  await field.pressSequentially(words)
  await expect(field).toHaveValue(words)
}

/** One of a few that stand side by side, or of a list. */
export async function choose(page: Page, question: string, option: string): Promise<void> {
  const group = main(page).getByRole('radiogroup', { name: asked(question) })
  const list = main(page).getByRole('combobox', { name: asked(question) })
  await expect(group.or(list)).toBeVisible()
  if (await group.isVisible()) await group.getByRole('radio', { name: option }).check()
  else await list.selectOption({ label: option })
}

/** Yes or no, and why. */
export async function sayYesOrNo(page: Page, question: string, answer: 'Yes' | 'No', why: string): Promise<void> {
  const group = main(page).getByRole('radiogroup', { name: asked(question) })
  await group.getByRole('radio', { name: answer }).check()
  const reason = main(page).getByRole('textbox', { name: new RegExp(`^Why.*: ${asked(question).source.slice(1)}`) })
  await reason.pressSequentially(why)
}

/** A row of a table that was empty, cell by cell. */
export async function addRow(page: Page, question: string, cells: Record<string, string>): Promise<void> {
  const table = main(page).getByRole('group', { name: asked(question) })
  await table.getByRole('button', { name: 'Add a row' }).click()
  for (const [column, words] of Object.entries(cells))
    await table.getByRole('textbox', { name: `${column}, row 1` }).pressSequentially(words)
}

/** The page itself says that the server has everything. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(main(page).getByText(/^Saved (just now|\d+ s ago|\d+ min ago)$/)).toBeVisible({ timeout: 30_000 })
}

export async function publish(page: Page, document: string): Promise<void> {
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: /^Publish revision 1/ }).click()
  await expect(page).toHaveURL(new RegExp(`/documents/${document}\\?revision=1`))
}

export async function publishedAnswers(page: Page, document: string): Promise<Answers> {
  return (await api(page, 'halden', `/documents/${document}/revisions/1`)).answers
}

export async function draftAnswers(page: Page, document: string): Promise<Answers> {
  return (await api(page, 'halden', `/documents/${document}`)).draft.answers
}
