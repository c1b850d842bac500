import { describe, expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { startDocument } from '@/lib/documents/start-document'
import { withContext } from '@/lib/platform/context'
import { callApi } from '@/lib/testing/api'
import { entriesAbout } from '@/lib/testing/release'
import { parts, testWorkspace } from '@/lib/testing/workspace'
import { compareVersions, getTemplateDraft } from './compare-versions'
import { createTemplate } from './create-template'
import { builtInTemplates } from './definition'
import { discardTemplateDraft, saveTemplateDraft } from './draft'
import { importTemplate } from './import-template'
import { publishTemplate } from './publish-template'
import { exportTemplate, getTemplate, listTemplates } from './queries'
import { reopenTemplate, retireTemplate } from './retire-template'
import { findTemplate } from './store'
import { takeBuiltIn } from './take-built-in'
import type { Template } from './vocabulary'

const ws = await testWorkspace({ slug: 'library' })
const officer = ws.as('risk_officer')
const admin = ws.as('admin')
let serial = 0

const definition = (key: string, edit: (template: Template) => void = () => {}): Template & Record<string, unknown> => {
  const template: Template = {
    key,
    version: 1,
    name: 'Supplier check',
    stage: 'data_quality',
    purpose: 'Says whether data may be bought.',
    sections: [
      {
        key: 'supplier',
        name: 'The supplier',
        role: 'data_engineer',
        why: 'Because.',
        good: 'So.',
        fields: [
          { key: 'who', kind: 'markdown', label: 'Who supplies it?', required: true, material: true },
          { key: 'cost', kind: 'money', label: 'What does it cost?', required: false, material: true },
        ],
      },
    ],
  }
  edit(template)
  return template as Template & Record<string, unknown>
}

async function created() {
  const key = `supplier-check-${++serial}`
  await execute(admin, createTemplate, { key, name: 'Supplier check', stage: 'data_quality' })
  return key
}

const save = async (template: string, revision: number, edit?: (template: Template) => void, ctx = officer) =>
  (await execute(ctx, saveTemplateDraft, { template, revision, definition: definition(template, edit) })).value

async function published() {
  const template = await created()
  await save(template, 1)
  await execute(officer, publishTemplate, { template, revision: 2, note: 'The first one.' })
  return template
}

const entries = (ctx: typeof admin, key: string, action: string) =>
  withContext(ctx, (tx) => findTemplate(tx, key)).then(({ id }) => entriesAbout(ctx, id, action))

describe('from nothing to a version', () => {
  test('it begins as a draft, is saved with what is missing, and is published', async () => {
    const template = await created()
    expect(await ask(officer, getTemplate, { template })).toMatchObject({
      version: 0,
      definition: null,
      draft: { revision: 1 },
    })
    const half = await execute(officer, saveTemplateDraft, {
      template,
      revision: 1,
      definition: { name: 'x', sections: [{}] },
    })
    expect(half.value).toMatchObject({ revision: 2, base: 0 })
    expect(half.value.problems).toContainEqual({ path: ['sections', 0, 'fields'], message: '“fields” is missing.' })
    await expect(execute(officer, publishTemplate, { template, revision: 2, note: 'Now.' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { stage: '“stage” is missing.', 'sections.0.name': '“name” is missing.' },
    })
    expect((await save(template, 2)).problems).toEqual([])
    const { value } = await execute(officer, publishTemplate, { template, revision: 3, note: 'The first one.' })
    expect(value).toMatchObject({ template, version: 1 })
    const view = await ask(ws.as('member'), getTemplate, { template })
    expect(view).toMatchObject({
      version: 1,
      newest: 1,
      draft: null,
      versions: [{ version: 1, note: 'The first one.', publishedBy: 'risk officer' }],
    })
    expect(view.definition).toEqual(definition(template))
    const [entry] = await entries(admin, template, 'template.published')
    expect(entry).toMatchObject({ details: { version: 1, note: 'The first one.' } })
    expect(entry!.changes.map(({ table }) => table).sort()).toEqual(['template_versions', 'templates'])
  })

  test('the next version keeps the key whatever the draft says, and an equal one is none', async () => {
    const template = await published()
    await save(template, 0)
    await expect(execute(admin, publishTemplate, { template, revision: 1, note: 'Again.' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await save(template, 1, (draft) => {
      draft.key = 'another'
      draft.version = 9
      draft.sections[0]!.fields.pop()
    })
    const { value } = await execute(admin, publishTemplate, { template, revision: 2, note: 'No cost.' })
    expect(value).toMatchObject({ template, version: 2, changes: [{ kind: 'removed', key: 'cost' }] })
    expect((await ask(admin, getTemplate, { template, version: 1 })).definition?.sections[0]?.fields).toHaveLength(2)
  })

  test('a copy begins with what the other says', async () => {
    await execute(admin, createTemplate, {
      key: 'my-value',
      name: 'My value',
      stage: 'added_value',
      from: 'added-value',
    })
    const draft = await ask(admin, getTemplateDraft, { template: 'my-value' })
    expect(draft.problems).toEqual([])
    expect(draft.definition).toMatchObject({ key: 'my-value', name: 'My value', version: 1 })
    await expect(
      execute(admin, createTemplate, { key: 'another', name: 'Another', stage: 'added_value', from: 'nothing' }),
    ).rejects.toMatchObject({ code: 'invalid', fields: { from: expect.any(String) } })
  })

  test.each(['Import', 'import', 'risk', 'new', '9lives', 'added-value'])(
    '%s is no key of a new template',
    async (key) => {
      await expect(execute(admin, createTemplate, { key, name: 'Mine', stage: 'rollout' })).rejects.toMatchObject({
        code: key === 'added-value' ? 'conflict' : 'invalid',
      })
    },
  )
})

describe('a draft is overwritten by nobody who has not seen it', () => {
  test('stale: both are answered, and the one there stays', async () => {
    const template = await published()
    await save(template, 0)
    await save(template, 1, (draft) => (draft.name = 'Theirs'), admin)
    await expect(save(template, 1, (draft) => (draft.name = 'Mine'))).rejects.toMatchObject({
      code: 'conflict',
      current: { revision: 2, base: 1, savedBy: 'admin', definition: { name: 'Theirs' } },
    })
    await expect(execute(officer, publishTemplate, { template, revision: 1, note: 'Mine.' })).rejects.toMatchObject({
      code: 'conflict',
      current: { revision: 2, savedBy: 'admin' },
    })
    expect((await ask(officer, getTemplateDraft, { template })).definition).toMatchObject({ name: 'Theirs' })
  })

  test('a version that was published meanwhile is answered too', async () => {
    const template = await published()
    await save(template, 0, (draft) => (draft.purpose = 'Other.'))
    await execute(admin, publishTemplate, { template, revision: 1, note: 'Other.' })
    const late = { template, revision: 0, base: 1, definition: definition(template) }
    await expect(execute(officer, saveTemplateDraft, late)).rejects.toMatchObject({
      code: 'conflict',
      current: { revision: 0, base: 2, savedBy: null, definition: { purpose: 'Other.' } },
    })
  })

  test('it is thrown away only as it was seen', async () => {
    const template = await published()
    await save(template, 0)
    await expect(execute(officer, discardTemplateDraft, { template, revision: 2 })).rejects.toMatchObject({
      code: 'conflict',
    })
    await execute(officer, discardTemplateDraft, { template, revision: 1 })
    expect(await ask(officer, getTemplateDraft, { template })).toMatchObject({ revision: 0, changes: [] })
  })

  test.each([
    ['deep', JSON.parse(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`)],
    ['large', { purpose: 'x'.repeat(520 * 1024) }],
    ['no object', ['a']],
  ])('%s: refused', async (_, odd) => {
    const template = await created()
    await expect(execute(officer, saveTemplateDraft, { template, revision: 1, definition: odd })).rejects.toMatchObject(
      {
        code: 'invalid',
        fields: { definition: expect.any(String) },
      },
    )
  })
})

describe('who', () => {
  test.each(parts.filter((part) => !['stranger', 'admin', 'risk_officer'].includes(part)))(
    '%s edits no template',
    async (part) => {
      await expect(
        execute(ws.as(part), createTemplate, { key: 'not-mine', name: 'Not mine', stage: 'rollout' }),
      ).rejects.toMatchObject({ code: 'forbidden' })
      await expect(execute(ws.as(part), takeBuiltIn, { template: 'added-value' })).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(ask(ws.as(part), getTemplateDraft, { template: 'added-value' })).rejects.toMatchObject({
        code: 'forbidden',
      })
      expect((await ask(ws.as(part), listTemplates, {})).items.length).toBeGreaterThan(0)
    },
  )
})

describe('files', () => {
  const yamlOf = async (template: string) => (await ask(admin, exportTemplate, { template })).yaml

  test('exported, edited by hand and imported, it is the draft of the same template', async () => {
    const template = await published()
    const edited = (await yamlOf(template)).replace('Who supplies it?', 'Which company supplies it?')
    const { value } = await execute(admin, importTemplate, { file: Buffer.from(edited), template })
    expect(value).toMatchObject({ template, version: 1, draft: 1, isNew: true })
    expect(await ask(admin, compareVersions, { template, from: 1, to: 'draft' })).toMatchObject({
      changes: [{ kind: 'changed', key: 'who', after: 'Which company supplies it?' }],
    })
    const again = await execute(admin, importTemplate, { file: Buffer.from(edited) })
    expect(again).toMatchObject({ value: { draft: 1, isNew: false }, entries: [] })
    expect(await entries(admin, template, 'template.imported')).toHaveLength(1)
  })

  test('with an error it is refused by line, column and reason, and nothing is taken over', async () => {
    const template = await published()
    const lines = (await yamlOf(template)).split('\n')
    const line = lines.findIndex((text) => text.includes('kind: money'))
    lines[line] = lines[line]!.replace('money', 'cash')
    const column = lines[line]!.indexOf('cash') + 1
    const file = Buffer.from(lines.join('\n'))
    await expect(execute(admin, importTemplate, { file })).rejects.toMatchObject({
      code: 'invalid',
      message: 'One error in the file; nothing was taken over.',
      fields: { file: expect.stringMatching(`^Line ${line + 1}, column ${column} .*: One of markdown`) },
      current: { problems: [{ line: line + 1, column, place: 'section “supplier”, field “cost”, kind' }] },
    })
    expect((await ask(admin, getTemplate, { template })).draft).toBeNull()
  })

  test('a draft that somebody is writing is replaced only knowingly', async () => {
    const template = await published()
    await save(template, 0, (draft) => (draft.name = 'Being written'))
    const file = Buffer.from(await yamlOf(template))
    await expect(execute(admin, importTemplate, { file })).rejects.toMatchObject({
      code: 'conflict',
      current: { revision: 1, savedBy: 'risk officer' },
    })
    expect((await execute(admin, importTemplate, { file, revision: 1 })).value).toMatchObject({ draft: 2 })
  })

  test('a new key makes a new template; another one than was meant does not', async () => {
    const text = await yamlOf(await published())
    const file = Buffer.from(text.replace(/^key: .*$/m, 'key: brand-new'))
    await expect(execute(admin, importTemplate, { file, template: 'added-value' })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect((await execute(admin, importTemplate, { file })).value).toMatchObject({
      template: 'brand-new',
      version: 0,
      draft: 1,
    })
    const odd = Buffer.from(text.replace(/^key: .*$/m, 'key: import'))
    await expect(execute(admin, importTemplate, { file: odd })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('over REST, there and back', async () => {
    const template = await published()
    const token = ws.token('risk_officer')
    const exported = await callApi(token, 'GET', `/templates/${template}/export`)
    expect(exported).toMatchObject({
      status: 200,
      body: { template, version: 1, digest: expect.stringMatching(/^sha256:/) },
    })
    const text: string = exported.body.yaml.replace('Because.', 'Because of it.')
    const imported = await callApi(token, 'POST', '/templates/import', text, { 'content-type': 'application/yaml' })
    expect(imported).toMatchObject({ status: 201, body: { template, draft: 1 } })
    const broken = await callApi(token, 'POST', '/templates/import', text.replace('role:', 'rolle:'))
    expect(broken).toMatchObject({
      status: 422,
      body: { code: 'invalid', current: { problems: [{ line: 7 }, { line: 9 }] } },
    })
    const note = { revision: 1, note: 'Why.' }
    const done = await callApi(token, 'POST', `/templates/${template}/publish`, note, { 'idempotency-key': 'k1' })
    expect(done).toMatchObject({ status: 201, body: { version: 2 } })
    expect((await callApi(token, 'GET', `/templates/${template}/compare?from=1&to=2`)).body.changes).toHaveLength(1)
  })
})

describe('the library', () => {
  test('lists what there is by stage, with its documents, drafts and newer built-in versions', async () => {
    const builtIn = await builtInTemplates()
    const { items } = await ask(ws.as('member'), listTemplates, {})
    expect(items.map(({ key }) => key)).toEqual(expect.arrayContaining([...builtIn.keys()]))
    expect(items.find(({ key }) => key === 'added-value')).toMatchObject({
      isBuiltIn: true,
      newerBuiltIn: null,
      documents: 1,
      older: 0,
    })
    const { items: data } = await ask(ws.as('member'), listTemplates, { stage: 'data_quality' })
    expect(new Set(data.map(({ stage }) => stage))).toEqual(new Set(['data_quality']))
  })

  test('a built-in one that is taken over already is not taken twice', async () => {
    await expect(execute(admin, takeBuiltIn, { template: 'added-value' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(execute(admin, takeBuiltIn, { template: await created() })).rejects.toMatchObject({ code: 'conflict' })
    await expect(execute(admin, takeBuiltIn, { template: 'nothing' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a newer built-in version becomes the next version; own changes stay in the one before', async () => {
    const library = await builtInTemplates()
    const template = 'monitoring-plan'
    const known = library.get(template)!
    await execute(officer, saveTemplateDraft, { template, revision: 0, definition: { ...known, purpose: 'Ours.' } })
    await execute(officer, publishTemplate, { template, revision: 1, note: 'Ours.' })
    library.set(template, { ...known, version: known.version + 1, purpose: 'Theirs, newer.' })
    try {
      expect((await ask(admin, getTemplate, { template })).newerBuiltIn).toBe(known.version + 1)
      const compared = await ask(admin, compareVersions, { template, from: 2, to: 'built-in' })
      expect(compared.changes).toMatchObject([{ property: 'Purpose', before: 'Ours.', after: 'Theirs, newer.' }])
      expect((await execute(admin, takeBuiltIn, { template })).value).toMatchObject({ version: 3 })
      const view = await ask(admin, getTemplate, { template })
      expect(view).toMatchObject({
        newest: 3,
        newerBuiltIn: null,
        definition: { version: 3, purpose: 'Theirs, newer.' },
      })
      expect((await ask(admin, getTemplate, { template, version: 2 })).definition?.purpose).toBe('Ours.')
    } finally {
      library.set(template, known)
    }
  })

  test('one that the product brings since the workspace began is taken over whole', async () => {
    const library = await builtInTemplates()
    library.set('brought-later', definition('brought-later'))
    try {
      const { items } = await ask(admin, listTemplates, {})
      expect(items.find(({ key }) => key === 'brought-later')).toMatchObject({ version: 0, newerBuiltIn: 1 })
      expect(await ask(admin, getTemplate, { template: 'brought-later' })).toMatchObject({
        version: 0,
        newerBuiltIn: 1,
        definition: { key: 'brought-later' },
      })
      expect((await execute(admin, takeBuiltIn, { template: 'brought-later' })).value).toMatchObject({ version: 1 })
    } finally {
      library.delete('brought-later')
    }
  })

  test('a retired one starts no document, and can be taken into use again', async () => {
    const template = await published()
    const { revision } = await ask(admin, getTemplate, { template })
    await expect(execute(admin, retireTemplate, { template, reason: 'x' })).rejects.toMatchObject({
      code: 'precondition_required',
    })
    await expect(execute(admin, retireTemplate, { template, revision: 1, reason: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await execute(admin, retireTemplate, { template, revision, reason: 'Not needed.' })
    const start = () => execute(ws.as('data_scientist'), startDocument, { useCase: ws.useCase.ref, template })
    await expect(start()).rejects.toMatchObject({ code: expect.stringMatching(/conflict|invalid/) })
    expect((await ask(admin, listTemplates, { retired: false })).items.map(({ key }) => key)).not.toContain(template)
    await execute(admin, reopenTemplate, { template, revision: revision + 1, reason: 'Needed.' })
    await start()
  })
})
