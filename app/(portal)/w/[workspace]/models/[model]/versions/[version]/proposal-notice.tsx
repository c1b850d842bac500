import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import type { ProposalItem } from '@/lib/model-cards/views'

type Props = { proposals: readonly ProposalItem[]; href: string; mayDecide: boolean }

/** Said above the card when a file says something else than a person wrote. */
export function ProposalNotice({ proposals, href, mayDecide }: Props) {
  if (proposals.length === 0) return null
  const files = [...new Set(proposals.map(({ import: from }) => from.filename ?? from.ref))]
  const from = files.length === 1 ? files[0] : `${files.length} files`
  const answers = proposals.length === 1 ? 'one answer' : `${proposals.length} answers`
  return (
    <Notice
      tone="info"
      title={`${from} ${files.length === 1 ? 'says' : 'say'} something else than ${answers} of this card`}
    >
      Nothing was overwritten.{' '}
      <TextLink href={`${href}/proposals`}>{mayDecide ? 'Compare and decide' : 'See what differs'}</TextLink>
    </Notice>
  )
}
