import { Avatar } from '@/components/ui/avatar'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { Thread } from '@/lib/discussion/views'

type Props = { threads: readonly Thread[]; labelOf: (field: string) => string; href: string }

/** What somebody asked about the card and nobody has settled. */
export function CardQuestions({ threads, labelOf, href }: Props) {
  const open = threads.filter(({ resolvedAt }) => !resolvedAt)
  return (
    <Section
      title="Questions on this card"
      count={open.length > 0 ? `${open.length} open` : undefined}
      aside={<TextLink href={`${href}/discussion`}>{threads.length > 0 ? 'Read them' : 'Ask something'}</TextLink>}
    >
      {open.length === 0 ? <p className="text-13 text-fg-2">No question is open.</p> : null}
      <ul className="doc-panel-list">
        {open.slice(-3).map(({ id, field, comments }) => {
          const first = comments[0]
          if (!first) return null
          return (
            <li key={id}>
              <span className="flex items-center gap-2">
                <Avatar name={first.byName} size={18} />
                <b className="font-medium">{first.byName}</b>
                <span className="text-12 text-fg-3">
                  <RelativeTime at={first.at} />
                </span>
              </span>
              {field ? (
                <TextLink className="text-12" href={`${href}/discussion?field=${field}`}>
                  on {labelOf(field)}
                </TextLink>
              ) : null}
              <span className="line-clamp-4 text-fg-2">{revealed(first.body)}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
