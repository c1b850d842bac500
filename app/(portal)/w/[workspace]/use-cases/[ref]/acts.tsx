import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import type { Permission } from '@/lib/platform/permissions'
import { earlierStages } from '@/lib/use-cases/rules'
import type { LifecycleView } from '@/lib/use-cases/views'
import { stageLabels } from '@/lib/use-cases/vocabulary'
import { PassGate } from './pass-gate'

type ActsProps = {
  view: LifecycleView
  may: (permission: Permission) => boolean
  workspace: string
  base: string
  here: string
}

/** What the reader can do with the use case: one primary act, the way back, and the rest in a menu. */
export function Acts(props: ActsProps) {
  const { view, may, here } = props
  const { current } = view
  const which = current && view.iterations.length > 1 ? `?iteration=${current.iteration}` : ''
  const mayAdvance = may('use-case.advance') && current !== null
  return (
    <>
      {mayAdvance && earlierStages(current.stage).length > 0 ? (
        <ButtonLink href={`${here}/back${which}`}>Move back</ButtonLink>
      ) : null}
      {mayAdvance ? <Forward {...props} /> : null}
      <More {...props} />
    </>
  )
}

function Forward({ view, workspace, base, here }: ActsProps) {
  const { nextStage, liveGate, missing, iteration } = view.current!
  if (liveGate?.status === 'approved')
    return <PassGate gate={liveGate.ref} to={stageLabels[liveGate.toStage]} workspace={workspace} />
  if (liveGate?.status === 'open' || liveGate?.status === 'changes_requested') {
    return (
      <ButtonLink href={`${base}/approvals/${liveGate.approvalRef}`} icon="decision">
        {liveGate.approvalRef} asks for {stageLabels[liveGate.toStage].toLowerCase()}
      </ButtonLink>
    )
  }
  if (!nextStage) return null
  return (
    <ButtonLink
      href={`${here}/gate?iteration=${iteration}`}
      kind={missing.length > 0 ? 'secondary' : 'primary'}
      title={missing.length > 0 ? `${missing.length} of ${view.current!.total} are missing` : undefined}
    >
      Ask for {stageLabels[nextStage].toLowerCase()}
    </ButtonLink>
  )
}

function More({ view, may, here }: ActsProps) {
  const isOver = view.useCase.retired !== null
  const acts = [
    !isOver && may('use-case.advance') ? { href: 'iterate', label: 'New iteration' } : null,
    !isOver && may('use-case.staff') ? { href: 'involvement', label: 'Change who does what' } : null,
    may('use-case.edit') ? { href: 'edit', label: 'Edit name or area' } : null,
    !isOver && may('use-case.retire') ? { href: 'retire', label: 'Retire…' } : null,
  ].filter((act) => act !== null)
  if (acts.length === 0) return null
  return (
    <Menu label="More">
      {acts.map(({ href, label }) => (
        <Link key={href} className="menu-item" href={`${here}/${href}`}>
          {label}
        </Link>
      ))}
    </Menu>
  )
}
