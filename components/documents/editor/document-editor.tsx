'use client'

import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { SavedAnswer } from '@/lib/documents/live/views'
import type { RoleId } from '@/lib/platform/vocabulary'
import { completeness, findField, missingFields, shownSections } from '@/lib/templates/rules'
import type { Template } from '@/lib/templates/vocabulary'
import type { RiskTier } from '@/lib/use-cases/vocabulary'
import { othersIn } from '../live-state'
import { useLiveDocument } from '../use-live-document'
import { DraftContext, useAnswers } from './draft-context'
import { type EditorAddresses, EditorBar } from './editor-bar'
import { EditorPanel } from './editor-panel'
import type { LiveApprovals } from './field-block'
import type { FieldPrompt } from './field-prompts'
import type { StoredAnswer } from './field-state'
import type { EditorChoices } from './input-props'
import type { SaveAnswer } from './save-outcome'
import { SectionFields } from './section-fields'
import { SectionRail } from './section-rail'
import { SectionSwitch } from './section-switch'
import { useNewDraftStore } from './use-draft-store'
import { useSection } from './use-section'

export type EditorProps = {
  workspace: string
  document: { id: string; ref: string; title: string; revision: number; change: number; hasChanges: boolean }
  template: Template
  riskTier: RiskTier | null
  useCase: { ref: string; name: string; href: string }
  stored: Record<string, StoredAnswer>
  me: { id: string; name: string }
  save: SaveAnswer
  choices: EditorChoices
  /** Answers that are kept in a register, drawn by the server, by field. */
  registers: Record<string, ReactNode>
  approvals: LiveApprovals | null
  /** What to think about at a question, by field. */
  prompts?: Readonly<Record<string, readonly FieldPrompt[]>>
  /** Who has a role in the use case, by name. */
  peopleOf: Partial<Record<RoleId, string[]>>
  hrefs: EditorAddresses
  canAsk: boolean
  section: string | null
}

/** A document being filled by several people at once, one section on the screen at a time. */
export function DocumentEditor(props: EditorProps) {
  const { workspace, document, template, riskTier, me, choices } = props
  const fields = useMemo(
    () => template.sections.flatMap((section) => section.fields.filter(({ kind }) => kind !== 'metrics')),
    [template],
  )
  const store = useNewDraftStore({
    fields: fields.map(({ key }) => key),
    kinds: Object.fromEntries(fields.map(({ key, kind }) => [key, kind])),
    stored: props.stored,
    save: props.save,
    me,
    storageKey: `countersign-document:${workspace}:${me.id}:${document.id}`,
  })
  const typed = useAnswers(store)
  const kept = props.stored
  const answers = useMemo(() => {
    const registers = Object.entries(kept).filter(([key]) => !(key in typed))
    return { ...typed, ...Object.fromEntries(registers.map(([key, { value }]) => [key, value])) }
  }, [typed, kept])
  const settled = useDeferredValue(answers)
  const shown = useMemo(() => shownSections(template, answers, riskTier), [template, answers, riskTier])
  const progress = useMemo(() => completeness(template, settled, riskTier), [template, settled, riskTier])
  const missing = useMemo(
    () => missingFields(template, settled, riskTier, template.stage),
    [template, settled, riskTier],
  )
  const { current, goTo, goToSection } = useSection(shown, props.section)
  const [focused, setFocused] = useState<string | null>(null)
  const onAnswers = useCallback((saved: SavedAnswer[]) => store.hear(saved), [store])
  const { connection, live, setField } = useLiveDocument({
    workspace,
    document: document.ref,
    change: document.change,
    isShown: true,
    onAnswers,
  })
  const others = othersIn(live, me.id)
  const isChanged = document.hasChanges || (live?.change ?? 0) > document.change || store.standing().unsaved > 0
  const roleOf = useCallback((person: string) => choices.people.find(({ id }) => id === person)?.roleId, [choices])
  const labelOf = (key: string) => findField(template, key)?.label ?? key
  const panel = useRef<HTMLElement>(null)
  const onFocus = useCallback(
    (key: string) => {
      setFocused(key)
      setField(key)
    },
    [setField],
  )
  const showPanel = useCallback((key: string) => {
    setFocused(key)
    panel.current?.scrollIntoView({ block: 'nearest' })
    panel.current?.focus({ preventScroll: true })
  }, [])
  const section = shown[current]
  const inPanel = section?.fields.find(({ key }) => key === focused) ?? section?.fields[0]
  const places = { shown, progress, missing, current: section?.section.key ?? '', goTo, goToSection }

  return (
    <DraftContext value={store}>
      <div className="body ed-body">
        <SectionRail
          {...places}
          roleOf={roleOf}
          title={document.title}
          template={`${template.name}, version ${template.version}`}
          others={others}
        />
        <main className="main" id="main" tabIndex={-1}>
          <EditorBar
            revision={Math.max(document.revision, live?.published ?? 0)}
            roleOf={roleOf}
            hrefs={props.hrefs}
            isChanged={isChanged}
            canAsk={props.canAsk && !isChanged}
            connection={connection}
            everybody={[{ person: me.id, name: me.name, field: focused }, ...others]}
            labelOf={labelOf}
            goTo={goTo}
          />
          <SectionSwitch {...places} />
          {section ? (
            <SectionFields
              shown={shown}
              current={current}
              useCase={props.useCase}
              choices={choices}
              registers={props.registers}
              approvals={props.approvals}
              prompts={props.prompts}
              live={live}
              others={others}
              peopleOf={props.peopleOf}
              onFocus={onFocus}
              showPanel={showPanel}
              goToSection={goToSection}
            />
          ) : null}
        </main>
        <aside className="panel ed-panel" aria-label="About the field" ref={panel} tabIndex={-1}>
          {inPanel ? (
            <EditorPanel
              workspace={workspace}
              document={document.ref}
              field={inPanel}
              live={live}
              people={choices.people}
            />
          ) : null}
        </aside>
      </div>
    </DraftContext>
  )
}
