import { revealed } from '@/components/ui/hidden-characters'
import type { IconName } from '@/components/ui/icon'
import { Section } from '@/components/ui/section'
import { Status, type Tone } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import type { Misalignment, MisalignmentKind } from '@/lib/metrics/alignment/misalignments'
import type { Alignment } from '@/lib/metrics/alignment/views'
import { type RoleId, roleLabels } from '@/lib/platform/vocabulary'

const LOOK: Record<MisalignmentKind, { words: string; tone: Tone; icon: IconName }> = {
  contradiction: { words: 'Targets contradict', tone: 'bad', icon: 'warning' },
  cycle: { words: 'Drives itself', tone: 'bad', icon: 'refresh' },
  nothing_drives: { words: 'Nothing drives it', tone: 'warn', icon: 'link' },
  drives_nothing: { words: 'Drives nothing', tone: 'warn', icon: 'link' },
  no_owner: { words: 'No owner', tone: 'warn', icon: 'person' },
  unmeasured: { words: 'Never measured', tone: 'idle', icon: 'clock' },
}

const ORDER = Object.keys(LOOK) as MisalignmentKind[]

/** What does not hang together, in words, with who could see to it. */
export function NotAligned({ alignment, base }: { alignment: Alignment; base: string }) {
  const { metrics, misalignments } = alignment
  const named = new Map(metrics.map((metric) => [metric.id, metric]))
  const owners = new Map(metrics.map(({ ownerId, owner }) => [ownerId, owner]))
  const found = [...misalignments].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  if (found.length === 0) {
    return (
      <Section title="Not aligned" count={0}>
        <p className="text-13 text-fg-2">
          {metrics.length === 0
            ? 'There is nothing to align yet.'
            : 'Every metric has an owner, a value and its place between the model and the money.'}
        </p>
      </Section>
    )
  }
  return (
    <Section title="Not aligned" count={found.length}>
      <ul className="na">
        {found.map((one) => {
          const look = LOOK[one.kind]
          return (
            <li key={`${one.kind} ${one.metrics.join(' ')}`}>
              <Status tone={look.tone} icon={look.icon}>
                {look.words}
              </Status>
              <p>{revealed(one.text)}</p>
              <p className="na-who">
                {one.metrics.map((id) => {
                  const metric = named.get(id)
                  return metric ? (
                    <span key={id}>
                      <Ref href={`${base}/metrics/${metric.ref}`}>{metric.ref}</Ref>{' '}
                    </span>
                  ) : null
                })}
                {whoWords(one, owners)}
              </p>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function whoWords({ resolvers, roles }: Misalignment, owners: ReadonlyMap<string | null, string | null>): string {
  const names = [...new Set(resolvers.flatMap((id) => owners.get(id) ?? []))]
  const words = names.length > 0 ? names : roles.map((role) => roleLabels[role as RoleId]?.toLowerCase() ?? role)
  if (words.length === 0) return ''
  return words.length === 1 ? `for ${words[0]}` : `for ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
