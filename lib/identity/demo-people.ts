// The people of the demo workspace, offered on the sign-in page of the machine the demo runs on, and nowhere else.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { isLoopbackUrl, type WebEnv } from '@/lib/platform/env'
import type { RoleId } from '@/lib/platform/vocabulary'

const shape = z.object({
  people: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      role: z.custom<RoleId>((value) => typeof value === 'string'),
      password: z.string(),
    }),
  ),
})

export type DemoPerson = z.infer<typeof shape>['people'][number]

type DemoEnv = Pick<WebEnv, 'demo' | 'demoFile' | 'trustedProxies' | 'url'>

/**
 * Whether this request may enter without a password: the supervisor said so (it does with the embedded database alone), and
 * the connection comes from this very machine, to its own name. Behind a proxy or a tunnel, even one that nobody told us of,
 * the connection proves nothing.
 */
export function isDemoOffered(headers: Headers, env: DemoEnv): boolean {
  return (
    env.demo &&
    env.demoFile !== null &&
    env.trustedProxies === 0 &&
    isLoopbackUrl(env.url) &&
    isLoopback(headers.get('x-countersign-address')) &&
    headers.get('x-countersign-forwarded') === 'false' &&
    headers.get('host')?.toLowerCase() === new URL(env.url).host
  )
}

function isLoopback(address: string | null): boolean {
  return address !== null && (address === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address))
}

/** None where demo sign-in is not offered. */
export async function listDemoPeople(headers: Headers, env: DemoEnv): Promise<DemoPerson[]> {
  if (!isDemoOffered(headers, env) || !env.demoFile) return []
  const text = await readFile(env.demoFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? [] : shape.parse(JSON.parse(text)).people
}
