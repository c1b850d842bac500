/** People in browsers of their own who write in one document, and a document for them. */
import { type Browser, expect, type Page } from '@playwright/test'
import type { Started } from '@/bin/testing/started'
import { openDraft, text } from '@/e2e/documents'
import { acceptInvitation, api, enterAs, invite, signIn } from '@/e2e/people'
import { anyField, aTemplate } from '@/lib/templates/testing/fields'
import { mulberry32 } from './random'

const ADMIN = 'Ngozi Adeyemi'
const OWNER = 'Ingrid Solheim'
/** Of the demo, beside the owner of the use case; whoever is missing is invited. */
const COLLEAGUES = [
  'Mateo Quispe',
  'Amara Okonkwo',
  'Priya Raghavan',
  'Tomasz Wiśniewski',
  'Kenji Watanabe',
  'Sofia Lindqvist',
  'Hanna Kowalczyk',
  'Rolf Eide',
  'Lan Nguyễn',
]

export interface Writer {
  name: string
  page: Page
  /** The field that is theirs alone. */
  field: string
  question: string
  /** What they have typed into it: what has to be there in the end. */
  typed: string
  random: () => number
  /** Signs in again in another tab of the same browser. */
  returns(): Promise<void>
}

export interface Desk {
  /** `DOC-21` */
  document: string
  writers: Writer[]
  /** A field for each two of them. */
  shared: { field: string; question: string }[]
}

const numbered = (what: string, at: number) => `${what} ${String(at + 1).padStart(2, '0')}`

/** A document with a field for each of `people`, open at all of them. */
export async function openDesk(product: Started, browser: Browser, people: number, seed: number): Promise<Desk> {
  const own = Array.from({ length: people }, (_, at) => ({ field: `own_${at}`, question: numbered('Own', at) }))
  const shared = Array.from({ length: people >> 1 }, (_, at) => ({
    field: `shared_${at}`,
    question: numbered('Shared', at),
  }))
  const admin = (await enterAs(browser, product.url, ADMIN)).page
  const owner = await enterAs(browser, product.url, OWNER)
  const fields = [...own, ...shared].map(({ field, question }) =>
    anyField('markdown', { key: field, label: question, material: false }),
  )
  await publishTemplate(admin, JSON.stringify(aTemplate(fields, { key: 'soak', name: 'Soak' })))
  const { items: members } = await api(admin, 'halden', '/members')
  const colleagues = COLLEAGUES.slice(0, people - 1)
  const { ref: useCase } = await api(owner.page, 'halden', '/use-cases', {
    name: 'Soak',
    area: 'Soak',
    problem: 'Many write at once.',
    team: (members as { name: string; personId: string }[])
      .filter(({ name }) => colleagues.includes(name))
      .map(({ personId: person }) => ({ person, role: 'data_scientist' })),
  })
  const { ref: document } = await api(owner.page, 'halden', '/documents', { useCase, template: 'soak' })

  const came = [demoPerson(OWNER, owner.page)]
  for (const name of colleagues) came.push(demoPerson(name, (await enterAs(browser, product.url, name)).page))
  for (let at = came.length; at < people; at++) came.push(await newcomer(browser, product.url, admin, useCase, at))
  await admin.context().close()
  const writers = came.map((person, at) => ({
    ...person,
    ...own[at]!,
    typed: '',
    random: mulberry32(seed * 1000 + at),
  }))
  for (const { page } of writers) await openDraft(page, document)
  return { document, writers, shared }
}

async function publishTemplate(page: Page, definition: string) {
  const headers = { origin: new URL(page.url()).origin, 'content-type': 'application/yaml' }
  const imported = await page.request.post('/api/v1/templates/import?workspace=halden', { headers, data: definition })
  expect(imported.ok(), await imported.text()).toBe(true)
  await api(page, 'halden', '/templates/soak/publish', { revision: 1, note: 'To soak.' })
}

type Person = Pick<Writer, 'name' | 'page' | 'returns'>

const demoPerson = (name: string, page: Page): Person => ({
  name,
  page,
  async returns() {
    const tab = await page.context().newPage()
    await tab.goto('/')
    await tab.getByRole('button', { name: `Enter as ${name}` }).click()
    await expect(tab).toHaveURL(/\/w\/halden/, { timeout: 30_000 })
    await tab.close()
  },
})

async function newcomer(browser: Browser, baseURL: string, admin: Page, useCase: string, at: number): Promise<Person> {
  const account = {
    name: numbered('Writer', at),
    email: `writer${at}@halden.example`,
    password: 'words enough for a soak',
  }
  const link = await invite(admin, 'halden', { ...account, useCase, role: 'Data scientist' })
  const page = await (await browser.newContext({ baseURL })).newPage()
  await acceptInvitation(page, link, account)
  return {
    name: account.name,
    page,
    async returns() {
      const tab = await page.context().newPage()
      await tab.goto('/sign-in')
      await signIn(tab, account)
      await expect(tab).toHaveURL(/\/w\/halden/, { timeout: 30_000 })
      await tab.close()
    },
  }
}

const pieces = [
  'plain words ',
  'a comma, ',
  'Größe ',
  'cafe\u0301 ',
  '漢字 ',
  '👩🏽‍🔧 ',
  'שלום ',
  '  ',
  '0.1+0.2 ',
  '<b>&amp;</b> ',
  '\n',
  '– “so” ',
]

/** Some keys at the end of their field, as fast as people type; sometimes the last ones are taken back. */
export async function typeSome({ page, question, random }: Writer): Promise<string> {
  const words = Array.from(
    { length: 1 + Math.floor(random() * 4) },
    () => pieces[Math.floor(random() * pieces.length)]!,
  )
  const slip = random() < 0.3 ? 'slipp' : ''
  await text(page, question).press('ControlOrMeta+End')
  await page.keyboard.type(words.join('') + slip, { delay: 2 + random() * 20 })
  for (const _ of slip) await page.keyboard.press('Backspace')
  return words.join('')
}

/** What stands on the screen at one moment: the field, and whether the page calls everything saved. */
export async function seen({
  page,
  question,
}: Pick<Writer, 'page' | 'question'>): Promise<{ value: string; isSaved: boolean }> {
  return text(page, question).evaluate((area: HTMLTextAreaElement) => ({
    value: area.value,
    isSaved: /Saved (just now|\d+ (s|min) ago)/.test(area.closest('main')!.innerText),
  }))
}
