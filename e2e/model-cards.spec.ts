/** A model card from the file to the sign-off: read by two roles, filled by two, published, compared, corrected by a file, sent out. */
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { draftAnswers, expectSaved, main, text } from './documents'
import { api, enterAs, type Person } from './people'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const W = '/w/halden'
const FILE = readFileSync('e2e/cards/parcel-delay.md', 'utf8')
let ingrid: Person
let amara: Person
let mateo: Person
let version: string
let card: string

test.beforeAll(async ({ browser, baseURL }) => {
  ingrid = await enterAs(browser, baseURL!, 'Ingrid Solheim')
  amara = await enterAs(browser, baseURL!, 'Amara Okonkwo')
  mateo = await enterAs(browser, baseURL!, 'Mateo Quispe')
})
test.afterAll(async () => {
  for (const { page } of [ingrid, amara, mateo]) await page.context().close()
})

const part = (page: Page, name: string): Locator => main(page).getByRole('region', { name: new RegExp(`^${name}`) })
const firstPart = (page: Page): Locator => main(page).getByRole('heading', { level: 2 }).first()

test('a file gives a version with its card, and every figure says that nobody has compared it', async () => {
  const made = await api(ingrid.page, 'halden', '/use-cases', {
    name: 'Parcels, card by card',
    area: 'Logistics',
    problem: 'One parcel in nine is late.',
  })
  const { items } = await api(ingrid.page, 'halden', '/members')
  for (const [name, role] of [
    ['Mateo Quispe', 'subject_matter_expert'],
    ['Amara Okonkwo', 'data_scientist'],
  ]) {
    const { personId: person } = (items as { name: string; personId: string }[]).find((one) => one.name === name)!
    await api(ingrid.page, 'halden', `/use-cases/${made.ref}/roles`, { person, role })
  }
  const { page } = amara
  await page.goto(`${W}/models/import?useCase=${made.ref}`)
  await page.getByLabel('Or paste it here').fill(FILE)
  await page.getByLabel('Name of the model').fill('Parcel cards')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('link', { name: /^Line 24/ })).toBeVisible()
  const { items: models } = await api(page, 'halden', '/models?search=Parcel%20cards')
  version = `${W}/models/${models[0].ref}/versions/1`
  card = (await api(page, 'halden', `/models/${models[0].ref}/versions/1`)).card.ref

  await page.goto(version)
  const results = main(page).getByRole('table', { name: 'Results, a figure a row' })
  const recall = results.getByRole('row').filter({ hasText: 'recall' })
  await expect(recall).toContainText('0.74')
  await recall.getByText('Self-reported').click()
  await expect(recall.getByText('The version names no run')).toBeVisible()
})

test('each role reads it in its own view, and can look through the eyes of another', async () => {
  await amara.page.goto(version)
  await expect(main(amara.page)).toContainText('You read it in the Data science view')
  await expect(firstPart(amara.page)).toContainText('Evaluation')

  const { page } = ingrid
  await page.goto(version)
  await expect(main(page)).toContainText('You read it in the Business view')
  await expect(firstPart(page)).toContainText('Purpose')
  await expect(part(page, 'Limits and risks')).toContainText('Not for parcels that cross a border')
  await main(page).getByText('Business view').click()
  await main(page).getByRole('link', { name: 'Engineering' }).click()
  await expect(firstPart(page)).toContainText('Running it')
  await expect(page).toHaveURL(/as=engineering/)
})

test('two roles fill it at once; a known failure is a sentence to start from', async () => {
  const { page: business } = ingrid
  await business.goto(`${version}/edit?section=purpose`)
  await text(business, 'What is it worth?').fill('Two calls in three are saved: about €9k a month.')

  const { page: expert } = mateo
  await expert.goto(`${version}/edit?section=risks`)
  const cases = expert.locator('#field-failure_cases')
  await cases.getByText(/^What is known to go wrong/).click()
  await expect(cases.getByText('How was the truth decided that it learnt from').first()).toBeVisible()
  await cases.getByRole('button', { name: /^Start from this sentence.*What does it say when an input is late/ }).click()
  const words = text(expert, 'Known failure cases')
  await expect(words).toHaveValue(/^Without … it answers as if the value were average/)
  await words.fill('Without the scan at the depot it answers as if the parcel were on time.')
  await expectSaved(business)
  await expectSaved(expert)
  const answers = await draftAnswers(expert, card)
  expect(answers.worth).toBe('Two calls in three are saved: about €9k a month.')
  expect(answers.failure_cases).toBe('Without the scan at the depot it answers as if the parcel were on time.')
})

test('words of a list are added, moved and taken away by keyboard, and pasted line by line', async () => {
  const { page } = amara
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${version}/edit?section=details`)
  const tags = main(page).getByRole('group', { name: /^Tags/ })
  await expect(tags.getByRole('textbox')).toHaveCount(2)
  await expect(tags.getByRole('textbox').last()).toBeEnabled()
  await tags.getByRole('textbox').last().press('Enter')
  await page.keyboard.type('late')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(tags.getByRole('textbox').nth(1)).toHaveValue('late')
  await page.evaluate(() => navigator.clipboard.writeText('one\n two \n\nthree'))
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(tags.getByRole('textbox')).toHaveCount(6)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Backspace')
  await expect(tags.getByRole('textbox')).toHaveCount(6)
  await expectSaved(page)
  expect((await draftAnswers(page, card)).tags).toEqual([
    'logistics',
    'late',
    'one',
    'two',
    'three',
    'tabular-classification',
  ])
  await text(page, 'Type of model').fill('Gradient-boosted trees')
  await expectSaved(page)
})

test('what publishing changes is shown, and each answer says who gave it and since when', async () => {
  const { page } = amara
  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(main(page).getByRole('row').filter({ hasText: 'What is it worth?' })).toContainText('Two calls in three')
  await page.getByRole('button', { name: /^Publish revision 2/ }).click()
  await expect(page).toHaveURL(new RegExp(`${version}\\?revision=2`))
  await expect(main(page).getByText('Revision 2 is published')).toBeVisible()
  const worth = page.locator('#field-worth')
  await expect(worth).toContainText('Ingrid Solheim')
  await expect(worth).toContainText('r2')
  await expect(page.locator('#field-limitations')).toContainText('out of a file')
})

test('two of its revisions stand side by side: what differs, or everything', async () => {
  const { page } = amara
  await main(page).getByRole('link', { name: 'Compare', exact: true }).click()
  await expect(main(page).getByRole('heading', { level: 1 })).toContainText(
    /things differ between MDL-\d+ v1, revision 1/,
  )
  await expect(main(page).getByRole('row').filter({ hasText: 'What is it for?' })).toHaveCount(0)
  await main(page).getByRole('link', { name: 'Everything' }).click()
  await expect(main(page).getByRole('row').filter({ hasText: 'Limits, in plain words' })).toHaveCount(1)
  await expect(main(page).getByRole('row').filter({ hasText: 'recall' }).first()).toContainText('0.74')
  await main(page).getByLabel('Compare with').selectOption({ label: 'Revision 1' })
  await main(page).getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL(/with=rev-1/)
})

test('a file that says otherwise proposes; a person decides', async () => {
  const { page } = amara
  await page.goto(`${version}/edit?section=risks`)
  const limits = text(page, 'Limits, in plain words')
  await limits.fill('Not for parcels that cross a border.')
  await expectSaved(page)
  const file = FILE.replace('it has seen few of them', 'it has seen none of them').replace(
    'Parcels of 2025',
    'Parcels of 2024 and 2025',
  )
  const [, , , , model] = version.split('/')
  const given = await page.request.post(
    `/api/v1/models/${model}/versions/1/card/import?workspace=halden&format=huggingface`,
    {
      headers: { origin: new URL(page.url()).origin, 'content-type': 'text/markdown' },
      data: Buffer.from(file),
    },
  )
  expect(given.status(), await given.text()).toBe(201)

  await page.goto(version)
  await main(page).getByRole('link', { name: 'Compare and decide' }).click()
  const proposal = main(page).getByRole('article', { name: 'Limits, in plain words' })
  await expect(proposal.locator('ins').first()).toBeVisible()
  await expect(proposal).toContainText('it has seen none of them')
  await proposal.getByRole('button', { name: 'Accept' }).click()
  await expect(proposal).toHaveCount(0)
  // What a person did to the tags, the file does not know of.
  await main(page).getByRole('article', { name: 'Tags' }).getByRole('button', { name: 'Decline' }).click()
  await expect(main(page).getByText('No file says anything else than the card')).toBeVisible()
  expect((await draftAnswers(page, card)).limitations).toContain('it has seen none of them')
})

test('it leaves in the forms of other tools', async () => {
  const { page } = amara
  for (const [form, name, content] of [
    ['Hugging Face README', /README\.md$/, 'library_name: xgboost'],
    ['CycloneDX', /cdx\.json$/, '"bomFormat"'],
    ['Web page', /\.html$/, '<html'],
    ['PDF', /\.pdf$/, '%PDF'],
  ] as const) {
    await page.goto(version)
    await main(page).getByText('Export', { exact: true }).click()
    const download = page.waitForEvent('download')
    await main(page)
      .getByRole('link', { name: new RegExp(`^${form}`) })
      .click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(name)
    expect(readFileSync(await file.path(), 'latin1')).toContain(content)
  }
})
