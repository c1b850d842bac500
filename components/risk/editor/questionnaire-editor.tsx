'use client'

import { useEffect, useReducer, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Questionnaire } from '@/lib/risk/vocabulary'
import { riskTierLabels } from '@/lib/use-cases/vocabulary'
import { draftOf, edited, isDraft, questionnaireOf } from './draft'
import { EditorField } from './editor-field'
import { QuestionEditor } from './question-editor'
import { usePreview } from './use-preview'
import { WhatIf } from './what-if'

type Props = {
  questionnaire: Questionnaire
  /** Answers what a definition would change. */
  source: string
  base: string
  /** Names person, workspace and version, so that nobody is shown another person's draft. */
  draftKey: string
}

const tiers = ['limited', 'high', 'critical'] as const

/** The questionnaire as a form that is sent as a whole; what is typed is kept in this tab. */
export function QuestionnaireEditor({ questionnaire, source, base, draftKey }: Props) {
  const [draft, edit] = useReducer(edited, questionnaire, draftOf)
  const [isRestored, setIsRestored] = useState(false)
  const opened = useRef(draft)
  const definition = JSON.stringify(questionnaireOf(draft))
  const checked = usePreview(source, definition)

  useEffect(() => {
    const kept = readKept(draftKey)
    if (!kept || JSON.stringify(questionnaireOf(kept)) === JSON.stringify(questionnaire)) return
    setIsRestored(true)
    edit({ type: 'replace', draft: kept })
  }, [draftKey, questionnaire])

  useEffect(() => {
    if (draft === opened.current) return
    try {
      sessionStorage.setItem(draftKey, JSON.stringify(draft))
    } catch {
      // Storage is full or forbidden: the editor still works, only the draft is not kept.
    }
  }, [draft, draftKey])

  return (
    <div className="grid gap-x-10 gap-y-6 min-[1100px]:grid-cols-[minmax(0,1fr)_280px]">
      <input type="hidden" name="definition" value={definition} />
      <div>
        {isRestored ? (
          <p role="status" className="mb-3 text-12 text-fg-3">
            What you had typed was put back.{' '}
            <Button
              kind="quiet"
              onClick={() => {
                setIsRestored(false)
                edit({ type: 'replace', draft: draftOf(questionnaire) })
              }}
            >
              Start over
            </Button>
          </p>
        ) : null}
        <div className="grid gap-3">
          <EditorField
            place="name"
            label="Name"
            value={draft.name}
            onChange={(name) => edit({ type: 'name', name })}
            problems={checked.problems}
          />
          <div className="grid grid-cols-1 gap-3 tablet:grid-cols-3">
            {tiers.map((tier) => (
              <EditorField
                key={tier}
                place={`thresholds.${tier}`}
                label={`${riskTierLabels[tier]} from, points`}
                value={draft.thresholds[tier]}
                onChange={(points) => edit({ type: 'threshold', tier, points })}
                problems={checked.problems}
                isFigure
              />
            ))}
          </div>
        </div>
        <p className="mt-4 text-12 text-fg-3">
          An answer counts its points times the question’s weight, or demands a tier. Answers go from harmless to
          harmful, so that a riskier one never lowers the tier.
        </p>
        {draft.questions.map((question, at) => (
          <QuestionEditor
            key={question.id}
            question={question}
            at={at}
            count={draft.questions.length}
            edit={edit}
            problems={checked.problems}
          />
        ))}
        <div className="mt-4">
          <Button icon="plus" onClick={() => edit({ type: 'addQuestion' })}>
            Add a question
          </Button>
        </div>
      </div>
      <section
        className="min-[1100px]:sticky min-[1100px]:top-16 min-[1100px]:self-start"
        aria-label="What it would change"
      >
        <h2 className="mb-1 font-semibold">What it would change</h2>
        <WhatIf checked={checked} base={base} />
      </section>
    </div>
  )
}

function readKept(draftKey: string) {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(draftKey) ?? 'null')
    return isDraft(kept) ? kept : null
  } catch {
    return null
  }
}
