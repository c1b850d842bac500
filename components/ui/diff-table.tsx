import type { ReactNode } from 'react'
import { Status } from './status-chip'
import { type Piece, wordDifference } from './word-difference'

export type Change = {
  field: string
  /** Target or guardrail, under the field's name. */
  note?: string
  before: string | null
  after: string | null
  /** Colour judges nothing; where one knows, the word does. */
  verdict?: 'better' | 'worse'
  material?: boolean
  /** For digests and code, where single words mean nothing. */
  whole?: boolean
}

/** Before is grey, after is ink; below 760 px the two stand under the field's name. */
export function DiffTable(props: { caption: string; beforeLabel: string; afterLabel: string; changes: Change[] }) {
  const { caption, beforeLabel, afterLabel, changes } = props
  const hasMateriality = changes.some((change) => change.material !== undefined)
  const hasVerdicts = changes.some((change) => change.verdict)
  return (
    <table className="diff">
      <caption className="sr-only">{caption}</caption>
      <colgroup>
        <col className="diff-col-field" />
        <col />
        <col />
        {hasVerdicts ? <col className="diff-col-note" /> : null}
        {hasMateriality ? <col className="diff-col-note" /> : null}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">{beforeLabel}</th>
          <th scope="col">{afterLabel}</th>
          {hasVerdicts ? <NoteHead>Better or worse</NoteHead> : null}
          {hasMateriality ? <NoteHead>Material or minor</NoteHead> : null}
        </tr>
      </thead>
      <tbody>
        {changes.map((change, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two fields may have the same name
          <ChangeRow key={at} {...{ change, hasMateriality, hasVerdicts }} />
        ))}
      </tbody>
    </table>
  )
}

function NoteHead({ children }: { children: string }) {
  return (
    <th scope="col">
      <span className="sr-only">{children}</span>
    </th>
  )
}

function ChangeRow(props: { change: Change; hasMateriality: boolean; hasVerdicts: boolean }) {
  const { change, hasMateriality, hasVerdicts } = props
  const { before, after } = sides(change)
  return (
    <tr>
      <th scope="row">
        {change.field}
        {change.note ? <small>{change.note}</small> : null}
      </th>
      <td className="diff-before">{before}</td>
      <td className="diff-after">{after}</td>
      {hasVerdicts ? (
        <td className="diff-note">
          {change.verdict ? (
            <Status
              tone={change.verdict === 'better' ? 'ok' : 'bad'}
              icon={change.verdict === 'worse' ? 'warning' : undefined}
            >
              {change.verdict}
            </Status>
          ) : null}
        </td>
      ) : null}
      {hasMateriality ? <td className="diff-note">{change.material ? 'material' : 'minor'}</td> : null}
    </tr>
  )
}

function sides({ before, after, whole }: Change): { before: ReactNode; after: ReactNode } {
  if (before === null) return { before: <Missing word="was not there" />, after: <ins>{after}</ins> }
  if (after === null) return { before: <del>{before}</del>, after: <Missing word="is taken out" /> }
  if (before === after) return { before, after }
  if (whole) return { before: <del>{before}</del>, after: <ins>{after}</ins> }
  const words = wordDifference(before, after)
  return { before: <Pieces pieces={words.before} as="del" />, after: <Pieces pieces={words.after} as="ins" /> }
}

function Missing({ word }: { word: string }) {
  return <span className="text-fg-3">{word}</span>
}

function Pieces({ pieces, as: Mark }: { pieces: Piece[]; as: 'del' | 'ins' }) {
  return pieces.map((piece, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
    piece.kept ? <span key={at}>{piece.text}</span> : <Mark key={at}>{piece.text}</Mark>,
  )
}
