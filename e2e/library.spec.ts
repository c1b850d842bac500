/** The library: a template is written by two people, goes through a file with an error in it, and a document moves to its next version. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { api, enterAs, type Person } from './people'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const W = '/w/halden'
const template = `parcel-check-${Date.now()}`
let leila: Person
let ngozi: Person
let amara: Person

test.beforeAll(async ({ browser, baseURL }) => {
  leila = await enterAs(browser, baseURL!, 'Leila Haddad')
  ngozi = await enterAs(browser, baseURL!, 'Ngozi Adeyemi')
  amara = await enterAs(browser, baseURL!, 'Amara Okonkwo')
})
test.afterAll(async () => {
  for (const { page } of [leila, ngozi, amara]) await page.context().close()
})

const isSaved = (page: Page) => expect(page.getByText(/^saved /)).toBeVisible()

async function publish(page: Page, version: number, note: string) {
  await page.getByRole('button', { name: 'Review and publish' }).click()
  await page.getByLabel('What is new').fill(note)
  await page.getByRole('button', { name: `Publish version ${version}` }).click()
  await expect(page.getByText(`Version ${version} is published`)).toBeVisible()
}

test('a template is started, and what is missing is said until it is there', async () => {
  const { page } = leila
  await page.goto(`${W}/library/new`)
  await page.getByLabel('Name', { exact: true }).fill('Parcel check')
  await page.getByLabel('Key', { exact: true }).fill(template)
  // A stage whose gate no other journey passes: a template is asked for from its first version on.
  await page.getByLabel('Stage', { exact: true }).selectOption({ label: 'Retired' })
  await page.getByRole('button', { name: 'Start the draft' }).click()
  await page.getByLabel('Purpose').fill('Says whether parcels are weighed well enough to learn from.')
  await page.getByRole('button', { name: 'Add a section' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await page.getByLabel('Name', { exact: true }).fill('The scales')
  await page.getByLabel('Why we ask').fill('A scale that drifts teaches the model to drift.')
  await page.getByLabel('What good looks like').fill('Each scale with the date it was last checked.')
  await page.getByRole('button', { name: 'Add a question' }).click()
  await page.getByLabel('Question', { exact: true }).fill('How often are the scales checked?')
  await page.getByLabel('Kind of answer').selectOption({ label: 'Choice' })
  const problem = page.getByRole('region', { name: 'Problems' }).getByRole('button', { name: /Choices 1 words/ })
  await problem.click()
  await expect(page.getByLabel('Words', { exact: true })).toBeFocused()
  await page.getByLabel('Words', { exact: true }).fill('Every week')
  await page.getByRole('button', { name: 'Add a question' }).click()
  await page.getByLabel('Question', { exact: true }).fill('Who checks them?')
  await expect(page.getByText('The saved draft can be published.')).toBeVisible()
})

test('two people write at once: each sees how the other’s differs, and nothing is overwritten before they choose', async () => {
  await ngozi.page.goto(`${W}/library/${template}/edit`)
  await leila.page.getByRole('button', { name: 'The template' }).click()
  await leila.page.getByLabel('Purpose').fill('Says whether parcels are weighed well enough, by Leila.')
  await isSaved(leila.page)
  await ngozi.page.getByLabel('Name', { exact: true }).fill('Parcel check, by Ngozi')
  const conflict = ngozi.page.getByRole('alert').filter({ hasText: 'Someone else saved a draft' })
  await expect(conflict).toContainText('is now “Parcel check”')
  await expect(ngozi.page.getByLabel('Name', { exact: true })).toHaveValue('Parcel check, by Ngozi')
  await conflict.getByRole('button', { name: 'Take theirs' }).click()
  await expect(ngozi.page.getByLabel('Purpose')).toHaveValue(/by Leila\.$/)
  await expect(ngozi.page.getByRole('button', { name: 'Put it back' })).toBeVisible()
  await publish(leila.page, 1, 'The first one.')
})

test('a file with an error is refused by line and reason; put right, it is the next draft', async () => {
  const { page } = leila
  await page.getByText('More', { exact: true }).first().click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Export as YAML').click()])
  const text = readFileSync(await download.path(), 'utf8').replace('Who checks them?', 'Which team checks them?')
  const broken = text.replace('kind: choice', 'kind: choise')
  const line = broken.slice(0, broken.indexOf('choise')).split('\n').length
  await page.goto(`${W}/library/import?template=${template}`)
  await page.getByLabel('Or paste it here').fill(broken)
  await page.getByRole('button', { name: 'Import as a draft' }).click()
  const errors = page.getByRole('region', { name: 'Errors in the file' })
  await expect(errors).toContainText(`Line ${line}, column `)
  await expect(errors).toContainText('One of markdown, text')
  await page.getByLabel('Or paste it here').fill(text)
  await page.getByRole('button', { name: 'Import as a draft' }).click()
  await expect(page.getByRole('heading', { name: 'Write version 2 of Parcel check' })).toBeVisible()
})

test('a document moves on only when every answer that would be lost is given up', async () => {
  const { page } = amara
  const { items } = await api(page, 'halden', '/use-cases?search=churn')
  const { ref } = await api(page, 'halden', '/documents', { useCase: items[0].ref, template })
  await api(page, 'halden', `/documents/${ref}/answers`, {
    answers: { how_often_are_the_scales_checked: 'every_week', who_checks_them: 'The night shift.' },
    revisions: { how_often_are_the_scales_checked: 0, who_checks_them: 0 },
  })
  await leila.page.getByRole('button', { name: 'The scales' }).click()
  await leila.page.getByRole('button', { name: 'Which team checks them?' }).click()
  await leila.page.getByRole('button', { name: 'Take out Which team checks them?' }).click()
  await isSaved(leila.page)
  await publish(leila.page, 2, 'Nobody needs to know who.')
  await leila.page.getByRole('link', { name: `See what moving it would mean for ${ref}` }).click()
  await expect(leila.page.getByRole('heading', { name: /One answer would be lost$/ })).toBeVisible()

  await page.goto(`${W}/documents/${ref}/migrate`)
  await expect(page.getByText('The night shift.')).toBeVisible()
  const move = page.getByRole('button', { name: 'Move to version 2 and lose it' })
  await expect(async () => {
    await move.click()
    await expect(page.getByRole('alert').filter({ hasText: 'Who checks them?' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByRole('checkbox', { name: /^Who checks them\?/ }).check()
  await move.click()
  await expect(page).toHaveURL(new RegExp(`/documents/${ref}/edit$`))
  await expect(page.getByText('Parcel check, version 2')).toBeVisible()
  await expect(page.getByText('Who checks them?')).toHaveCount(0)

  await leila.page.goto(`${W}/library/${template}`)
  await leila.page.getByText('Retire this template').click()
  await leila.page.getByLabel('Why', { exact: true }).fill('The journey is over.')
  await leila.page.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(leila.page.getByText('No new document begins with this template')).toBeVisible()
})
