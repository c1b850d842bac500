import { Notice } from '@/components/ui/notice'
import { Ref, TextLink } from '@/components/ui/text-link'

type Props = {
  /** The revision that is read; null for the draft. */
  read: number | null
  newest: number
  hasChanges: boolean
  /** Just published by the reader, with the approvals that it voided. */
  voided: readonly string[] | null
  mayEdit: boolean
  href: string
  approvalsHref: string
}

/** Said above the card when it is not simply the newest revision that one reads. */
export function WhatIsRead({ read, newest, hasChanges, voided, mayEdit, href, approvalsHref }: Props) {
  if (read === null && newest === 0) {
    return (
      <Notice tone="info" title="You read the draft: nothing of this card is published yet">
        It can change at any moment, and nobody can be asked to approve it.
      </Notice>
    )
  }
  if (read === null) {
    return (
      <Notice tone="info" title="You read the draft">
        It is not published and can change at any moment. <TextLink href={href}>Read revision {newest}</TextLink> or{' '}
        <TextLink href={`${href}/compare?from=${newest}&to=draft`}>see what differs</TextLink>.
      </Notice>
    )
  }
  if (voided) return <Published {...{ read, voided, approvalsHref }} />
  if (read !== newest) {
    return (
      <Notice tone="warn" title={`You read revision ${read} of ${newest}`}>
        <TextLink href={href}>Read the newest one</TextLink> or{' '}
        <TextLink href={`${href}/compare?from=${read}&to=${newest}`}>see what changed since</TextLink>.
      </Notice>
    )
  }
  if (!hasChanges || !mayEdit) return null
  return (
    <p className="text-13 text-fg-2 print:hidden">
      The <TextLink href={`${href}?revision=draft`}>draft</TextLink> says something else than this revision:{' '}
      <TextLink href={`${href}/publish`}>see what publishing would change</TextLink>.
    </p>
  )
}

/** After publishing: what it did to approvals, as it is on record. */
function Published({
  read,
  voided,
  approvalsHref,
}: {
  read: number
  voided: readonly string[]
  approvalsHref: string
}) {
  if (voided.length === 0) {
    return (
      <Notice tone="ok" title={`Revision ${read} is published`}>
        It voided no approval.
      </Notice>
    )
  }
  return (
    <Notice
      tone="warn"
      title={`Revision ${read} is published, and voided ${voided.length === 1 ? 'an approval' : `${voided.length} approvals`}`}
    >
      {voided.map((ref, at) => (
        <span key={ref}>
          {at > 0 ? ', ' : null}
          <Ref href={`${approvalsHref}/${ref}`}>{ref}</Ref>
        </span>
      ))}{' '}
      no longer {voided.length === 1 ? 'holds' : 'hold'}. Ask for a release of what the card says now.
    </Notice>
  )
}
