import { revealed } from '@/components/ui/hidden-characters'
import { Section } from '@/components/ui/section'

export type MigrationItem = {
  field: string
  label: string
  section: string
  before: string | null
  after: string | null
  note: string | null
  isRequired: boolean
}

type Props = { title: string; note?: string; items: readonly MigrationItem[]; folded?: boolean }

/** Answers with one fate, each with what stands there now and what will. */
export function MigrationItems({ title, note, items, folded }: Props) {
  if (items.length === 0) return null
  const list = (
    <ul className="tpl-changes">
      {items.map((item) => (
        <li key={item.field}>
          <b className="font-medium">{item.label}</b>{' '}
          <span className="text-fg-3">
            {item.section}
            {item.isRequired && item.before === null ? ', required' : ''}
          </span>
          {item.note ? <p className="text-fg-2">{item.note}</p> : null}
          <BeforeAnswer item={item} />
        </li>
      ))}
    </ul>
  )
  return (
    <Section title={title} count={items.length}>
      {note ? <p className="mb-1 text-13 text-fg-2">{note}</p> : null}
      {folded ? (
        <details className="more">
          <summary>Show them</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </Section>
  )
}

/** The answer now, and beside it what it becomes where that is something else. */
export function BeforeAnswer({ item }: { item: MigrationItem }) {
  const { before, after } = item
  if (before === null) return null
  if (before === after) return <p className="mt-1 whitespace-pre-line text-fg-2">{revealed(before)}</p>
  return (
    <div className="tpl-before-after">
      <div className="diff-before">
        <span className="sr-only">Now: </span>
        {revealed(before)}
      </div>
      <div className="diff-after">
        <span className="sr-only">Then: </span>
        {after === null ? <span className="text-fg-3">nothing</span> : revealed(after)}
      </div>
    </div>
  )
}
