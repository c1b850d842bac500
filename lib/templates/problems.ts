// What keeps a definition from being a template, each as a sentence and the way to it.
import type { z } from 'zod'
import { templateSchema } from './definition'
import type { TemplateProblem } from './views'

type Issue = z.core.$ZodIssue

/** Empty for a template. */
export function problemsOf(definition: unknown): TemplateProblem[] {
  const result = templateSchema.safeParse(definition)
  return result.success ? [] : result.error.issues.flatMap((issue) => told(issue, definition))
}

function told(issue: Issue, definition: unknown): TemplateProblem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const value = valueAt(definition, path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `There is no “${key}” here${meant(key, path)}`,
      isName: true,
    }))
  }
  if (issue.code === 'invalid_union') return inUnion(issue, path, value, definition)
  if (value === undefined && issue.code !== 'custom')
    return [{ path, message: `“${path.at(-1) ?? 'template'}” is missing.` }]
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid')) {
    return [{ path, message: `${expectations[issue.expected] ?? 'Something else'} is expected, not ${kindOf(value)}.` }]
  }
  if (issue.message === 'A text.' && typeof value !== 'object') {
    return [{ path, message: `A text is expected, not ${kindOf(value)}. Put it in quotes.` }]
  }
  return [{ path, message: issue.message.startsWith('Invalid') ? plain(issue) : issue.message }]
}

/** A condition is of one of two forms; what it was meant to be is told by the word it begins with. */
function inUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: TemplateProblem['path'],
  value: unknown,
  definition: unknown,
): TemplateProblem[] {
  if (path.at(-2) === 'in') return [{ path, message: 'A text, a number, or true or false.' }]
  const isObject = typeof value === 'object' && value !== null
  const branch = isObject && 'riskTier' in value ? 0 : isObject && 'field' in value ? 1 : -1
  const inner = issue.errors[branch]
  if (!inner) return [{ path, message: 'A condition says “riskTier” with tiers, or “field” and “in” with answers.' }]
  return inner.flatMap((one) => told({ ...one, path: [...issue.path, ...one.path] } as Issue, definition))
}

const expectations: Record<string, string> = {
  string: 'A text',
  number: 'A number',
  int: 'A whole number',
  boolean: 'true or false',
  array: 'A list',
  object: 'A group of names and values',
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of names and values'
  if (typeof value === 'string') return 'a text'
  return typeof value === 'number' ? 'a number' : 'true or false'
}

function plain(issue: Issue): string {
  if (issue.code === 'invalid_value') return `One of ${issue.values.map(String).join(', ')}.`
  if (issue.code === 'too_small') return issue.origin === 'array' ? 'At least one.' : `At least ${issue.minimum}.`
  if (issue.code === 'too_big') return `At most ${issue.maximum}.`
  return 'This is not what can stand here.'
}

const names = {
  template: ['key', 'version', 'name', 'stage', 'purpose', 'tiers', 'many', 'sections'],
  section: ['key', 'name', 'role', 'why', 'good', 'when', 'fields'],
  field: [
    ...['key', 'kind', 'label', 'help', 'required', 'requiredBy', 'material', 'when', 'unit', 'min', 'max'],
    ...['durationUnit', 'options', 'steps', 'lowLabel', 'highLabel', 'reason', 'columns', 'minRows', 'record', 'items'],
  ],
  column: ['key', 'label', 'kind', 'options', 'unit'],
  option: ['value', 'label'],
  condition: ['riskTier', 'field', 'in'],
}

/** “; did you mean “label”?” for a name that is nearly one. */
function meant(key: string, path: TemplateProblem['path']): string {
  const list = path.filter((step) => typeof step === 'string').at(-1)
  const known =
    list === 'sections'
      ? names.section
      : list === 'fields'
        ? names.field
        : list === 'columns'
          ? names.column
          : list === 'options' || list === 'items'
            ? names.option
            : list === 'when'
              ? names.condition
              : names.template
  const near = known.find((name) => distance(name.toLowerCase(), key.toLowerCase().replace(/[_-]/g, '')) <= 2)
  return near ? `; did you mean “${near}”?` : '.'
}

/** Letters to change, add or take away; swapped neighbours count as one. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 9
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}

export function valueAt(definition: unknown, path: TemplateProblem['path']): unknown {
  let at: unknown = definition
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = (at as Record<string | number, unknown>)[step]
  }
  return at
}
