import type { AnyCommand, AnyQuery, Endpoint } from '@/lib/platform/command'
import { definitions } from './registry'

export type Definition = (AnyCommand | AnyQuery) & { rest: Endpoint }

export const endpoints = definitions.filter((definition): definition is Definition => definition.rest !== undefined)

/** Literal segments win over parameters, so that `/approvals/inbox` is not a request called "inbox". */
const ordered = [...endpoints].sort((a, b) => parameterCount(a.rest.path) - parameterCount(b.rest.path))

function parameterCount(path: string): number {
  return path.split('{').length
}

export interface Match {
  definition: Definition
  parameters: Record<string, string>
}

/** The definition behind a method and a path below /api/v1; the methods that the path has, when only the method is wrong. */
export function matchEndpoint(method: string, path: string): Match | { allowed: string[] } {
  const segments = path.split('/').filter(Boolean)
  const allowed = new Set<string>()
  for (const definition of ordered) {
    const parameters = matchPath(definition.rest.path, segments)
    if (!parameters) continue
    if (definition.rest.method === method) return { definition, parameters }
    allowed.add(definition.rest.method)
  }
  return { allowed: [...allowed].sort() }
}

function matchPath(pattern: string, segments: string[]): Record<string, string> | null {
  const parts = pattern.split('/').filter(Boolean)
  if (parts.length !== segments.length) return null
  const parameters: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const segment = segments[index]!
    if (part.startsWith('{')) {
      const value = decode(segment)
      if (value === null) return null
      parameters[part.slice(1, -1)] = value
    } else if (part !== segment) return null
  }
  return parameters
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
