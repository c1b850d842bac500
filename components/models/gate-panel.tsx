import { Icon } from '@/components/ui/icon'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'

export type GateView = {
  allowed: boolean
  reasons: { code: string; message: string; href: string }[]
  approvals: { ref: string; expiresAt: string | null }[]
}

/** What CI would be told if it asked now; looking does not ask. */
export function GatePanel({ gate, environment }: { gate: GateView; environment: string }) {
  return (
    <Section title="Gate" count={environment}>
      {gate.allowed ? (
        <>
          <Status tone="ok">The gate would allow it</Status>
          <p className="mt-1 text-13 text-fg-2">
            {gate.approvals[0] ? `${gate.approvals[0].ref} covers exactly this content.` : null}
          </p>
        </>
      ) : (
        <>
          <Status tone="bad">The gate would refuse</Status>
          <ul className="mt-2 grid gap-2 text-13">
            {gate.reasons.map((reason) => (
              <li key={reason.code} className="flex gap-2">
                <Icon name="arrow-right" size={14} className="mt-[2px]" />
                <TextLink href={pathOf(reason.href)}>{reason.message}</TextLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** Answers of the gate leave the product, so that their addresses are whole; here only the path is needed. */
function pathOf(href: string): string {
  return URL.canParse(href) ? new URL(href).pathname : href
}
