'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { TextLink } from '@/components/ui/text-link'
import type { LiveDocument, Present } from '@/lib/documents/live/views'
import { roleLabels } from '@/lib/platform/vocabulary'
import type { ShownSection } from '@/lib/templates/rules'
import { FieldBlock, type LiveApprovals } from './field-block'
import { inField } from './field-people'
import type { FieldPrompt } from './field-prompts'
import type { EditorChoices } from './input-props'

type Props = {
  shown: readonly ShownSection[]
  current: number
  useCase: { ref: string; name: string; href: string }
  choices: EditorChoices
  registers: Readonly<Record<string, ReactNode>>
  approvals: LiveApprovals | null
  live: LiveDocument | null
  others: readonly Present[]
  prompts?: Readonly<Record<string, readonly FieldPrompt[]>>
  /** Who has the section's role in the use case, by name. */
  peopleOf: Readonly<Record<string, readonly string[]>>
  onFocus: (field: string) => void
  showPanel: (field: string) => void
  goToSection: (section: string) => void
}

const nobody: readonly Present[] = []

/** One section: who writes it and why it is asked, its questions, and the way to the next. */
export function SectionFields(props: Props) {
  const { shown, current, useCase, choices, registers, approvals, live, others, peopleOf } = props
  const { section, fields } = shown[current]!
  const names = peopleOf[section.role] ?? []
  const next = shown[current + 1]?.section
  const previous = shown[current - 1]?.section
  // Typed before the script has come, it would be lost: until then nothing can be typed.
  const isReady = useSyncExternalStore(never, onPage, onServer)
  return (
    <>
      <h1 className="page-title" id="section-title" tabIndex={-1}>
        {section.name}
      </h1>
      <p className="page-facts ed-lede">
        <span>
          {useCase.name} <TextLink href={useCase.href}>{useCase.ref}</TextLink>.{' '}
          {names.length > 0
            ? `${listed(names)} ${names.length === 1 ? 'writes' : 'write'} this section as ${roleLabels[section.role].toLowerCase()}.`
            : `Nobody of ${useCase.ref} has the role that writes this section: ${roleLabels[section.role].toLowerCase()}.`}
        </span>
      </p>
      <details className="ed-guide" key={section.key}>
        <summary>Why we ask, and what good looks like</summary>
        <dl>
          <dt>Why we ask</dt>
          <dd>{section.why}</dd>
          <dt>What good looks like</dt>
          <dd>{section.good}</dd>
        </dl>
      </details>
      <fieldset className="ed-fields min-w-0" disabled={!isReady}>
        {fields.map((field) => {
          const here = inField(others, field.key)
          return (
            <FieldBlock
              key={field.key}
              field={field}
              choices={choices}
              register={registers[field.key]}
              approvals={approvals}
              prompts={props.prompts?.[field.key]}
              here={here.length > 0 ? here : nobody}
              threads={live?.comments[field.key] ?? 0}
              asked={live?.asked[field.key] ?? 0}
              onFocus={props.onFocus}
              showPanel={props.showPanel}
            />
          )
        })}
      </fieldset>
      <div className="ed-turn">
        {previous ? (
          <button type="button" className="btn" onClick={() => props.goToSection(previous.key)}>
            Back: {previous.name}
          </button>
        ) : null}
        {next ? (
          <button type="button" className="btn" onClick={() => props.goToSection(next.key)}>
            Next: {next.name}
          </button>
        ) : null}
      </div>
    </>
  )
}

const never = () => () => {}
const onPage = () => true
const onServer = () => false

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
