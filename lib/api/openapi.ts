// OpenAPI 3.1 from the definitions: whoever adds a command has documented it.
import { z } from 'zod'
import { errorStatus } from '@/lib/platform/errors'
import { type Definition, endpoints } from './match-endpoint'

let document: object | undefined

export function openApi(): object {
  document ??= build()
  return document
}

function build(): object {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const definition of endpoints) {
    const methods = paths[definition.rest.path] ?? {}
    paths[definition.rest.path] = methods
    methods[definition.rest.method.toLowerCase()] = operation(definition)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Countersign',
      version: '1',
      description:
        'Every change is a command; a token belongs to one workspace. Errors are RFC 9457 problem documents with a `code`. Writes with a token need an Idempotency-Key.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token, made in Settings or with `countersign token create`.',
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['title', 'status', 'code', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', enum: Object.keys(errorStatus) },
            detail: { type: 'string' },
            fields: { type: 'object', additionalProperties: { type: 'string' } },
            current: {},
            requestId: { type: 'string' },
          },
        },
      },
    },
  }
}

function operation(definition: Definition): object {
  const { rest } = definition
  const schema = jsonSchema(definition.input)
  const inPath = new Set([...rest.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))
  const properties = Object.entries(schema.properties ?? {})
  const required = new Set(schema.required ?? [])
  const takesQuery = rest.method === 'GET' || rest.file !== undefined
  const parameters = properties
    .filter(([name]) => inPath.has(name) || (takesQuery && name !== rest.file?.field))
    .map(([name, value]) => ({
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name) || required.has(name),
      schema: value,
    }))
  const isWrite = definition.kind === 'command' && !definition.isQuestion && !definition.isDraft
  return {
    operationId: definition.name,
    summary: definition.summary,
    ...(definition.description ? { description: definition.description } : {}),
    tags: [definition.name.split('.')[0]],
    'x-permission': definition.permission,
    parameters: [
      ...parameters,
      ...(isWrite && !rest.repeatable
        ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', maxLength: 255 } }]
        : []),
    ],
    ...(takesQuery && !rest.file ? {} : { requestBody: requestBody(definition, schema, inPath) }),
    responses: {
      [rest.status ?? 200]: { description: 'Done', content: { 'application/json': { schema: { type: 'object' } } } },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

interface JsonSchema {
  properties?: Record<string, unknown>
  required?: string[]
}

function requestBody({ rest }: Definition, schema: JsonSchema, inPath: Set<string>): object {
  if (rest.file) {
    const content = Object.fromEntries(
      rest.file.types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
    )
    return { required: true, content }
  }
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !inPath.has(name)))
  return {
    required: Object.keys(properties).length > 0,
    content: {
      'application/json': {
        schema: { ...schema, properties, required: (schema.required ?? []).filter((name) => !inPath.has(name)) },
        ...(rest.example ? { example: rest.example } : {}),
      },
    },
  }
}

function jsonSchema(input: z.ZodType): JsonSchema {
  return z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' }) as JsonSchema
}
