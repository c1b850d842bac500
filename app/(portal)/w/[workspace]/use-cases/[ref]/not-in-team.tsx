import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'

/** In place of a form that the reader may not send. */
export function NotInTeam({ who, here }: { who: string; here: string }) {
  return (
    <Notice
      tone="info"
      title="Your roles here do not include this"
      actions={<TextLink href={here}>Back to the use case</TextLink>}
    >
      {who} can do it. They stand on the use case’s page.
    </Notice>
  )
}
