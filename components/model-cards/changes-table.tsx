import { type Change, DiffTable } from '@/components/ui/diff-table'
import { revealed } from '@/components/ui/hidden-characters'

type Difference = Change & { material: boolean }

const MOST = 300

/** What changed, side by side, with what is material; nothing hidden in either text stays hidden. */
export function ChangesTable(props: {
  caption: string
  beforeLabel: string
  afterLabel: string
  changes: readonly Difference[]
}) {
  const { caption, beforeLabel, afterLabel, changes } = props
  const seen = new Map<string, number>()
  const unique = (label: string) => {
    const count = (seen.get(label) ?? 0) + 1
    seen.set(label, count)
    return count === 1 ? label : `${label} (${count})`
  }
  const show = (text: string | null) => (text === null ? null : revealed(text))
  return (
    <div className="changes">
      <DiffTable
        caption={caption}
        beforeLabel={beforeLabel}
        afterLabel={afterLabel}
        changes={changes.slice(0, MOST).map(({ field, note, before, after, ...rest }) => ({
          ...rest,
          field: unique(revealed(field)),
          ...(note ? { note: revealed(note) } : {}),
          before: show(before),
          after: show(after),
        }))}
      />
      {changes.length > MOST ? (
        <p className="mt-2 text-13 text-fg-2">
          {(changes.length - MOST).toLocaleString('en')} more changes are not shown here; the two sources hold them all.
        </p>
      ) : null}
    </div>
  )
}

/** "3 changes, 2 of them material" */
export function changesFinding(changes: readonly Difference[]): string {
  if (changes.length === 0) return 'Nothing differs'
  const material = changes.filter((change) => change.material).length
  const count = changes.length === 1 ? 'One change' : `${changes.length.toLocaleString('en')} changes`
  if (material === 0) return `${count}, minor`
  if (material === changes.length) return `${count}, ${changes.length === 1 ? 'material' : 'all material'}`
  return `${count}, ${material.toLocaleString('en')} of them material`
}
