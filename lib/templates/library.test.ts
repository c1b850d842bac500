// The built-in templates are right in form, and ask everything that the domain says must be asked.
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { appPath } from '@/lib/platform/paths'
import { defaultInvolvement, type InvolvedRole, stages } from '@/lib/use-cases/vocabulary'
import { templateSchema } from './definition'
import { fieldsOf } from './rules'
import { columnKinds, fieldKinds, recordKinds, type Template, type TemplateCondition } from './vocabulary'

const folder = appPath('lib/templates/data')
const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'))
const library = new Map<string, Template>()
for (const file of files) {
  const template = templateSchema.parse(parse(await readFile(`${folder}/${file}`, 'utf8')))
  library.set(file.replace('.yaml', ''), template)
}

describe.each([...library])('%s', (name, template) => {
  test('is version 1 of the template its file is named after', () => {
    expect(template).toMatchObject({ key: name, version: 1 })
  })

  test('depends only on what was asked before, and on answers that can be given', () => {
    const asked = new Map<string, Array<string | boolean> | undefined>()
    const look = (when: TemplateCondition[] = []) => {
      for (const condition of when) {
        if ('riskTier' in condition) continue
        expect(asked.has(condition.field), `${condition.field} comes later`).toBe(true)
        const possible = asked.get(condition.field)
        if (possible) expect(possible).toEqual(expect.arrayContaining(condition.in))
      }
    }
    for (const section of template.sections) {
      look(section.when)
      for (const field of section.fields) {
        look(field.when)
        const options = field.options ?? field.items
        const possible = field.kind === 'yes_no' ? [true, false] : options?.map(({ value }) => value)
        asked.set(field.key, possible)
      }
    }
  })

  test('asks for nothing before its own stage', () => {
    const early = fieldsOf(template).filter(
      ({ requiredBy }) => requiredBy && stages.indexOf(requiredBy) < stages.indexOf(template.stage),
    )
    expect(early).toEqual([])
  })

  test('says of what is required later that it is required', () => {
    expect(fieldsOf(template).filter(({ required, requiredBy }) => requiredBy && !required)).toEqual([])
  })

  test('gives its sections to people whom the stage involves, and not to the one who only answers for it', () => {
    // A card is of a version and not of a stage: everybody who knows a part of it writes that part.
    if (template.stage === 'retired' || name === 'model-card') return
    const row = defaultInvolvement[template.stage]
    for (const { key, role } of template.sections) {
      expect(['A/R', 'R', 'C'], `${key}: ${role}`).toContain(row[role as InvolvedRole])
    }
  })

  test('can be filled in one sitting', () => {
    // Several people fill a card, each their own part, over weeks; most of it is optional.
    if (name === 'model-card') return
    const fields = fieldsOf(template)
    expect(fields.length).toBeGreaterThanOrEqual(8)
    expect(fields.filter(({ when }) => !when).length).toBeLessThanOrEqual(23)
    expect(template.sections.length).toBeLessThanOrEqual(7)
  })

  test('is written in one hand', () => {
    const text = JSON.stringify(template)
    expect(text).not.toMatch(/(organ|recogn|minim|priorit|normal|general)iz|behavior|\bcolor|lorem|todo|--|[!']|\\"/i)
    for (const section of template.sections) {
      expect(section.good, `${section.key} gives no example`).toMatch(/“|:/)
      for (const field of section.fields) expect(field.label, field.key).toMatch(/^[A-Z][^.]*$/)
    }
  })
})

test('every stage has a template', () => {
  const all = [...library.values()]
  expect(stages.filter((stage) => !all.some((template) => template.stage === stage))).toEqual([])
})

test('the library uses every kind of field', () => {
  const fields = [...library.values()].flatMap(fieldsOf)
  const kinds = new Set(fields.map(({ kind }) => kind))
  expect(fieldKinds.filter((kind) => !kinds.has(kind))).toEqual([])
  const columns = new Set(fields.flatMap(({ columns }) => columns ?? []).map(({ kind }) => kind))
  expect(columnKinds.filter((kind) => !columns.has(kind))).toEqual([])
  const records = new Set(fields.map(({ record }) => record))
  expect(recordKinds.filter((kind) => kind !== 'document' && !records.has(kind))).toEqual([])
})

test('high and critical risk is asked more than low', () => {
  const stricter = [...library.values()].filter((template) =>
    JSON.stringify(template).includes('"riskTier":["high","critical"]'),
  )
  expect(stricter.length).toBeGreaterThanOrEqual(7)
})
