/**
 * One true path: a stakeholder's problem, a data scientist's model card, three signed decisions, a gate, a change that voids
 * them, and an auditor who checks it all without the server. On a server of its own, because it is stopped and tampered with.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import pg from 'pg'
import { ownerUrl } from '@/bin/testing/owner-url'
import { type Started, startProduct } from '@/bin/testing/started'
import { openSection, text } from './documents'
import { enterAs, type Person } from './people'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const REAL = path.resolve('../shared/samples/hf_model_cards/Emanuel_twitter-emotion-deberta-v3-base.md')
const OWN = path.resolve('e2e/cards/parcel-delay.md')

let product: Started
let token: string
let useCase: string
let version: string
let approval: string
let bundle: string
const people = new Map<string, Person>()

test.beforeAll(async () => {
  test.setTimeout(300_000)
  product = await startProduct()
  const made = await product.countersign(
    'token',
    'create',
    '--email',
    'amara@halden.example',
    '--name',
    'ci',
    '--scopes',
    'read,write',
  )
  token = made.stdout.trim()
  product.environment.COUNTERSIGN_TOKEN = token
})
test.afterAll(async () => {
  for (const { page } of people.values()) await page.context().close()
  await product.stop()
})

async function as(browser: Browser, name: string): Promise<Page> {
  if (!people.has(name)) people.set(name, await enterAs(browser, product.url, name))
  return people.get(name)!.page
}

test('the stakeholder starts a use case with four facts and is shown what is like it', async ({ browser }) => {
  const page = await as(browser, 'Ingrid Solheim')
  await page.getByRole('link', { name: 'Use cases' }).first().click()
  await page
    .getByRole('link', { name: /New use case|Start a use case/ })
    .first()
    .click()
  const name = page.getByLabel('Name', { exact: true })
  const similar = page.getByRole('region', { name: 'Similar use cases' })
  await name.pressSequentially('Churn predictions')
  await expect(similar.getByRole('status')).toHaveText(/similar use cases?$/)
  await expect(similar.getByRole('link', { name: /Churn prediction/ }).first()).toBeVisible()
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('Churn predictions')
  await name.fill('Parcel delay')
  await page.getByLabel('Area', { exact: true }).fill('Logistics')
  await page.getByRole('button', { name: 'Start the use case' }).click()
  // What is missing is said, and what was typed is still there.
  await expect(page.getByLabel('The problem, in a sentence')).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveValue('Parcel delay')
  await page
    .getByLabel('The problem, in a sentence')
    .fill('One parcel in nine is late by more than a day; we learn of it from the customer.')
  await page.getByRole('button', { name: 'Start the use case' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Parcel delay' })).toBeVisible()
  useCase = /UC-\d+/.exec(page.url())![0]
})

test('who works on it is given a role', async ({ browser }) => {
  const page = await as(browser, 'Ingrid Solheim')
  for (const [person, role] of [
    ['Mateo Quispe', 'Subject-matter expert'],
    ['Amara Okonkwo', 'Data scientist'],
  ] as const) {
    await page.goto(`/w/halden/use-cases/${useCase}`)
    await page.getByRole('button', { name: 'Give a role' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Person' }).selectOption({ label: person })
    await dialog.getByRole('combobox', { name: 'Role' }).selectOption({ label: role })
    await dialog.getByRole('button', { name: /^Give/ }).click()
    await expect(page.getByRole('row').filter({ hasText: person }).filter({ hasText: role })).toBeVisible()
  }
})

test('the data scientist imports a real model card and is told by line what could not be read', async ({ browser }) => {
  const page = await as(browser, 'Amara Okonkwo')
  await page.goto(`/w/halden/models/import?useCase=${useCase}`)
  await page.getByLabel('Or paste it here').fill(readFileSync(OWN, 'utf8'))
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('link', { name: /^Line 24/ })).toBeVisible()
  await page.goto(`/w/halden/models/import?useCase=${useCase}`)
  await page.locator('input[type=file]').setInputFiles(existsSync(REAL) ? REAL : OWN)
  await page.getByLabel('Name of the model').fill('Delay reasons')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('link', { name: /MDL-\d+ v1|version/ }).first()).toBeVisible()
  const list = await api('/models?search=Parcel%20delay')
  version = `/models/${list.items[0].ref}/versions/1`
  await page.goto(`/w/halden${version}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Parcel delay')
  await expect(page.getByText('Not for parcels that cross a border')).toBeVisible()
})

test('it is submitted for release, and its author is refused', async ({ browser }) => {
  const page = await as(browser, 'Amara Okonkwo')
  expect((await gate()).code).toBe(1)
  await page.goto(`/w/halden${version}/release`)
  for (const name of ['Mateo Quispe', 'Leila Haddad', 'Ingrid Solheim'])
    await expect(page.getByText(name).first()).toBeVisible()
  await page.getByRole('textbox', { name: /note|ask/i }).fill('It finds three of four late parcels a day ahead.')
  await page.getByRole('button', { name: /Ask for/ }).click()
  await expect(page).toHaveURL(/APR-\d+/)
  approval = /APR-\d+/.exec(page.url())![0]
  await expect(page.getByText('You wrote a part of what is being decided.', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign' })).toHaveCount(0)
  const request = await api(`/approvals/${approval}`)
  const posted = await page.request.post(`${product.url}/api/v1/approvals/${approval}/decide?workspace=halden`, {
    headers: { origin: product.url },
    data: {
      decision: 'approve',
      contentDigest: request.contentDigest,
      materialDigest: request.materialDigest,
      password: people.get('Amara Okonkwo')!.password,
    },
  })
  expect(posted.status()).toBe(403)
})

for (const [name, comment] of [
  ['Mateo Quispe', 'Matches what the desk sees.'],
  ['Leila Haddad', 'Acceptable while borders are left out.'],
  ['Ingrid Solheim', 'Worth it.'],
] as const) {
  test(`${name} decides from the inbox, signs, and gets a receipt`, async ({ browser }) => {
    const page = await as(browser, name)
    await page.goto('/w/halden/approvals')
    const row = page
      .getByRole('listitem')
      .or(page.getByRole('article'))
      .or(page.getByRole('row'))
      .filter({ hasText: approval })
      .first()
    await row
      .getByRole('link', { name: /Review/ })
      .first()
      .click()
    await expect(page).toHaveURL(new RegExp(approval))
    await page.getByRole('radio', { name: 'Approve' }).check()
    await page.getByLabel(/^Comment/).fill(comment)
    await expect(page.getByRole('status', { name: 'What you sign' })).toContainText(name)
    await page.getByLabel('Your password, to sign').fill('not my password')
    await page.getByRole('button', { name: 'Sign' }).click()
    await expect(
      page
        .getByText(/password/i)
        .filter({ hasText: /not|wrong/i })
        .first(),
    ).toBeVisible()
    await expect(page.getByLabel(/^Comment/)).toHaveValue(comment)
    await page.getByLabel('Your password, to sign').fill(people.get(name)!.password)
    await page.getByRole('button', { name: 'Sign' }).click()
    await expect(
      page
        .getByRole('link', { name: /receipt/i })
        .or(page.getByRole('button', { name: /receipt/i }))
        .first(),
    ).toBeVisible()
  })
}

test('the gate opens', async () => {
  const answer = await gate()
  expect(answer.code).toBe(0)
  const asked = await api(`/gate?model=${version.split('/')[2]}&version=1&environment=production`)
  expect(asked).toMatchObject({ allowed: true, reasons: [] })
  expect(asked.receipts).toHaveLength(3)
})

test('a new revision is published after a warning of what it voids, and the gate closes', async ({ browser }) => {
  const page = await as(browser, 'Amara Okonkwo')
  await page.goto(`/w/halden${version}/edit`)
  await openSection(page, 'Running it')
  await text(page, 'What is watched while it runs?').fill('Recall is measured every week.')
  // Before it is published it is said what that would void.
  await expect(page.getByText('Publishing this voids').first()).toBeVisible()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(page).toHaveURL(/\/publish$/)
  await expect(page.getByText(approval).first()).toBeVisible()
  for (const name of ['Mateo Quispe', 'Leila Haddad', 'Ingrid Solheim'])
    await expect(page.getByText(name).first()).toBeVisible()
  await page.getByRole('button', { name: /^Publish revision 2/ }).click()
  await expect(page).toHaveURL(new RegExp(`${version}(\\?|$)`))
  const answer = await gate()
  expect(answer.code).toBe(1)
  expect(answer.stdout).toContain('has changed since')
})

test('the auditor reads every step as a sentence and exports it with proofs', async ({ browser }) => {
  const page = await as(browser, 'Ruth Abelson')
  await page.goto(`/w/halden/audit`)
  for (const sentence of [
    new RegExp(`created ${useCase} Parcel delay`),
    /imported the model card of MDL-\d+ v1 Parcel delay/,
    new RegExp(`asked in ${approval} to release`),
    new RegExp(`Amara Okonkwo was refused at ${approval}`),
    new RegExp(`Leila Haddad approved ${approval} as risk officer`),
    new RegExp(`voided ${approval}`),
    /may go to production/,
    /was refused .* by the gate/,
  ]) {
    await expect(page.getByRole('row').filter({ hasText: sentence }).first()).toBeVisible()
  }
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export with proofs' }).click()
  bundle = path.join(product.dataDir, 'bundle.jsonl')
  await (await download).saveAs(bundle)
})

test('one row changed by a superuser is found and named', async () => {
  expect((await product.countersign('verify')).code).toBe(0)
  const client = new pg.Client({ connectionString: ownerUrl(product.dataDir) })
  await client.connect()
  await client.query("set session_replication_role = 'replica'")
  const { rows } = await client.query<{ id: string }>(
    "update approval_decisions set comment = 'Never said.' where comment = 'Worth it.' returning id",
  )
  await client.end()
  const verified = await product.countersign('verify')
  expect(verified.code).toBe(1)
  expect(verified.stdout).toContain(`approval_decisions ${rows[0]!.id}`)
})

test('with the server stopped the exported file verifies, and one changed byte is found', async () => {
  await product.stop({ keepData: true })
  expect((await product.countersign('verify', bundle)).code).toBe(0)
  const bytes = readFileSync(bundle)
  const at = bytes.indexOf('approval.granted')
  bytes[at] = 'b'.charCodeAt(0)
  writeFileSync(bundle, bytes)
  const verified = await product.countersign('verify', bundle)
  expect(verified.code).toBe(1)
})

async function api(place: string) {
  const response = await fetch(`${product.url}/api/v1${place}`, { headers: { authorization: `Bearer ${token}` } })
  return response.json()
}

async function gate() {
  return product.countersign('gate', '--model', version.split('/')[2]!, '--version', '1', '--environment', 'production')
}
