import { revealed } from '@/components/ui/hidden-characters'

type Props = {
  label: string
  heads: string[]
  rows: Array<{ key: string; cells: string[] }>
  /** By column: whether it holds figures, which stand to the right. */
  figures?: boolean[]
  /** The first cell of a row names it. */
  named?: boolean
}

/** A table in a text; it scrolls in its own box, never the page. */
export function AnswerTable({ label, heads, rows, figures, named }: Props) {
  const look = (at: number) => (figures?.[at] ? 'num text-right' : undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="answer-table" tabIndex={0} aria-label={`Table: ${label}`}>
      <table>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={look(at)}>
                {head || <span className="sr-only">Row</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, at) =>
                named && at === 0 ? (
                  <th key={heads[at]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={heads[at]} dir="auto" className={look(at)}>
                    {revealed(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
