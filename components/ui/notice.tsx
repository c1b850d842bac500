import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type NoticeTone = 'bad' | 'warn' | 'info' | 'ok'
const LOOK: Record<NoticeTone, { tone: string; icon: IconName; role?: 'alert' | 'status' }> = {
  bad: { tone: 'bad', icon: 'warning', role: 'alert' },
  warn: { tone: 'warn', icon: 'warning' },
  info: { tone: 'ink', icon: 'info' },
  ok: { tone: 'ok', icon: 'check-circle', role: 'status' },
}

/** Says what happened, what it means for the reader's work, and what to do. `actions` stand below. */
export function Notice(props: {
  tone: NoticeTone
  title: string
  children?: ReactNode
  actions?: ReactNode
  requestId?: string
}) {
  const { tone, title, children, actions, requestId } = props
  const look = LOOK[tone]
  return (
    <div className={`notice tone-${look.tone}`} role={look.role}>
      <Icon name={look.icon} />
      <div>
        <p className="font-semibold">{title}</p>
        {children ? <div className="mt-1 text-fg-2">{children}</div> : null}
        {actions || requestId ? (
          <div className="mt-2 flex flex-wrap items-center gap-3">
            {actions}
            {requestId ? <span className="text-12 text-fg-2">request {requestId}</span> : null}
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** Teaches what will be here, and how it gets here. */
export function EmptyState(props: { title: string; level?: 2 | 3; children?: ReactNode; actions?: ReactNode }) {
  const { title, level = 2, children, actions } = props
  const Heading = `h${level}` as const
  return (
    <div className="quiet-block">
      <Heading>{title}</Heading>
      {children ? <p>{children}</p> : null}
      {actions ? <div className="mt-3 flex flex-wrap items-center gap-3">{actions}</div> : null}
    </div>
  )
}
