'use client'

import dynamic from 'next/dynamic'
import { memo, type ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Icon } from '@/components/ui/icon'
import { exactWords } from '@/components/ui/relative-time'
import type { Present } from '@/lib/documents/live/views'
import type { Answers, TemplateField } from '@/lib/templates/vocabulary'
import { useDraftStore, useFieldState } from './draft-context'
import { FieldInput } from './field-input'
import { FieldNotes } from './field-notes'
import { hueOf } from './field-people'
import { type FieldPrompt, FieldPrompts } from './field-prompts'
import type { StoredAnswer } from './field-state'
import type { EditorChoices } from './input-props'
import { whenWords } from './when-words'

const FieldConflict = dynamic(() => import('./field-conflict'), { ssr: false })

export interface LiveApprovals {
  /** What the approvals were given for. */
  answers: Answers
  refs: readonly { ref: string; href: string; words: string }[]
}

export type BlockProps = {
  field: TemplateField
  choices: EditorChoices
  /** In place of an input, for answers that are kept in a register. */
  register: ReactNode
  approvals: LiveApprovals | null
  /** Others who are in this field now. */
  here: readonly Present[]
  /** What to think about while it is answered. */
  prompts?: readonly FieldPrompt[]
  /** Open threads about it, and how often it is asked for. */
  threads: number
  asked: number
  onFocus: (field: string) => void
  showPanel: (field: string) => void
}

const single = new Set<TemplateField['kind']>([
  'markdown',
  'text',
  'number',
  'money',
  'duration',
  'date',
  'person',
  'record',
  'file',
])

/** One question: its name, what it asks, who answered it, its input, and what the person has to know about it. */
export const FieldBlock = memo(function FieldBlock(props: BlockProps) {
  const { field, choices, register, approvals, here, prompts, threads, asked, onFocus, showPanel } = props
  const store = useDraftStore()
  const state = useFieldState(field.key)
  const id = `answer-${field.key}`
  const labelId = `${id}-label`
  const notesId = `${id}-notes`
  const helpId = field.help ? `${id}-help` : undefined
  const isSingle = single.has(field.kind)
  const Label = isSingle ? 'label' : 'span'
  const other = here[0]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: follows the focus of what is inside, and is nothing to act on itself
    <div
      className={other ? `ed-field ed-other ed-hue-${hueOf(other.person)}` : 'ed-field'}
      id={`field-${field.key}`}
      data-phase={state.phase}
      onFocus={() => onFocus(field.key)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) store.leave(field.key)
      }}
      onCompositionStart={() => store.hold(field.key)}
      // Some browsers tell of the last character only after it.
      onCompositionEnd={() => setTimeout(() => store.release(field.key))}
    >
      <div className="ed-head">
        <Label className="field-label" id={labelId} {...(isSingle ? { htmlFor: id } : {})}>
          {field.label}
          {field.material ? (
            <Icon name="key" size={12} className="ed-key" label=", material: a change voids approvals" />
          ) : null}
          {field.required ? null : <span className="field-optional"> optional</span>}
        </Label>
        <span className="ed-by">
          {asked > 0 ? (
            <span className="ed-asked">
              <Icon name="clock" size={13} /> Asked for
            </span>
          ) : null}
          <AnsweredBy stored={state.stored} me={store.me.id} people={choices.people} />
          <button type="button" className="ed-talk" onClick={() => showPanel(field.key)}>
            <Icon name="message" size={13} label={`History and discussion of ${field.label}`} />
            {threads > 0 ? <span className="num">{threads}</span> : null}
          </button>
        </span>
      </div>
      {field.help ? (
        <p className="ed-help" id={helpId}>
          {field.help}
        </p>
      ) : null}
      {state.theirs ? (
        <FieldConflict
          field={field}
          state={state}
          people={choices.people}
          keepMine={() => choose('keptMine')}
          takeTheirs={() => choose('tookTheirs')}
          join={(value) => {
            store.choose(field.key, { type: 'joined', value })
            focusInput(id)
          }}
        />
      ) : null}
      <div className="ed-control">
        <FieldInput
          id={id}
          field={field}
          value={state.value}
          onChange={(value) => store.input(field.key, value)}
          labelledBy={labelId}
          describedBy={[helpId, notesId].filter(Boolean).join(' ')}
          isInvalid={state.phase === 'refused'}
          choices={choices}
          register={register}
        />
        {other ? (
          <span className="ed-name">
            <span className="sr-only">Also in this field: </span>
            {here.map(({ name }) => name).join(', ')}
          </span>
        ) : null}
      </div>
      {prompts ? (
        <FieldPrompts
          field={field}
          prompts={prompts}
          value={state.value}
          onInsert={(value) => {
            store.input(field.key, value)
            focusEnd(id)
          }}
        />
      ) : null}
      <FieldNotes id={notesId} field={field} state={state} approvals={approvals} people={choices.people} />
    </div>
  )

  function choose(type: 'keptMine' | 'tookTheirs') {
    store.choose(field.key, { type })
    focusInput(id)
  }
})

/** After the choice the focus would be lost with the buttons. */
function focusInput(id: string) {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/** At the end of what was put in, to go on from there. */
function focusEnd(id: string) {
  requestAnimationFrame(() => {
    const input = document.getElementById(id)
    input?.focus()
    if (input instanceof HTMLTextAreaElement) input.setSelectionRange(input.value.length, input.value.length)
  })
}

type AnsweredByProps = { stored: StoredAnswer; me: string; people: EditorChoices['people'] }

function AnsweredBy({ stored: { by, byName, at, source }, me, people }: AnsweredByProps) {
  if (!at || !by) return null
  const name = byName ?? 'a former member'
  return (
    <span className="ed-answered" title={`${name}, ${exactWords(new Date(at))}`} suppressHydrationWarning>
      <Avatar name={name} roleId={people.find(({ id }) => id === by)?.roleId} size={18} />
      {by === me ? 'you' : name.split(/\s/)[0]}
      {source === 'token' ? ' by the API' : source === 'import' ? ' by import' : ''}, {whenWords(at, Date.now())}
    </span>
  )
}
