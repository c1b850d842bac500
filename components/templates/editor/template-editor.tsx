'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { FormAction } from '@/components/form/form-state'
import { buttonClass } from '@/components/ui/button-class'
import type { DraftTemplate } from '@/lib/templates/draft-shape/rules'
import { DiscardDraft } from '../discard-draft'
import { controlId } from '../problem-words'
import { DraftDifferences } from './draft-differences'
import { DraftStanding } from './draft-standing'
import { addField, addSection, duplicate, move, type Place, partAt, placeOf, remove, setIn } from './edit-template'
import { EditorSide } from './editor-side'
import { Act } from './entry-list'
import { Outline } from './outline'
import { type Part, PartContext, type Path } from './part-context'
import { FieldForm, SectionForm, TemplateForm } from './part-forms'
import { type InitialDraft, type SaveTemplate, useTemplateDraft } from './use-template-draft'

type Props = {
  definition: DraftTemplate
  initial: InitialDraft
  /** Keys of questions that documents may have answers to. */
  publishedKeys: string[]
  save: SaveTemplate
  storageKey: string
  publishHref: string
  discard: FormAction
}

/** A template as a form: its parts on the left, the open one in the middle, how it will look beside it. Saved as it is typed. */
export function TemplateEditor({ definition, initial, publishedKeys, save, storageKey, publishHref, discard }: Props) {
  const router = useRouter()
  const [hint, setHint] = useState('')
  const [wanted, setWanted] = useState<Path | null>(null)
  const kept = useTemplateDraft({ definition, initial, save, storageKey })
  const { state, draft, place, setPlace, change, changeBack } = kept
  const { section, field } = place
  const path: Path =
    section === undefined ? [] : ['sections', section, ...(field === undefined ? [] : ['fields', field])]
  const values = partAt(draft, place) ?? {}
  const problems = useMemo(
    () => new Map(state.problems.map(({ path: at, message }) => [at.join('.'), message])),
    [state.problems],
  )
  const part: Part = { draft, path, values, problems, set: (next) => change(setIn(draft, place, next)) }

  const goTo = useCallback(
    (at: Path) => {
      setPlace(placeOf(at))
      setWanted(at)
    },
    [setPlace],
  )

  useEffect(() => {
    if (location.hash.startsWith('#t-')) goTo(pathOf(location.hash.slice(3)))
  }, [goTo])

  useEffect(() => {
    if (!wanted) return
    // What is missing has no control of its own: the nearest one around it is gone to.
    for (let length = wanted.length; length > 0; length--) {
      const control = document.getElementById(controlId(wanted.slice(0, length)))
      if (!control) continue
      control.focus()
      break
    }
    setWanted(null)
  }, [wanted])

  function step(from: Place, by: -1 | 1) {
    const moved = move(draft, from, by)
    if (moved) change(moved.draft, moved.place)
  }

  function add({ draft: next, place: to }: { draft: DraftTemplate; place: Place }) {
    change(next, to)
    const at: Path = ['sections', to.section!, ...(to.field === undefined ? ['name'] : ['fields', to.field, 'label'])]
    setWanted(at)
  }

  async function publish() {
    setHint('')
    const { phase } = await kept.flush()
    if (phase === 'saved') router.push(publishHref)
    else if (phase === 'unreached') setHint('The draft has to reach the server before it can be published.')
  }

  const what = field === undefined ? 'section' : 'question'
  const name = String((field === undefined ? values.name : values.label) ?? '') || `this ${what}`
  return (
    <div>
      {state.theirs ? (
        <DraftDifferences
          theirs={state.theirs}
          differences={kept.differences}
          keepMine={() => kept.choose('keptMine')}
          takeTheirs={kept.takeTheirs}
        />
      ) : null}
      <div className="editor-bar tpl-editor-bar">
        <button
          type="button"
          className={buttonClass('primary')}
          onClick={publish}
          aria-disabled={state.phase === 'conflict' || undefined}
        >
          Review and publish
        </button>
        <DraftStanding state={state} restoredAt={kept.restoredAt} hint={hint} />
        {state.revision > 0 && state.phase === 'saved' ? (
          <DiscardDraft action={discard} revision={state.revision} />
        ) : null}
        {kept.undo ? (
          <span className="text-12 text-fg-2" role="status">
            {kept.undo.words}{' '}
            <button type="button" className="lk min-h-6" onClick={kept.takeBack}>
              Put it back
            </button>
          </span>
        ) : null}
      </div>
      <div className="tpl-editor">
        <Outline
          {...{ draft, place }}
          problems={state.problems}
          go={setPlace}
          move={step}
          addSection={() => add(addSection(draft))}
          addField={(at) => add(addField(draft, { section: at }))}
        />
        <section className="tpl-form" aria-label={section === undefined ? 'The template' : `The ${what}`}>
          {section === undefined ? null : (
            <div className="tpl-acts">
              <h2>{field === undefined ? 'Section' : 'Question'}</h2>
              <Act
                icon="arrow-up"
                label={`Move ${name} up`}
                isOff={!move(draft, place, -1)}
                act={() => step(place, -1)}
              />
              <Act
                icon="arrow-down"
                label={`Move ${name} down`}
                isOff={!move(draft, place, 1)}
                act={() => step(place, 1)}
              />
              <Act icon="copy" label={`Duplicate ${name}`} act={() => add(duplicate(draft, place))} />
              <Act
                icon="trash"
                label={`Take out ${name}`}
                act={() => {
                  const next = remove(draft, place)
                  changeBack(`“${name}” was taken out.`, next.draft, next.place)
                }}
              />
            </div>
          )}
          <PartContext value={part} key={path.join('.')}>
            {section === undefined ? (
              <TemplateForm />
            ) : field === undefined ? (
              <SectionForm publishedKeys={publishedKeys} />
            ) : (
              <FieldForm publishedKeys={publishedKeys} />
            )}
          </PartContext>
        </section>
        <EditorSide {...{ draft, place }} problems={state.problems} goTo={goTo} />
      </div>
    </div>
  )
}

const pathOf = (hash: string): Path =>
  decodeURIComponent(hash)
    .split('-')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))

export type { TemplateSaved } from './use-template-draft'
