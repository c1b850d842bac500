'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import type { Present } from '@/lib/documents/live/views'
import type { Connection } from '../use-live-document'
import { useDraftStore } from './draft-context'
import { DraftStanding } from './draft-standing'

export interface EditorAddresses {
  history: string
  publish: string
  review: string
  signIn: string
}

type Props = {
  /** The newest published revision; 0 before the first. */
  revision: number
  hrefs: EditorAddresses
  /** The draft says something else than that revision. */
  isChanged: boolean
  /** Nothing new is there to publish and nobody was asked yet: the next step is to ask. */
  canAsk: boolean
  connection: Connection
  everybody: readonly Present[]
  roleOf: (person: string) => string | undefined
  labelOf: (field: string) => string
  goTo: (field: string) => void
}

/** How the draft stands, who is here, and what can be done with it. */
export function EditorBar({ revision, hrefs, isChanged, canAsk, connection, everybody, roleOf, labelOf, goTo }: Props) {
  const store = useDraftStore()
  const router = useRouter()
  const [hint, setHint] = useState('')

  async function leaveFor(href: string) {
    setHint('')
    if (await store.flush()) router.push(href)
    else setHint('Everything has to be saved before it can be looked at as a whole.')
  }

  return (
    <div className="ed-top">
      <DraftStanding labelOf={labelOf} goTo={goTo} signInHref={hrefs.signIn} hint={hint} />
      <span className="text-12 text-fg-3">
        {revision === 0
          ? 'Draft, nothing published yet'
          : isChanged
            ? `Draft of revision ${revision + 1}`
            : `Published as revision ${revision}`}
      </span>
      <span className="ed-acts">
        {connection === 'reconnecting' ? (
          <span className="ed-warning">
            <Icon name="refresh" size={14} /> Reconnecting
          </span>
        ) : null}
        <Presence everybody={everybody} roleOf={roleOf} labelOf={labelOf} />
        <ButtonLink href={hrefs.history}>History</ButtonLink>
        <button
          type="button"
          className={buttonClass('primary')}
          onClick={() => leaveFor(canAsk ? hrefs.review : hrefs.publish)}
        >
          {canAsk ? 'Ask for approval' : 'Publish…'}
        </button>
      </span>
    </div>
  )
}

const SHOWN = 5

function Presence({ everybody, roleOf, labelOf }: Pick<Props, 'everybody' | 'roleOf' | 'labelOf'>) {
  if (everybody.length < 2) return null
  const words = ({ name, field }: Present) => (field ? `${name}, in “${labelOf(field)}”` : name)
  return (
    <span className="ed-presence">
      <ul aria-label="Here now">
        {everybody.slice(0, SHOWN).map((one) => (
          <li key={one.person} title={words(one)}>
            <Avatar name={one.name} roleId={roleOf(one.person)} />
            <span className="sr-only">{words(one)}</span>
          </li>
        ))}
      </ul>
      <span className="num text-12 text-fg-3">{everybody.length} here now</span>
    </span>
  )
}
