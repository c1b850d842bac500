/**
 * The design phase of one use case: a stakeholder, an expert and a data scientist fill its first three documents in three browsers at
 * once, and the first gate is asked for, decided by somebody who wrote none of them, and passed.
 */
import { expect, type Page, test } from '@playwright/test'
import type { Answers } from '@/lib/templates/vocabulary'
import {
  addRow,
  choose,
  expectSaved,
  main,
  openDraft,
  openSection,
  publish,
  publishedAnswers,
  sayYesOrNo,
  text,
  type,
} from './documents'
import { api, enterAs, type Person } from './people'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const W = '/w/halden'
const NAMES = {
  ingrid: 'Ingrid Solheim',
  mateo: 'Mateo Quispe',
  amara: 'Amara Okonkwo',
  hanna: 'Hanna Kowalczyk',
  ruth: 'Ruth Abelson',
} as const
const people = {} as Record<keyof typeof NAMES, Person>
let useCase: string
let approval: string
const documents = { value: '', requirements: '', metrics: '' }

/** What people typed, by field; a document must say exactly that in the end. */
const typed: Record<keyof typeof documents, Answers> = {
  value: {
    problem: 'One reading in forty is typed wrongly.',
    context:
      'Two attempts with stricter forms failed – “nobody reads them”.\nDie Änderung der Zähler (2027) ändert alles.',
    beneficiaries: '',
    value_per_year: { amount: 1584000.5, currency: 'EUR' },
    value_reasoning: '40,000 corrections a year × €39.60 — measured in Q3. 👩🏽‍🔧 ±5 %',
    cost_to_build: { amount: 90000, currency: 'EUR' },
    cost_to_run: { amount: 30000, currency: 'EUR' },
  },
  requirements: {
    end_user: '64 dispatchers in five centres, on two shifts.',
    decision: 'Ring the customer before the bill goes out; the dispatcher may overrule it.',
    domain_requirements: 'Never a bill above 3× the year before.\n- holiday flats\n- farms: “nyår” ≠ new year',
    prediction_frequency: 'daily',
    ready_by: 'Mondays at 6:00, on data of Sunday.',
    no_answer: 'Yesterday’s list, with its age.  Two blanks  inside.',
    accuracy_need: 'Nine of ten wrong readings found; today it is four.',
    worse_error: 'miss',
    groups: 'All regions; flats and houses alike. עברית בתוך الجملة.',
    explanation: 'none',
    transparency: { value: true, reason: 'The letter says so.' },
    personal_data: { value: true, reason: 'Meter and address of customers, nothing more.' },
    has_duties: { value: false, reason: 'The metering act asks for nothing beyond what we do.' },
  },
  metrics: {
    baselines: 'All bills of 2025, corrected by hand; a sample of 2,000 read twice.',
    alignment: 'A wrong reading found is a correction that nobody writes. Ὅμηρος, naïve, 漢字.',
    trade_offs: 'Recall against calls: past 300 calls a day the calls win.',
    review_cadence: 'monthly',
  },
}

test.beforeAll(async ({ browser, baseURL }) => {
  for (const key of Object.keys(NAMES) as (keyof typeof NAMES)[])
    people[key] = await enterAs(browser, baseURL!, NAMES[key])
})
test.afterAll(async () => {
  for (const { page } of Object.values(people)) await page.context().close()
})

test('a use case with its team and three documents', async () => {
  const { page } = people.ingrid
  const { items: members } = await api(page, 'halden', '/members')
  const idOf = (name: string) =>
    (members as { name: string; personId: string }[]).find((member) => member.name === name)!.personId
  const created = await api(page, 'halden', '/use-cases', {
    name: 'Meter readings',
    area: 'Field service',
    problem: typed.value.problem,
    team: [
      { person: idOf(NAMES.hanna), role: 'business_stakeholder' },
      { person: idOf(NAMES.mateo), role: 'subject_matter_expert' },
      { person: idOf(NAMES.amara), role: 'data_scientist' },
    ],
  })
  useCase = created.ref
  documents.value = created.document
  const start = async (by: Page, template: string) =>
    (await api(by, 'halden', '/documents', { useCase, template })).ref as string
  documents.requirements = await start(people.mateo.page, 'business-requirements')
  documents.metrics = await start(people.amara.page, 'key-metrics')
})

test('three people fill them at once', async () => {
  await Promise.all([
    fillValue(people.ingrid.page),
    fillRequirements(people.mateo.page),
    fillMetrics(people.amara.page),
  ])
})

async function fillValue(page: Page) {
  const { context, value_reasoning } = typed.value as Record<string, string>
  await openDraft(page, documents.value)
  await expect(text(page, 'What goes wrong today?')).toHaveValue(typed.value.problem as string)
  await type(page, 'What else should people know?', context!)
  await openSection(page, 'The value')
  await type(page, 'Expected value a year', '1,584,000.50')
  await type(page, 'How did you come to that figure?', value_reasoning!)
  await openSection(page, 'The cost')
  await type(page, 'Cost to build, once', '90000')
  await type(page, 'Cost to run, a year', '30 000')
  await expectSaved(page)
}

async function fillRequirements(page: Page) {
  const words = typed.requirements as Record<string, string>
  const reason = (field: string) => (typed.requirements[field] as { reason: string }).reason
  await openDraft(page, documents.requirements)
  await type(page, 'Who uses the prediction?', words.end_user!)
  await type(page, 'What will they do with it?', words.decision!)
  await type(page, 'Which rules of the domain must it respect?', words.domain_requirements!)
  await openSection(page, 'When, and how fast')
  await expect(text(page, 'By when must a list be ready')).toHaveCount(0)
  await choose(page, 'How often are predictions needed?', 'Every day')
  await type(page, 'By when must a list be ready', words.ready_by!)
  await type(page, 'What happens when there is no answer?', words.no_answer!)
  await openSection(page, 'How right it must be')
  await type(page, 'How right must it be to be useful?', words.accuracy_need!)
  await choose(page, 'Which error is worse?', 'To miss a case')
  await type(page, 'For whom must it be equally good?', words.groups!)
  await openSection(page, 'Understanding it')
  await choose(page, 'Must a prediction explain itself?', 'No, the outcome is enough')
  await sayYesOrNo(page, 'Must people be told that a model is involved?', 'Yes', reason('transparency'))
  await openSection(page, 'Law and agreements')
  await sayYesOrNo(page, 'Will it use data about people?', 'Yes', reason('personal_data'))
  await sayYesOrNo(page, 'Do other laws, contracts or standards apply?', 'No', reason('has_duties'))
  await expectSaved(page)
}

const metrics = [
  { name: 'Readings found', audience: 'Technical', unit: '%', baseline: '40', target: '90', guardrail: '35' },
  { name: 'Calls to the desk', audience: 'Domain', unit: 'a day', baseline: '210', target: '120', guardrail: '300' },
  {
    name: 'Corrections',
    audience: 'Business',
    unit: 'EUR',
    baseline: '1584000',
    target: '400000',
    guardrail: '1700000',
  },
] as const

async function linkMetrics(page: Page) {
  await main(page).getByRole('link', { name: 'Say what drives what' }).click()
  await expect(page).toHaveURL(/\/use-cases\/UC-\d+\/metrics$/)
  await page.goto(`${page.url()}/links/new`)
  await page.getByLabel('This metric').selectOption({ label: 'Technical: Readings found (%)' })
  await page.getByLabel('drives this one').selectOption({ label: 'Business: Corrections (EUR)' })
  await page.getByLabel('Why one drives the other').fill('No bill.')
  await page.getByRole('radio', { name: 'As a rate' }).check()
  for (const [label, figure] of [
    ['When the driver moves by', '1'],
    ['the driven moves by', '-12000'],
    ['at least', '-15000'],
    ['at most', '-9000'],
  ] as const)
    await page.getByLabel(label).fill(figure)
  await page.getByRole('button', { name: 'Add the link' }).click()
  await expect(page).toHaveURL(/\/use-cases\/UC-\d+\/metrics/)
}

async function fillMetrics(page: Page) {
  const words = typed.metrics as Record<string, string>
  await openDraft(page, documents.metrics)
  await type(page, 'How were the baselines measured?', words.baselines!)
  for (const metric of metrics) {
    await main(page)
      .getByRole('link', { name: /^Add a/ })
      .first()
      .click()
    await page.getByLabel('Name', { exact: true }).fill(metric.name)
    await page.getByRole('radio', { name: metric.audience }).check()
    await page.getByRole('radio', { name: metric.audience === 'Technical' ? /^Higher/ : /^Lower/ }).check()
    await page.getByLabel('Definition').fill('Counted over all readings of a month, at its end.')
    await page.getByLabel('Unit').fill(metric.unit)
    for (const figure of ['Baseline', 'Target', 'Guardrail'] as const)
      await page.getByRole('textbox', { name: figure }).fill(metric[figure.toLowerCase() as 'target'])
    await page.getByRole('combobox', { name: 'Owner' }).selectOption({ label: NAMES.amara })
    await page.getByRole('combobox', { name: 'Measured' }).selectOption({ label: 'Every month' })
    await page.getByLabel('Source').fill('The billing system.')
    await page.getByRole('button', { name: 'Add the metric' }).click()
    await expect(page).toHaveURL(new RegExp(`/documents/${documents.metrics}/edit`))
    await expect(main(page).getByText(metric.name)).toBeVisible()
  }
  // Left and come back to three times, and still there.
  await expect(text(page, 'How were the baselines measured?')).toHaveValue(words.baselines!)
  await linkMetrics(page)
  await openDraft(page, documents.metrics)
  await expect(main(page).getByText(/^Drives MET-\d+ Corrections: 1 point ≈ /)).toBeVisible()
  await openSection(page, 'How they hang together')
  await type(page, 'Why do these metrics tell us', words.alignment!)
  await type(page, 'Where do they pull against each other', words.trade_offs!)
  await openSection(page, 'When a guardrail is passed')
  await addRow(page, 'What happens when a guardrail is passed?', { Metric: 'Readings found', 'What is done': 'Look.' })
  await main(page)
    .getByRole('combobox', { name: /^Who sees to it/ })
    .selectOption({ label: `${NAMES.amara}, data scientist` })
  await choose(page, 'How often do all three audiences', 'Every month')
  await expectSaved(page)
}

test('who else is here is shown, and what others write appears without loading the page again', async () => {
  const [ingrid, mateo, amara] = [people.ingrid.page, people.mateo.page, people.amara.page]
  for (const page of [ingrid, mateo, amara]) await openDraft(page, documents.value)
  const here = (page: Page) => page.getByRole('list', { name: 'Here now' })
  for (const page of [ingrid, mateo, amara]) await expect(here(page).getByRole('listitem')).toHaveCount(3)
  await text(mateo, 'What else should people know?').focus()
  await expect(here(ingrid)).toContainText('Mateo Quispe, in “What else should people know?”')
  await text(mateo, 'What else should people know?').press('ControlOrMeta+End')
  await mateo.keyboard.type('\nThe old meters stay until 2031.')
  typed.value.context += '\nThe old meters stay until 2031.'
  for (const page of [ingrid, amara])
    await expect(text(page, 'What else should people know?')).toHaveValue(typed.value.context as string)
})

test('two who write in one field at once are shown both texts, and both survive', async () => {
  const [ingrid, mateo, amara] = [people.ingrid.page, people.mateo.page, people.amara.page]
  const question = 'Who benefits, and how will they notice?'
  const theirs = { ingrid: 'Customers: fewer wrong bills.', mateo: 'The desk: 60 calls a day less.' }
  await Promise.all([type(ingrid, question, theirs.ingrid), type(mateo, question, theirs.mateo)])
  const offer = (page: Page) =>
    main(page)
      .getByRole('alert')
      .filter({ hasText: `changed “${question}”` })
  await expect.poll(async () => (await offer(ingrid).count()) + (await offer(mateo).count())).toBe(1)
  const [second, first] = (await offer(ingrid).isVisible()) ? [ingrid, mateo] : [mateo, ingrid]
  // Nothing was overwritten on either screen.
  await expect(text(first, question)).toHaveValue(first === ingrid ? theirs.ingrid : theirs.mateo)
  await expect(text(second, question)).toHaveValue(second === ingrid ? theirs.ingrid : theirs.mateo)
  await main(second).getByRole('button', { name: 'Put both into the field, and edit' }).click()
  const both = await text(second, question).inputValue()
  expect(both).toContain(theirs.ingrid)
  expect(both).toContain(theirs.mateo)
  await main(second).getByRole('button', { name: 'Save what stands below' }).click()
  await expectSaved(second)
  for (const page of [ingrid, mateo, amara]) await expect(text(page, question)).toHaveValue(both)
  typed.value.beneficiaries = both
})

test('what is published is what was typed, byte for byte', async () => {
  for (const [key, page] of [
    ['value', people.ingrid.page],
    ['requirements', people.mateo.page],
    ['metrics', people.amara.page],
  ] as const) {
    await openDraft(page, documents[key])
    await expect(page.getByRole('heading', { name: 'Nothing is missing for the gate' })).toBeVisible()
    await publish(page, documents[key])
    const answers = await publishedAnswers(page, documents[key])
    for (const [field, answer] of Object.entries(typed[key])) {
      expect(answers[field], field).toEqual(answer)
      if (typeof answer === 'string')
        expect(Buffer.from(answers[field] as string).equals(Buffer.from(answer)), field).toBe(true)
    }
  }
  const { metrics: frozen, guardrail_actions } = await publishedAnswers(people.amara.page, documents.metrics)
  expect(frozen).toMatchObject(metrics.map(({ name, target }) => ({ name, target: Number(target) })))
  expect(frozen).toMatchObject([{ drives: [{ name: 'Corrections', rationale: 'No bill.' }] }, {}, {}])
  expect(guardrail_actions).toMatchObject([{ cells: { metric: 'Readings found', act: 'Look.' } }])
})

test('the first gate is asked for, decided by somebody who wrote nothing, and passed', async () => {
  const { page } = people.ingrid
  await page.goto(`${W}/use-cases/${useCase}`)
  await page.getByRole('link', { name: 'Ask for business requirements' }).click()
  await expect(main(page)).toContainText(`${NAMES.hanna}`)
  await page.getByRole('textbox', { name: 'What do you ask for, and why now?' }).fill('Value and cost are agreed.')
  await page.getByRole('button', { name: 'Ask for business requirements' }).click()
  await expect(page).toHaveURL(/APR-\d+/)
  approval = /APR-\d+/.exec(page.url())![0]
  // Whoever wrote a part of it does not decide on it.
  await expect(page.getByRole('button', { name: 'Sign' })).toHaveCount(0)

  const { page: decider, password } = people.hanna
  await decider.goto(`${W}/approvals`)
  const row = decider.getByRole('listitem').or(decider.getByRole('article')).or(decider.getByRole('row'))
  await row
    .filter({ hasText: approval })
    .first()
    .getByRole('link', { name: /Review/ })
    .first()
    .click()
  await decider.getByRole('radio', { name: 'Approve' }).check()
  await decider.getByLabel(/^Comment/).fill('Worth it.')
  await decider.getByLabel('Your password, to sign').fill(password)
  await decider.getByRole('button', { name: 'Sign' }).click()
  await expect(decider.getByRole('region', { name: /^Signed/ })).toBeVisible()

  await page.goto(`${W}/use-cases/${useCase}`)
  await page.getByRole('button', { name: 'Pass the gate to business requirements' }).click()
  await expect(main(page)).toContainText('Business requirements, day 1')
})

test('the trail tells it', async () => {
  const { page } = people.ruth
  await page.goto(`${W}/audit?search=${useCase}`)
  const told = (sentence: RegExp) => expect(page.getByRole('row').filter({ hasText: sentence }).first()).toBeVisible()
  await told(new RegExp(`${NAMES.ingrid} created ${useCase} Meter readings`))
  await told(new RegExp(`${NAMES.ingrid} published revision 1 of ${documents.value} Added value`))
  await told(new RegExp(`${NAMES.mateo} published revision 1 of ${documents.requirements} Business requirements`))
  await told(new RegExp(`${NAMES.amara} published revision 1 of ${documents.metrics} Key metrics`))
  await told(new RegExp(`${NAMES.ingrid} asked in GATE-\\d+ to let ${useCase} go on to`))
  await told(new RegExp(`${NAMES.hanna} approved ${approval} as business stakeholder`))
  await told(new RegExp(`${NAMES.ingrid} took ${useCase} through GATE-\\d+ to .* approved in ${approval}`))
})
