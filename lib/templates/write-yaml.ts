// A template as YAML, in an order in which people read it; reading it back gives the same template.
import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml'
import type { Template } from './vocabulary'

const order = {
  template: ['key', 'version', 'name', 'stage', 'purpose', 'tiers', 'many', 'sections'],
  section: ['key', 'name', 'role', 'why', 'good', 'when', 'fields'],
  field: [
    ...['key', 'kind', 'label', 'help', 'required', 'requiredBy', 'material', 'when', 'unit', 'min', 'max'],
    ...['durationUnit', 'record', 'steps', 'lowLabel', 'highLabel', 'reason', 'minRows', 'options', 'items', 'columns'],
  ],
  column: ['key', 'label', 'kind', 'unit', 'options'],
  option: ['value', 'label'],
  condition: ['riskTier', 'field', 'in'],
}

export function writeTemplate(template: Template): string {
  const document = new Document(inOrder(template))
  visit(document, {
    Seq(_, list) {
      // Tiers and the answers of a condition stand in one line; a list of groups never does.
      if (list.items.every(isScalar)) list.flow = true
    },
    Scalar(key, scalar) {
      if (key === 'key' || typeof scalar.value !== 'string') return
      if (scalar.value.includes('\n')) scalar.type = Scalar.BLOCK_LITERAL
      else if (scalar.value.length > 90) scalar.type = Scalar.BLOCK_FOLDED
    },
    Map(_, map) {
      // An option is a line of its own: { value: daily, label: Every day }
      if (map.items.length === 2 && map.has('value') && map.has('label')) map.flow = true
    },
  })
  if (isMap(document.contents)) {
    const sections = document.contents.get('sections')
    if (isSeq(sections)) for (const section of sections.items.slice(1)) if (isMap(section)) section.spaceBefore = true
  }
  return document.toString({ lineWidth: 120, indentSeq: true, flowCollectionPadding: true })
}

function inOrder(template: Template) {
  const conditions = <T extends { when?: unknown[] }>(part: T) =>
    part.when ? { ...part, when: part.when.map((one) => sorted(one as object, order.condition)) } : part
  const options = (list: object[] | undefined) => list?.map((one) => sorted(one, order.option))
  return sorted(
    {
      ...template,
      sections: template.sections.map((section) =>
        sorted(
          {
            ...conditions(section),
            fields: section.fields.map((field) =>
              sorted(
                {
                  ...conditions(field),
                  options: options(field.options),
                  items: options(field.items),
                  columns: field.columns?.map((column) =>
                    sorted({ ...column, options: options(column.options) }, order.column),
                  ),
                },
                order.field,
              ),
            ),
          },
          order.section,
        ),
      ),
    },
    order.template,
  )
}

/** In this order, without what is undefined. */
function sorted(part: object, names: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(part)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => placeIn(names, a) - placeIn(names, b)),
  )
}

const placeIn = (names: string[], name: string) => (names.includes(name) ? names.indexOf(name) : names.length)
