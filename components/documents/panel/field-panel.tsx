'use client'

import { useState } from 'react'
import type { Answer, TemplateField } from '@/lib/templates/vocabulary'
import { Asked } from './asked'
import { Discussion } from './discussion'
import { FieldHistory } from './field-history'
import './panel.css'

type Props = {
  workspace: string
  /** `DOC-7` */
  document: string
  field: TemplateField
  /** Rises with everything that is said or asked about the document: `live.spoken`. */
  spoken: number
  /** Rises with every save of this answer. */
  revision: number
  /** Open threads and requests of the field, for the words of the choice. */
  threads: number
  asked: number
  people: readonly { id: string; name: string }[]
  /** Names the person, so that nobody is shown another person's words. */
  me: string
  /** Puts an earlier answer back into the field; absent for who may not write. */
  putBack?: (answer: Answer) => void
}

const views = ['Discussion', 'History', 'Asked'] as const

/** What is said about a field, what it said before, and who is asked for it. */
export function FieldPanel(props: Props) {
  const { workspace, document, field, spoken, people, me } = props
  const [view, setView] = useState<(typeof views)[number]>('Discussion')
  const counts = { Discussion: props.threads, History: 0, Asked: props.asked }
  const place = { workspace, document, me }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row of segments */}
      <div className="seg fp-views" role="group" aria-label="What to show">
        {views.map((name) => (
          <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
            {name}
            {counts[name] > 0 ? <span className="num"> {counts[name]}</span> : null}
          </button>
        ))}
      </div>
      {view === 'Discussion' ? (
        <Discussion key={field.key} {...place} field={field.key} label={field.label} version={spoken} isBeside />
      ) : view === 'History' ? (
        <FieldHistory
          key={field.key}
          {...place}
          {...{ field, people }}
          version={props.revision}
          putBack={props.putBack}
        />
      ) : (
        <Asked key={field.key} {...place} {...{ field, people }} version={spoken} />
      )}
    </>
  )
}
