/** Two at once: nobody's text is lost, nobody signs what they did not see, and nothing is done twice. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { draftAnswers, expectSaved, main, text } from './documents'
import { api, enterAs, type Person } from './people'

test.describe.configure({ mode: 'serial', timeout: 90_000 })

const W = '/w/halden'
let ingrid: Person
let amara: Person
let leila: Person
let useCase: string
let version: string
let approval: string

test.beforeAll(async ({ browser, baseURL }) => {
  ingrid = await enterAs(browser, baseURL!, 'Ingrid Solheim')
  amara = await enterAs(browser, baseURL!, 'Amara Okonkwo')
  leila = await enterAs(browser, baseURL!, 'Leila Haddad')
})
test.afterAll(async () => {
  for (const { page } of [ingrid, amara, leila]) await page.context().close()
})

async function fillUseCase(page: Page, name: string) {
  await page.goto(`${W}/use-cases/new`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page
    .getByLabel('The problem, in a sentence')
    .fill('Parcels that weigh more than was declared are found at the last gate.')
  await page.getByLabel('Area', { exact: true }).fill('Logistics')
}

/** As its stakeholder. */
async function giveRoles(page: Page, useCase: string) {
  const { items } = await api(page, 'halden', '/members')
  for (const [name, role] of [
    ['Mateo Quispe', 'subject_matter_expert'],
    ['Amara Okonkwo', 'data_scientist'],
  ]) {
    const { personId: person } = (items as { name: string; personId: string }[]).find((one) => one.name === name)!
    await api(page, 'halden', `/use-cases/${useCase}/roles`, { person, role })
  }
}

/** Entries of the trail about this, by what they did. */
async function actionsOn(ref: string): Promise<string[]> {
  const { items } = await api(leila.page, 'halden', `/audit/entries?search=${encodeURIComponent(ref)}&limit=200`)
  return (items as { action: string }[]).map(({ action }) => action)
}

test('a double press starts one use case', async () => {
  const { page } = ingrid
  const name = 'Parcel weight'
  await fillUseCase(page, name)
  await page.getByRole('button', { name: 'Start the use case' }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  useCase = /UC-\d+/.exec(page.url())![0]
  await giveRoles(page, useCase)
  const { items } = await api(page, 'halden', `/use-cases?search=${encodeURIComponent(name)}`)
  expect((items as { name: string }[]).filter((one) => one.name === name)).toHaveLength(1)
})

test('the same form sent again is answered with what it made', async () => {
  const { page } = ingrid
  const name = 'Parcel volume'
  await fillUseCase(page, name)
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'Start the use case' }).click()
  const request = await sent
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const again = await page.request.fetch(request.url(), {
    method: 'POST',
    headers: await request.allHeaders(),
    data: request.postDataBuffer()!,
    maxRedirects: 0,
  })
  // The first answer, not a second use case: a redirect to the one that there is.
  expect(again.headers()['x-action-redirect']).toContain(new URL(page.url()).pathname)
  const { items } = await api(page, 'halden', `/use-cases?search=${encodeURIComponent(name)}`)
  expect((items as { name: string }[]).filter((one) => one.name === name)).toHaveLength(1)
})

test('of two tabs that change one name, the second is shown both', async () => {
  const { page: first } = ingrid
  const second = await first.context().newPage()
  for (const page of [first, second]) await page.goto(`${W}/use-cases/${useCase}/edit`)
  const area = (page: Page) => page.getByRole('textbox', { name: 'Area' })
  await area(first).fill('Parcels, inbound')
  await first.getByRole('button', { name: 'Save' }).click()
  await expect(first).toHaveURL(new RegExp(`${useCase}$`))
  await area(second).fill('Parcels, outbound')
  await second.getByRole('button', { name: 'Save' }).click()
  const row = second.getByRole('row').filter({ hasText: 'Area' })
  await expect(row).toContainText('Parcels, outbound')
  await expect(row).toContainText('Parcels, inbound')
  await expect(area(second)).toHaveValue('Parcels, outbound')
  expect((await api(first, 'halden', `/use-cases/${useCase}`)).area).toBe('Parcels, inbound')
  await second.close()
})

test('of two tabs that write one card, neither text is lost', async () => {
  const { page: first } = amara
  await first.goto(`${W}/models/import?useCase=${useCase}`)
  await first.getByLabel('Or paste it here').fill(readFileSync('e2e/cards/parcel-delay.md', 'utf8'))
  await first.getByLabel('Name of the model').fill('Parcel weight')
  await first.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(first.getByRole('link', { name: /^Line 24/ })).toBeVisible()
  const { items } = await api(first, 'halden', '/models?search=Parcel%20weight')
  version = `${W}/models/${items[0].ref}/versions/1`

  // The second tab does not hear of the first: its text meets the other only when it is saved.
  const second = await first.context().newPage()
  await second.route('**/live**', (route) => route.abort())
  for (const page of [first, second]) {
    await page.goto(`${version}/edit?section=risks`)
    await expect(text(page, LIMITS)).toBeEnabled()
  }
  await text(first, LIMITS).fill('From the first tab.')
  await expectSaved(first)
  await text(second, LIMITS).fill('From the second tab.')
  const conflict = main(second).locator('.ed-conflict')
  await expect(conflict).toContainText('From the first tab.')
  await expect(text(second, LIMITS)).toHaveValue('From the second tab.')
  expect(await limits(first)).toBe('From the first tab.')
  await second.getByRole('button', { name: 'Put both into the field, and edit' }).click()
  await second.getByRole('button', { name: 'Save what stands below' }).click()
  await expectSaved(second)
  await second.close()
  expect(await limits(first)).toContain('From the first tab.')
  expect(await limits(first)).toContain('From the second tab.')
  await first.goto(`${version}/edit?section=risks`)
  await expect(text(first, LIMITS)).toHaveValue(/From the first tab\.\s+From the second tab\./)
})

const LIMITS = 'Limits, in plain words'

async function limits(page: Page): Promise<unknown> {
  const [, , , , model] = version.split('/')
  const { card } = await api(page, 'halden', `/models/${model}/versions/1`)
  return (await draftAnswers(page, card.ref)).limitations
}

test('a decision on a page that is out of date is refused, with what changed', async () => {
  const { page: author } = amara
  await author.goto(`${version}/release`)
  await author.getByRole('textbox', { name: /What do you ask for/ }).fill('It weighs as well as the scale at the gate.')
  await author.getByRole('button', { name: 'Ask for release to production' }).click()
  await expect(author).toHaveURL(/APR-\d+/)
  const stale = /APR-\d+/.exec(author.url())![0]

  const { page: decider, password } = leila
  await decider.goto(`${W}/approvals/${stale}`)
  await decider.getByRole('radio', { name: 'Approve' }).check()
  await decider.getByLabel(/^Comment/).fill('Fine as it stands.')

  await author.goto(`${version}/publish`)
  await expect(author.getByRole('main').getByText(stale).first()).toBeVisible()
  await author.getByRole('button', { name: /^Publish revision 2/ }).click()
  await expect(author).toHaveURL(/revision=2/)
  await expect(author.getByText('Revision 2 is published, and voided an approval')).toBeVisible()

  await decider.getByLabel('Your password, to sign').fill(password)
  await decider.getByRole('button', { name: 'Sign' }).click()
  await expect(decider.getByRole('alert').first()).toContainText(/changed/i)
  await decider.reload()
  await expect(decider.getByText('This request no longer fits what it asked for')).toBeVisible()
  expect((await api(decider, 'halden', `/approvals/${stale}`)).decisions).toEqual([])
})

test('a double press signs once', async () => {
  const { page: author } = amara
  await author.goto(`${version}/release`)
  await author.getByRole('textbox', { name: /What do you ask for/ }).fill('The same, with a section more.')
  await author.getByRole('button', { name: 'Ask for release to production' }).click()
  await expect(author).toHaveURL(/APR-\d+/)
  approval = /APR-\d+/.exec(author.url())![0]

  const { page, password } = leila
  await page.goto(`${W}/approvals/${approval}`)
  await page.getByRole('radio', { name: 'Approve' }).check()
  await page.getByLabel('Your password, to sign').fill(password)
  await page.getByRole('button', { name: 'Sign' }).dblclick()
  await expect(page.getByRole('region', { name: /^Signed/ })).toBeVisible()
  expect((await api(page, 'halden', `/approvals/${approval}`)).decisions).toHaveLength(1)
  expect(
    (await actionsOn(approval)).filter((action) => /^approval\.(decided|granted|approved)/.test(action)),
  ).toHaveLength(1)
})
