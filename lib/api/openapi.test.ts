import { describe, expect, test } from 'vitest'
import { parseInput } from '@/lib/audit/execute'
import { isPersonOnly, permissions } from '@/lib/platform/permissions'
import { handleApi } from './handle'
import { endpoints } from './match-endpoint'
import { definitions } from './registry'

const asked = new Request('http://localhost/api/v1/openapi.json')
const answer = await handleApi(asked, '/openapi.json', () =>
  Promise.reject(new Error('Nobody has to sign in for this.')),
)
const document = (await answer.json()) as {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

interface Operation {
  operationId: string
  summary: string
  'x-permission': string
  parameters: { name: string; in: string; required: boolean; schema: Record<string, unknown> }[]
  requestBody?: { content: Record<string, { schema: { properties?: Record<string, unknown> }; example?: unknown }> }
  responses: Record<string, { description: string; content: Record<string, unknown> }>
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, path, operation] as const),
)

test('is OpenAPI 3.1, readable without signing in', () => {
  expect(answer.status).toBe(200)
  expect(document).toMatchObject({
    openapi: expect.stringMatching(/^3\.1\.\d$/),
    info: { title: 'Countersign', version: '1' },
    servers: [{ url: '/api/v1' }],
  })
})

test('has every definition that has an address, once', () => {
  expect(operations.map(([, , operation]) => operation.operationId).sort()).toEqual(
    endpoints.map(({ name }) => name).sort(),
  )
  const addresses = endpoints.map(({ rest }) => `${rest.method} ${rest.path.replace(/\{\w+\}/g, '{}')}`)
  expect(new Set(addresses).size).toBe(addresses.length)
})

test('every reference leads somewhere', () => {
  const text = JSON.stringify(document)
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!)
  expect(references.length).toBeGreaterThan(0)
  for (const reference of references) {
    const found = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((node, name) => (node as Record<string, unknown>)?.[name], document)
    expect([reference, typeof found]).toEqual([reference, 'object'])
  }
})

describe.each(operations)('%s', (_, path, operation) => {
  const definition = endpoints.find(({ name }) => name === operation.operationId)!

  test('is described', () => {
    expect(operation.summary).toMatch(/^[A-Z].*[^.]$/)
    expect(operation['x-permission']).toBe(definition.permission)
    expect(permissions).toHaveProperty([definition.permission])
    expect(Object.keys(operation.responses)).toContain('default')
  })

  test('declares every parameter of its path, and no other', () => {
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect(declared.map(({ name }) => name).sort()).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort(),
    )
    for (const { name, required, schema } of operation.parameters) {
      expect([name, typeof schema]).toEqual([name, 'object'])
      if (declared.some((parameter) => parameter.name === name)) expect([name, required]).toEqual([name, true])
    }
    const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(names).size).toBe(names.length)
  })

  test('its example is accepted', () => {
    if (!definition.rest.example) return
    const inPath = Object.fromEntries(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [
        name,
        { version: '1', audience: 'technical', alias: 'champion' }[name!] ?? '0198c2f0-5a51-7c3e-9d41-2b6f3a1e8c55',
      ]),
    )
    parseInput(definition.input, { ...(definition.rest.example as object), ...inPath })
  })

  test('says which writes need a key', () => {
    const hasKey = operation.parameters.some(({ name }) => name === 'Idempotency-Key')
    const isWrite =
      definition.kind === 'command' && !definition.isQuestion && !definition.isDraft && !definition.rest.repeatable
    if (!isPersonOnly(definition.permission)) expect(hasKey).toBe(isWrite)
  })
})

test('an address is plural, lower case and without a verb that a method says', () => {
  for (const { rest } of endpoints) expect(rest.path).toMatch(/^(?:\/(?:[a-z]+(?:-[a-z]+)*|\{[a-zA-Z]+\}))+$/)
  expect(definitions.filter(({ name }) => !/^[a-z-]+\.[a-z-]+$/.test(name))).toEqual([])
})
