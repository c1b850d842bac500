import { revealed } from '@/components/ui/hidden-characters'
import { Section } from '@/components/ui/section'
import type { ImportView } from '@/lib/imports/views'
import type { ImportReport } from '@/lib/imports/vocabulary'

/** The title of an import's page. */
export function importFinding({ made, report }: Pick<ImportView, 'made' | 'report'>): string {
  const fresh = made.filter(({ isNew }) => isNew).length
  const gave =
    fresh === 0
      ? 'It gave nothing new'
      : fresh === 1
        ? 'It gave one new record'
        : `It gave ${fresh.toLocaleString('en')} new records`
  const lines = report.problems.length
  if (lines === 0) return gave
  return `${gave}; ${lines === 1 ? 'one line needs a look' : `${lines.toLocaleString('en')} lines need a look`}`
}

/** What was read, what could not be, and what has no place: nothing of a file is dropped in silence. */
export function ImportParts({ report }: { report: ImportReport }) {
  const { kept, problems, unrecognised = [] } = report
  return (
    <>
      <Section title="Read" count={kept.length}>
        <ul className="kept">
          {kept.map((sentence) => (
            <li key={sentence}>{revealed(sentence)}</li>
          ))}
        </ul>
      </Section>
      <Section title="Lines to look at" count={problems.length}>
        {problems.length === 0 ? (
          <p className="text-13 text-fg-2">Everything in the file was understood.</p>
        ) : (
          <PartTable
            caption="Problems by line"
            head="What it means"
            rows={problems.map(({ line, column, path, message }) => ({ line, column, path, text: message }))}
          />
        )}
      </Section>
      {unrecognised.length > 0 ? (
        <Section title="Kept with the file" count={unrecognised.length}>
          <p className="mb-2 max-w-[74ch] text-13 text-fg-2">
            These parts have no place in the registers. They stay with the copy of the file.
          </p>
          <PartTable caption="Parts without a place" head="Text" rows={unrecognised} isCode />
        </Section>
      ) : null}
    </>
  )
}

interface Part {
  line: number
  column?: number | undefined
  path?: string | undefined
  text: string
}

function PartTable(props: { caption: string; head: string; rows: readonly Part[]; isCode?: boolean }) {
  const { caption, head, rows, isCode } = props
  return (
    <table className="dt">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Where</th>
          <th scope="col">{head}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, column, path, text }) => (
          <tr key={`${line}:${column}:${path}:${text}`}>
            <th scope="row" className="num whitespace-nowrap">
              {line.toLocaleString('en')}
              {column ? `, column ${column}` : ''}
            </th>
            <td data-label="Where" className="[overflow-wrap:anywhere]">
              {path ? <code className="text-12">{revealed(path)}</code> : '–'}
            </td>
            <td data-label={head} className="[overflow-wrap:anywhere]">
              {isCode ? <code className="text-12">{revealed(text)}</code> : revealed(text)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
