'use client'

import { useCallback, useRef, useState } from 'react'
import { type DraftTemplate, shapeDraft, stableText } from '@/lib/templates/draft-shape/rules'
import type { TemplateChange, TemplateProblem } from '@/lib/templates/views'
import type { DraftState, SaveOutcome } from './draft-state'
import type { Place } from './edit-template'
import { type DraftArea, useDraft } from './use-draft'

/** With a conflict, how the other draft differs from the one that was sent. */
export type TemplateSaved = SaveOutcome<TemplateProblem> & { differences?: TemplateChange[] }
export type SaveTemplate = (draft: { text: string; revision: number; base: number }) => Promise<TemplateSaved>

export type InitialDraft = Pick<DraftState<TemplateProblem>, 'phase' | 'revision' | 'base' | 'savedAt' | 'problems'>

type Given = { definition: DraftTemplate; initial: InitialDraft; save: SaveTemplate; storageKey: string }

/** The template being written, kept and saved like any draft, with a step back from what took something away. */
export function useTemplateDraft({ definition, initial, save, storageKey }: Given) {
  const [draft, setDraft] = useState(definition)
  const [place, setPlace] = useState<Place>({})
  const [undo, setUndo] = useState<{ words: string; draft: DraftTemplate; place: Place } | null>(null)
  const [differences, setDifferences] = useState<TemplateChange[]>([])
  const now = useRef(definition)

  const put = useCallback((next: DraftTemplate) => {
    now.current = next
    setDraft(next)
    setPlace((at) => (isThere(next, at) ? at : {}))
  }, [])

  const area = useRef<DraftArea | null>(null)
  area.current ??= {
    get value() {
      return stableText(now.current)
    },
    set value(text) {
      put(shapeDraft(JSON.parse(text)))
    },
    focus() {},
  }

  const saveHere = useCallback(
    async (sent: Parameters<SaveTemplate>[0]) => {
      const outcome = await save(sent)
      if (outcome.differences) setDifferences(outcome.differences)
      return outcome
    },
    [save],
  )

  const kept = useDraft<TemplateProblem>({
    initial: { ...initial, savedText: stableText(definition), message: null, theirs: null },
    save: saveHere,
    storageKey,
    area,
  })
  const { typed } = kept

  const change = useCallback(
    (next: DraftTemplate, to?: Place) => {
      put(next)
      if (to) setPlace(to)
      typed()
    },
    [put, typed],
  )

  /** A change that takes something away; it can be taken back until the next one of them. */
  const changeBack = (words: string, next: DraftTemplate, to: Place) => {
    setUndo({ words, draft: now.current, place })
    change(next, to)
  }

  const takeBack = () => {
    if (!undo) return
    change(undo.draft, undo.place)
    setUndo(null)
  }

  const takeTheirs = () => {
    setUndo({ words: 'Theirs was taken.', draft: now.current, place })
    kept.choose('tookTheirs')
  }

  return { ...kept, draft, place, setPlace, undo, differences, change, changeBack, takeBack, takeTheirs }
}

function isThere({ sections }: DraftTemplate, { section, field }: Place): boolean {
  if (section === undefined) return true
  return field === undefined ? section < sections.length : field < (sections[section]?.fields.length ?? 0)
}
