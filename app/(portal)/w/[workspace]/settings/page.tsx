import { redirect } from 'next/navigation'
import { pageContext } from '@/lib/platform/request-context'

export default async function SettingsHomePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await pageContext((await params).workspace)
  redirect(`/w/${workspace.slug}/settings/members`)
}
