import { MetricGroups } from '@/components/metrics/metric-groups'
import { hiddenIn, revealed } from '@/components/ui/hidden-characters'
import { HiddenNotice } from '@/components/ui/hidden-notice'
import { Icon } from '@/components/ui/icon'
import { Markdown } from '@/components/ui/markdown'
import { formatMoney } from '@/components/ui/money'
import { dayWords } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import { isFileLink, isMetrics, isMoney, isRecordLink, isTable, isTicked, isYesNo } from '@/lib/templates/rules'
import type { Answer, FileLink, RecordKind, RecordLink, TableRow, TemplateField } from '@/lib/templates/vocabulary'
import { cellWords, columnHead, figureWords, optionWords, yesNoWords } from '@/lib/templates/words/rules'
import { AnswerTable } from './answer-table'

export type AnswerPlace = {
  /** The workspace's own path, `/w/acme`. */
  base: string
  /** By person id. */
  names: Record<string, string>
}

type Props = { field: TemplateField; answer: Answer } & AnswerPlace

/** An answer as people read it. What is not answered is said. */
export function AnswerView({ field, answer, base, names }: Props) {
  if (answer === null) return <span className="text-13 text-fg-3">not answered</span>
  if (typeof answer === 'boolean') return yesNoWords(answer)
  if (typeof answer === 'number') return <span className="num">{figureWords(field, answer)}</span>
  if (typeof answer === 'string') return <TextAnswer {...{ field, answer, names }} />
  if (isMoney(answer)) return <span className="num">{formatMoney(answer.amount, answer.currency)}</span>
  if (isYesNo(answer)) {
    return (
      <>
        <p className="font-semibold">{yesNoWords(answer.value)}</p>
        {answer.reason.trim() ? <Written text={answer.reason} /> : null}
      </>
    )
  }
  if (isFileLink(answer)) return <FileAnswer {...{ file: answer, base }} />
  if (isRecordLink(answer)) return <Ref href={`${base}${placeOf(answer)}`}>{answer.ref}</Ref>
  if (field.kind === 'checklist') return <Checklist field={field} ticked={isTicked(answer) ? answer : []} />
  if (answer.length === 0) return <span className="text-13 text-fg-3">not answered</span>
  if (field.kind === 'list' && isTicked(answer)) return <Words words={answer} />
  if (field.kind === 'metrics' && isMetrics(answer)) {
    return (
      <MetricGroups
        metrics={answer}
        hrefOf={({ ref }) => `${base}/metrics/${ref}`}
        nameOf={(id) => names[id] ?? 'a former member'}
        level={4}
      />
    )
  }
  return isTable(answer) ? <TableAnswer field={field} rows={answer} /> : null
}

/** Rows that a page shows; all of them are in the exports. */
const MOST_ROWS = 100

function TableAnswer({ field, rows }: { field: TemplateField; rows: TableRow[] }) {
  const columns = field.columns ?? []
  return (
    <>
      <AnswerTable
        label={field.label}
        heads={columns.map(columnHead)}
        figures={columns.map(({ kind }) => kind === 'number')}
        rows={rows.slice(0, MOST_ROWS).map((row) => ({
          key: row.id,
          cells: columns.map((column) => cellWords(column, row.cells[column.key] ?? null)),
        }))}
      />
      {rows.length > MOST_ROWS ? (
        <p className="text-13 text-fg-2">{rows.length - MOST_ROWS} more rows are in the Markdown and JSON exports.</p>
      ) : null}
    </>
  )
}

function TextAnswer({ field, answer, names }: Pick<Props, 'field' | 'names'> & { answer: string }) {
  if (answer.trim() === '') return <span className="text-13 text-fg-3">not answered</span>
  if (field.kind === 'person') return names[answer] ?? 'a former member'
  if (field.kind === 'date') return <time dateTime={answer}>{dayWords(answer)}</time>
  if (field.kind === 'choice') return optionWords(field.options, answer)
  if (field.kind === 'text') return <OneLine text={answer} />
  return <Written text={answer} />
}

function OneLine({ text }: { text: string }) {
  return (
    <div dir="auto">
      <HiddenNotice found={hiddenIn([text])} />
      <p>
        <Addressed text={text} />
      </p>
    </div>
  )
}

function Words({ words }: { words: string[] }) {
  return (
    <>
      <HiddenNotice found={hiddenIn(words)} />
      <ul className={words.every((word) => word.length <= 48) ? 'answer-words answer-words-short' : 'answer-words'}>
        {words.map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand in a list twice
          <li key={at} dir="auto">
            <Addressed text={word} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** A line that is a web address leads there. */
function Addressed({ text }: { text: string }) {
  const shown = revealed(text)
  if (!/^https?:\/\/\S+$/i.test(text)) return shown
  return (
    <a className="lk break-words" href={text} rel="noreferrer nofollow">
      {shown}
    </a>
  )
}

function Written({ text }: { text: string }) {
  return (
    <div dir="auto">
      <HiddenNotice found={hiddenIn([text])} />
      <Markdown literal={revealed}>{text}</Markdown>
    </div>
  )
}

const places: Record<RecordKind, string> = {
  use_case: 'use-cases',
  document: 'documents',
  metric: 'metrics',
  model_version: 'models',
}

/** `MDL-7 v3` stands at /models/MDL-7/versions/3. */
function placeOf({ kind, ref }: RecordLink): string {
  const [record, version] = ref.split(' v')
  return `/${places[kind]}/${record}${version ? `/versions/${version}` : ''}`
}

function FileAnswer({ file, base }: { file: FileLink; base: string }) {
  const workspace = base.split('/').at(-1)
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <a className="lk" href={`/api/v1/files/${file.id}?workspace=${workspace}`} download>
        {revealed(file.name)}
      </a>
      <span className="num text-12 text-fg-3">
        {file.size < 1e6 ? `${Math.ceil(file.size / 1000)} kB` : `${(file.size / 1e6).toFixed(1)} MB`}
      </span>
    </span>
  )
}

function Checklist({ field, ticked }: { field: TemplateField; ticked: string[] }) {
  return (
    <ul className="grid gap-1">
      {(field.items ?? []).map(({ value, label }) => (
        <li key={value} className="flex items-baseline gap-2">
          <Icon
            name={ticked.includes(value) ? 'check' : 'minus'}
            size={13}
            label={ticked.includes(value) ? 'Done:' : 'Open:'}
            className={ticked.includes(value) ? 'text-ok' : 'text-fg-3'}
          />
          <span className={ticked.includes(value) ? undefined : 'text-fg-2'}>{label}</span>
        </li>
      ))}
    </ul>
  )
}
