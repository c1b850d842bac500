import { cx } from './cx'
import type { IconName } from './icon'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'seal'
export type ButtonLook = { kind?: ButtonKind; size?: 'normal' | 'large'; icon?: IconName }

export function buttonClass(kind: ButtonKind = 'secondary', size: ButtonLook['size'] = 'normal', extra?: string) {
  return cx('btn', kind !== 'secondary' && `btn-${kind}`, size === 'large' && 'btn-large', extra)
}
