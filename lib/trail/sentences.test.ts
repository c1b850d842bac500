import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { sentences } from './sentences'
import { actionGroups } from './vocabulary'

const root = path.resolve(import.meta.dirname, '../..')

/** Every `action` of every `recordEvent` call in lib: its literals, through conditions and look-up tables. */
function recordedActions(): Map<string, string> {
  const actions = new Map<string, string>()
  for (const name of readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name.includes('testing')) continue
    const text = readFileSync(path.join(root, 'lib', name), 'utf8')
    if (!/recordEvents?\(/.test(text) || name.endsWith(path.join('audit', 'record-events.ts'))) continue
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
    const tables = new Map<string, ts.Expression>()
    const visit = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
        tables.set(node.name.text, node.initializer)
      }
      if (ts.isCallExpression(node) && /^recordEvents?$/.test(node.expression.getText(file))) {
        const event = node.arguments[1]
        if (!event || !ts.isObjectLiteralExpression(event)) throw new Error(`${name}: an event that is no literal`)
        const action = event.properties.find((item) => item.name?.getText(file) === 'action')
        const value = action && ts.isPropertyAssignment(action) ? action.initializer : undefined
        const found = value ? literals(value, tables) : []
        if (found.length === 0) throw new Error(`${name}: an action that cannot be read: ${value?.getText(file)}`)
        for (const item of found) actions.set(item, name)
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return actions
}

function literals(value: ts.Expression, tables: Map<string, ts.Expression>): string[] {
  if (ts.isStringLiteral(value)) return [value.text]
  if (ts.isConditionalExpression(value)) {
    return [...literals(value.whenTrue, tables), ...literals(value.whenFalse, tables)]
  }
  if (ts.isElementAccessExpression(value) || ts.isAsExpression(value)) return literals(value.expression, tables)
  if (ts.isIdentifier(value) && tables.has(value.text)) return literals(tables.get(value.text)!, tables)
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.flatMap((item) => (ts.isPropertyAssignment(item) ? literals(item.initializer, tables) : []))
  }
  return []
}

describe('sentences', () => {
  const actions = recordedActions()

  it('finds the actions that are recorded', () => {
    expect(actions.size).toBeGreaterThan(25)
    for (const action of ['approval.granted', 'approval.abstained', 'gate.refused', 'audit.exported']) {
      expect([...actions.keys()]).toContain(action)
    }
  })

  it('has a sentence for each', () => {
    const missing = [...actions].filter(([action]) => !(action in sentences)).map((pair) => pair.join(' in '))
    expect(missing).toEqual([])
  })

  it('puts each into exactly one group of the filter', () => {
    const prefixes = Object.values(actionGroups).flatMap((group) => [...group.prefixes] as string[])
    expect(new Set(prefixes).size).toBe(prefixes.length)
    for (const action of actions.keys()) expect(prefixes, action).toContain(action.split('.')[0])
  })
})
