import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { isAllowed } from '@/lib/platform/permissions'
import type { RoleId } from '@/lib/platform/vocabulary'

/** To whom may not read the trail there is no such page. A browser that only prefetches has not read it. */
export async function readableOrNotFound(duties: readonly RoleId[]): Promise<{ isPrefetch: boolean }> {
  if (!isAllowed('audit.read', { duties, roles: [] })) notFound()
  const given = await headers()
  const purpose = `${given.get('sec-purpose') ?? ''} ${given.get('purpose') ?? ''}`
  return { isPrefetch: given.has('next-router-prefetch') || purpose.includes('prefetch') }
}
