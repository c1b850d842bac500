import { Section } from '@/components/ui/section'
import { Ref, TextLink } from '@/components/ui/text-link'

type Props = { items: readonly { ref: string; title: string; version: number }[]; documentsHref: string }

const MOST = 12

/** Documents that a newer version waits for, each with the way to it. */
export function OlderDocuments({ items, documentsHref }: Props) {
  if (items.length === 0) return null
  return (
    <Section title="Filled by an older version" count={items.length}>
      <ul className="tpl-versions">
        {items.slice(0, MOST).map(({ ref, title, version }) => (
          <li key={ref}>
            <p>
              <Ref href={`${documentsHref}/${ref}`}>{ref}</Ref> {title}
            </p>
            <p className="flex flex-wrap items-baseline gap-x-3 text-12 text-fg-3">
              <span>version {version}</span>
              <TextLink href={`${documentsHref}/${ref}/migrate`}>
                See what moving it would mean<span className="sr-only"> for {ref}</span>
              </TextLink>
            </p>
          </li>
        ))}
      </ul>
      {items.length > MOST ? <p className="text-12 text-fg-3">{items.length - MOST} more</p> : null}
    </Section>
  )
}
