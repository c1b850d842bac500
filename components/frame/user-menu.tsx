import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import type { Theme } from './theme'
import { ThemeChoice } from './theme-switch'

type UserMenuProps = { name: string; roleId?: string; note?: string; theme: Theme; children?: ReactNode }

export function UserMenu({ name, roleId, note, theme, children }: UserMenuProps) {
  return (
    <details className="drop" name="bar">
      <summary className="bar-button bar-plain">
        <Avatar name={name} roleId={roleId} />
        <span className="bar-word">{name}</span>
        <span className="sr-only">, your menu</span>
      </summary>
      <div className="menu">
        <div className="px-[9px] py-1">
          <b className="font-medium">{name}</b>
          {note ? <span className="block text-12 text-fg-3">{note}</span> : null}
        </div>
        <div className="px-[9px] py-2">
          <ThemeChoice initial={theme} />
        </div>
        {children ? (
          <>
            <div className="menu-sep" />
            {children}
          </>
        ) : null}
      </div>
    </details>
  )
}
