import { Icon } from '@/components/ui/icon'
import type { ModelCardContent } from '@/lib/model-cards/vocabulary'
import { groupSections, groupTitles, isWritten } from './card-groups'

/** The parts of the card as links, and which of them say nothing. */
export function CardContents({ content }: { content: ModelCardContent }) {
  const places = groupSections(content.sections).map((group) => ({
    id: group.id,
    title: groupTitles[group.id],
    isThere: isWritten(group) || (group.id === 'results' && content.results.length > 0),
  }))
  const always = new Set(['purpose', 'limits', 'data'])
  return (
    <nav className="card-places" aria-label="Parts of the card">
      {places
        .filter(({ id, isThere }) => isThere || always.has(id))
        .map(({ id, title, isThere }) => (
          <a key={id} href={`#${id}`}>
            <Icon name={isThere ? 'check' : 'minus'} size={13} className={isThere ? 'text-ok' : 'text-fg-3'} />
            {title}
            {isThere ? null : <span className="text-fg-3">: nothing</span>}
          </a>
        ))}
    </nav>
  )
}
