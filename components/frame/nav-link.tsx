import { Count } from '@/components/ui/badge'
import { Icon, type IconName } from '@/components/ui/icon'
import { NavAnchor } from './nav-anchor'

type NavLinkProps = {
  href: string
  label: string
  icon: IconName
  count?: number
  exact?: boolean
  also?: string[]
  className: string
}

export function NavLink({ href, label, icon, count = 0, exact, also, className }: NavLinkProps) {
  return (
    <NavAnchor href={href} exact={exact} also={also} className={className}>
      <Icon name={icon} size={className === 'tab-link' ? 18 : 16} />
      <span className="nav-word">{label}</span>
      <Count value={count} label="waiting for you" />
    </NavAnchor>
  )
}
