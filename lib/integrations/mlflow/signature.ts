import { embedded } from '../reading/embedded'
import { excerpt } from '../reading/excerpt'
import type { Part } from '../reading/part'

const MOST_ROWS = 2_000

/** The signature of a model as Markdown tables, or null where there is none. Its parts are JSON texts in the file. */
export function signatureMarkdown(signature: Part): string | null {
  const tables = [
    tableOf('Inputs', embedded(signature.at('inputs'))),
    tableOf('Outputs', embedded(signature.at('outputs'))),
    tableOf('Parameters', embedded(signature.at('params'))),
  ].filter((table) => table !== null)
  return tables.length > 0 ? tables.join('\n\n') : null
}

function tableOf(title: string, part: Part): string | null {
  const fields = part.isList ? part.items() : part.isMap ? [part] : []
  if (fields.length === 0) return null
  const hasDefault = fields.some((field) => field.has('default'))
  const rows = fields.slice(0, MOST_ROWS).map((field, i) => {
    const name = field.at('name').name() ?? (fields.length === 1 ? '(the whole)' : `(${i + 1})`)
    const cells = [name, typeOf(field), field.at('required').boolean() === false ? 'no' : 'yes']
    if (hasDefault) cells.push(field.has('default') ? excerpt(field.at('default').node!) : '')
    field.at('default').claim()
    return `| ${cells.map(cell).join(' | ')} |`
  })
  const head = ['Name', 'Type', 'Required', ...(hasDefault ? ['Default'] : [])]
  return [`### ${title}`, '', `| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows].join('\n')
}

/** `double`, `tensor float64 (-1, 10)`, `list of {content: string, role: string}`. */
function typeOf(field: Part, depth = 0): string {
  const written = field.at('type').name() ?? ''
  if (depth > 8) return written
  const tensor = field.at('tensor-spec')
  if (tensor.isMap) {
    const shape = tensor.at('shape')
    const numbers = shape.items().map((item) => item.written(20) ?? '?')
    shape.claim()
    return `tensor ${tensor.at('dtype').name() ?? ''} (${numbers.join(', ')})`
  }
  const items = field.at('items')
  if (written === 'array' && items.isMap) return `list of ${typeOf(items, depth + 1)}`
  if (written === 'map' && field.at('values').isMap) return `map to ${typeOf(field.at('values'), depth + 1)}`
  const properties = field.at('properties').entries()
  if (properties.length === 0) return written
  return `{${properties
    .map(([key, property]) => {
      const optional = property.at('required').boolean() === false ? '?' : ''
      return `${key}${optional}: ${typeOf(property, depth + 1)}`
    })
    .join(', ')}}`
}

/** Text that cannot end its cell. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
