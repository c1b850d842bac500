import { redirect } from 'next/navigation'
import { visitor } from '@/lib/platform/request-context'
import { Stranger } from './stranger'

export default async function HomePage() {
  const who = await visitor()
  if (!who) return <Stranger />
  const [first] = who.workspaces
  redirect(first ? `/w/${first.slug}` : '/no-workspace')
}
