// Every way into the product is a definition of the registry, or stands here with its reason.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { appPath } from '@/lib/platform/paths'
import { definitions } from './registry'

const files = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(appPath(folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\/testing\//.test(name)),
)
const textOf = (file: string) => readFileSync(appPath(file), 'utf8')

/** Routes that answer without the catch-all over the registry. */
const routes: Record<string, string> = {
  'app/(portal)/w/[workspace]/library/[key]/export/route.ts': 'a file, through the query template.export',
  'app/api/v1/[...path]/route.ts': 'the registry itself',
  'app/api/v1/audit/export/route.ts': 'a stream of any size; permitted and recorded by its own function',
  'app/api/v1/receipts/[entry]/route.ts': 'a file in one of two formats, through the query receipt.get',
  'app/api/v1/files/[file]/route.ts': 'bytes to be saved, through the query file.get',
  'app/api/v1/documents/[document]/export/route.ts':
    'a file in one of three formats, through the query document.export',
  'app/api/v1/models/[model]/versions/[version]/card/export/route.ts':
    'a file in one of six forms, through the query model-card.export',
  'app/(portal)/w/[workspace]/models/[model]/versions/[version]/export/route.ts':
    'a file, through the query model-card.export',
  'app/(portal)/w/[workspace]/documents/[ref]/pdf/route.ts': 'a file, through the query document.export',
  'app/(portal)/w/[workspace]/documents/[ref]/export/route.ts': 'a file, through the query document.export',
  'app/(portal)/w/[workspace]/imports/[ref]/file/route.ts': 'a file, through the query import.file',
  'app/(portal)/w/[workspace]/documents/[ref]/live/route.ts': 'a stream, through the query document.changes',
  'app/api/webhooks/mlflow/[workspace]/[connection]/route.ts':
    'a registry that calls with a signature, through the command connection.take-message',
  'app/api/auth/[...nextauth]/route.ts': 'sign-in, which makes the person that a context needs',
  'app/api/health/live/route.ts': 'says that the process lives',
  'app/api/health/ready/route.ts': 'says that it can work',
  'app/api/metrics/route.ts': 'figures for the operator, by token or loopback',
  'app/(portal)/w/[workspace]/models/[model]/versions/[version]/source/route.ts':
    'a file, through the query model-card.report',
}

/** Server actions that run no definition of the registry, or not through runAction. */
const actions: Record<string, string> = {
  'app/(portal)/w/[workspace]/library/[key]/edit/actions.ts saveDraft':
    'autosave by script, through the command template.save-draft',
  'app/(auth)/actions.ts signInAction': 'a stranger signs in',
  'app/(auth)/actions.ts enterAction': 'a stranger enters the demo',
  'app/(auth)/actions.ts signOutAction': 'ends the session',
  'app/(auth)/actions.ts oidcAction': 'leaves for the identity provider',
  'app/(auth)/actions.ts oidcInvitationAction': 'leaves for the identity provider',
  'app/(auth)/actions.ts acceptAction': 'a stranger accepts an invitation',
  'app/(auth)/actions.ts createWorkspaceAction': 'the first administrator, by their link',
  'app/(portal)/w/[workspace]/audit/actions.ts verifyAction': 'reads and changes nothing',
  'app/(portal)/w/[workspace]/settings/actions.ts linkIdentityAction': 'leaves for the identity provider',
  'app/(portal)/w/[workspace]/settings/actions.ts changePasswordAction': 'on one’s own account, in no workspace',
  'app/(portal)/w/[workspace]/settings/actions.ts endSessionAction': 'on one’s own account, in no workspace',
  'app/(portal)/w/[workspace]/settings/actions.ts endAllSessionsAction': 'on one’s own account, in no workspace',
  'app/(portal)/w/[workspace]/documents/[ref]/edit/actions.ts saveDraft':
    'autosave by script, through the command document.save-answers',
  'app/(portal)/w/[workspace]/models/[model]/versions/[version]/proposals/actions.ts decideAllAction':
    'a loop over the command model-card.decide-proposal, so that what somebody changed meanwhile holds back only itself',
  'app/design/form-parts.tsx tryForm': 'development only; stores nothing',
}

/** Commands and queries outside any workspace, or behind a route of their own. */
const unregistered: Record<string, string> = {
  'session.open': 'sign-in',
  'session.refuse': 'sign-in',
  'session.end': 'one’s own account',
  'session.end-all': 'one’s own account',
  'session.list': 'one’s own account',
  'account.change-password': 'one’s own account',
  'account.link-identity': 'one’s own account',
  'people.accept-invitation': 'by its link',
  'workspace.create': 'by its link',
  'workspace.print-first-link': 'the start of the deployment',
  'audit.export': 'its own route',
}

interface Action {
  name: string
  lines: number
  /** Where the command that it runs is imported from. */
  command: { module: string; name: string } | null
}

function isServer(body: ts.Node | undefined): boolean {
  const first = body && (ts.isBlock(body) || ts.isSourceFile(body)) ? body.statements[0] : undefined
  return (
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === 'use server'
  )
}

function actionsIn(file: string): Action[] {
  const text = textOf(file)
  if (!text.includes('use server')) return []
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const imports = new Map<string, string>()
  const found: Action[] = []
  const add = (name: string, node: ts.Node) => {
    const commands: string[] = []
    const walk = (inner: ts.Node): void => {
      if (ts.isCallExpression(inner) && inner.expression.getText() === 'runAction')
        commands.push(inner.arguments[0]!.getText())
      ts.forEachChild(inner, walk)
    }
    walk(node)
    const module = commands.length === 1 ? imports.get(commands[0]!) : undefined
    found.push({
      name: `${file} ${name}`,
      lines: node.getText().split('\n').length,
      command: module ? { module, name: commands[0]! } : null,
    })
  }
  const visit = (node: ts.Node): void => {
    if (
      ts.isImportDeclaration(node) &&
      node.importClause?.namedBindings &&
      ts.isNamedImports(node.importClause.namedBindings)
    ) {
      for (const item of node.importClause.namedBindings.elements)
        imports.set(item.name.text, (node.moduleSpecifier as ts.StringLiteral).text)
    }
    const isExported =
      ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (isServer(source) && isExported) {
      if (ts.isFunctionDeclaration(node)) add(node.name?.text ?? 'default', node)
      else if (!ts.isTypeAliasDeclaration(node) && !ts.isInterfaceDeclaration(node))
        add(node.getText().slice(0, 40), node)
    } else if (!isServer(source) && ts.isFunctionLike(node) && 'body' in node && isServer(node.body as ts.Node)) {
      add(node.name?.getText() ?? 'anonymous', node)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const all = files.flatMap(actionsIn)
const registered = new Set<unknown>(definitions)

describe('server actions', () => {
  test('are found', () => {
    expect(all.length).toBeGreaterThan(15)
  })

  test.each(all.map((action) => [action.name, action] as const))(
    '%s runs one command of the registry, or is listed',
    async (name, action) => {
      expect(action.lines).toBeLessThanOrEqual(20)
      if (name in actions) return
      expect(action.command, 'calls runAction once, with an imported command').not.toBeNull()
      expect(registered.has((await import(action.command!.module))[action.command!.name])).toBe(true)
    },
  )

  test('nothing is listed that does not exist', () => {
    const names = new Set(all.map(({ name }) => name))
    expect(Object.keys(actions).filter((name) => !names.has(name))).toEqual([])
  })
})

test('every route is listed, and every listed route exists', () => {
  expect(files.filter((file) => /(?:^|\/)route\.tsx?$/.test(file)).sort()).toEqual(Object.keys(routes).sort())
})

test('every definition in the code is in the registry or listed', () => {
  const names = files.flatMap((file) =>
    [...textOf(file).matchAll(/define(?:Command|Query)\(\{\s*name: '([^']+)'/g)].map(([, name]) => name!),
  )
  expect(names.length).toBeGreaterThan(30)
  expect(new Set(names).size).toBe(names.length)
  const known = new Set([...definitions.map(({ name }) => name), ...Object.keys(unregistered)])
  expect(names.filter((name) => !known.has(name))).toEqual([])
})

test('no proxy or middleware decides anything', () => {
  expect(files.filter((file) => /(?:^|\/)(?:proxy|middleware)\.ts$/.test(file))).toEqual([])
})
