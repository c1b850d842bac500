'use client'

import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import { type Piece, wordDifference } from '@/components/ui/word-difference'
import type { Answer, TemplateField } from '@/lib/templates/vocabulary'
import { answerWords } from './answer-words'
import type { FieldState } from './field-state'
import type { EditorChoices } from './input-props'
import { joinAnswers, joinTexts } from './join-answers'
import { whenWords } from './when-words'

type Props = {
  field: TemplateField
  state: FieldState
  people: EditorChoices['people']
  keepMine: () => void
  takeTheirs: () => void
  join: (value: Answer) => void
}

/** Two people wrote in one field: both, word by word, and the choice. Nothing is overwritten before it is made. */
export default function FieldConflict({ field, state, people, keepMine, takeTheirs, join }: Props) {
  const { theirs, value, stored, setAside } = state
  if (!theirs) return null
  const who = theirs.byName ?? 'Somebody else'
  const words = wordDifference(answerWords(field, theirs.value, people), answerWords(field, value, people))
  const both = joined(field, stored.value, value, theirs.value)
  const isJoined = setAside.length > 0
  return (
    <div className="notice tone-warn ed-conflict">
      <Icon name="warning" />
      <div className="min-w-0">
        <p className="font-semibold" role="alert">
          {who} changed “{field.label}” while you were writing. Yours is not saved yet.
        </p>
        <div className="ed-both">
          <Side
            title={`${who}${theirs.at ? `, ${whenWords(theirs.at, Date.now())}` : ''}`}
            pieces={words.before}
            as="del"
          />
          <Side title="You, in the field below" pieces={words.after} as="ins" />
        </div>
        <div className="mt-2 flex flex-wrap gap-2">
          <button type="button" className={buttonClass('secondary')} onClick={keepMine}>
            {isJoined ? 'Save what stands below' : 'Keep mine'}
          </button>
          <button type="button" className={buttonClass('secondary')} onClick={takeTheirs}>
            Take theirs
          </button>
          {both === undefined || isJoined ? null : (
            <button type="button" className={buttonClass('quiet')} onClick={() => join(both)}>
              Put both into the field, and edit
            </button>
          )}
        </div>
      </div>
    </div>
  )
}

function joined(field: TemplateField, base: Answer, mine: Answer, theirs: Answer): Answer | undefined {
  if (field.kind !== 'markdown') return joinAnswers(base, mine, theirs)
  return typeof mine === 'string' && typeof theirs === 'string' ? joinTexts(mine, theirs) : undefined
}

function Side({ title, pieces, as: Mark }: { title: string; pieces: Piece[]; as: 'del' | 'ins' }) {
  return (
    <section>
      <h3>{title}</h3>
      <p>
        {pieces.length === 0 ? <span className="text-fg-3">nothing</span> : null}
        {pieces.map((piece, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          piece.kept ? <span key={at}>{piece.text}</span> : <Mark key={at}>{piece.text}</Mark>,
        )}
      </p>
    </section>
  )
}
