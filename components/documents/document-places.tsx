import { Icon } from '@/components/ui/icon'
import type { SectionCompleteness } from '@/lib/templates/rules'

type Props = {
  sections: SectionCompleteness[]
  /** Keys of those in which the gate of the stage finds something missing. */
  missing: ReadonlySet<string>
}

/** The sections as links, each with how much of it is answered. */
export function DocumentPlaces({ sections, missing }: Props) {
  return (
    <nav className="doc-places" aria-label="Sections of the document">
      {sections.map(({ key, name, answered, total }) => (
        <a key={key} href={`#${key}`}>
          {name}
          {answered === total ? (
            <Icon name="check" size={13} className="text-ok" label="complete" />
          ) : (
            <span className={missing.has(key) ? 'num text-12 text-warn' : 'num text-12 text-fg-3'}>
              {answered} of {total}
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}
