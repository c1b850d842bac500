import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import { SealMark } from './seal'

export type Tone = 'ok' | 'warn' | 'bad' | 'idle' | 'ink' | 'seal'

const TONE_ICON: Record<Exclude<Tone, 'seal'>, IconName> = {
  ok: 'check-circle',
  warn: 'warning',
  bad: 'minus-circle',
  idle: 'circle',
  ink: 'half',
}

type StatusProps = { tone: Tone; children: ReactNode; icon?: IconName }

function Face({ tone, icon, children }: StatusProps) {
  return (
    <>
      {tone === 'seal' && !icon ? <SealMark /> : <Icon name={icon ?? TONE_ICON[tone as 'ok']} size={14} />}
      {children}
    </>
  )
}

/**
 * A state as icon, word and colour. With `reason` it opens on a click, without script, and says why.
 * `bare` drops the tint where many stand in a row; `end` opens the reason to the left.
 */
export function StatusChip(props: StatusProps & { reason?: ReactNode; bare?: boolean; end?: boolean; name?: string }) {
  const { tone, icon, children, reason, bare, end, name } = props
  const shape = cx('chip', `tone-${tone}`, bare && 'chip-bare')
  const face = (
    <Face tone={tone} icon={icon}>
      {children}
    </Face>
  )
  if (!reason) {
    return (
      <span className={shape}>
        <span className="chip-face">{face}</span>
      </span>
    )
  }
  return (
    <details className={shape} name={name ?? 'reason'}>
      <summary className="chip-face">{face}</summary>
      <div className={cx('why', end && 'why-end')}>{reason}</div>
    </details>
  )
}

/** The same without a chip, for running text and lists of answers. */
export function Status({ tone, icon, children }: StatusProps) {
  return (
    <span className={`st tone-${tone}`}>
      <Face tone={tone} icon={icon}>
        {children}
      </Face>
    </span>
  )
}
