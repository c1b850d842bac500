/** Each import rule, broken once in a small tree of its own: a rule that no longer fires fails here. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, expect, test } from 'vitest'

const BROKEN: [rule: string, from: string, to: string][] = [
  ['lib-below-app', 'lib/models/find.ts', 'app/page.ts'],
  ['db-is-lowest', 'db/schema/a.ts', 'components/ui/button.ts'],
  ['db-knows-vocabularies-only', 'db/schema/b.ts', 'lib/models/find.ts'],
  ['platform-is-lowest-in-lib', 'lib/platform/command.ts', 'lib/models/find.ts'],
  ['audit-knows-platform', 'lib/audit/record.ts', 'lib/approvals/decide.ts'],
  ['approvals-know-no-register', 'lib/approvals/request.ts', 'lib/models/find.ts'],
  ['registers-below-processes', 'lib/models/list.ts', 'lib/gate/ask.ts'],
  ['processes-below-integrations', 'lib/gate/other.ts', 'lib/integrations/mlflow/import.ts'],
  ['jobs-on-top', 'lib/models/mail.ts', 'lib/jobs/mail.ts'],
  ['vocabularies-are-leaves', 'lib/models/vocabulary.ts', 'lib/models/find.ts'],
  ['rules-are-pure', 'lib/models/rules.ts', 'lib/models/find.ts'],
  ['components-get-props', 'components/models/list.ts', 'lib/models/find.ts'],
  ['database-behind-lib', 'app/models.ts', 'db/client.ts'],
  ['database-behind-lib', 'app/query.ts', 'node_modules/pg/index.js'],
  ['lib-without-next', 'lib/models/headers.ts', 'node_modules/next/headers.js'],
  ['no-zod-in-components', 'components/models/form.ts', 'node_modules/zod/index.js'],
  ['no-cycles', 'lib/models/one.ts', 'lib/models/two.ts'],
  ['resolvable', 'lib/models/lost.ts', 'lib/models/nowhere.ts'],
]

const ALLOWED: [from: string, to: string][] = [
  ['app/good.ts', 'lib/models/find.ts'],
  ['app/good-component.ts', 'components/ui/button.ts'],
  ['components/models/chip.ts', 'lib/models/vocabulary-of-chips/vocabulary.ts'],
  ['lib/models/find.ts', 'lib/audit/entry.ts'],
  ['lib/models/find.test.ts', 'lib/gate/ask.ts'],
  ['lib/jobs/mail.ts', 'lib/approvals/decide.ts'],
  ['lib/integrations/mlflow/import.ts', 'lib/gate/ask.ts'],
  ['db/schema/good.ts', 'lib/models/vocabulary-of-chips/vocabulary.ts'],
]

let dir: string
let violations: { rule: string; from: string }[]

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'countersign-imports-'))
  const imports = new Map<string, string[]>()
  const add = (from: string, to: string) => imports.set(from, [...(imports.get(from) ?? []), to])
  for (const [, from, to] of BROKEN) add(from, to)
  for (const [from, to] of ALLOWED) add(from, to)
  add('lib/models/two.ts', 'lib/models/one.ts')
  const targets = [...imports.values()].flat().filter((file) => file !== 'lib/models/nowhere.ts')
  for (const file of new Set([...imports.keys(), ...targets])) write(file, imports.get(file) ?? [])

  const config = (await import(path.resolve('.dependency-cruiser.mjs'))).default
  const { tsConfig: _, ...options } = config.options
  const result = await cruise(['app', 'components', 'db', 'lib'], {
    ...options,
    baseDir: dir,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  })
  const { summary } = result.output as ICruiseResult
  violations = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function write(file: string, imports: string[]): void {
  const full = path.join(dir, file)
  mkdirSync(path.dirname(full), { recursive: true })
  const relative = (to: string) => {
    const way = path.relative(path.dirname(file), to).replace(/\.(ts|js)$/, '')
    return way.startsWith('.') ? way : `./${way}`
  }
  writeFileSync(full, `${imports.map((to) => `import '${relative(to)}'\n`).join('')}export const name = '${file}'\n`)
}

test.each(BROKEN)('%s: %s may not import %s', (rule, from) => {
  expect(violations).toContainEqual({ rule, from })
})

test.each(ALLOWED)('%s may import %s', (from) => {
  const known = BROKEN.filter(([, broken]) => broken === from).map(([rule]) => rule)
  expect(violations.filter((violation) => violation.from === from && !known.includes(violation.rule))).toEqual([])
})
