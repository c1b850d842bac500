'use client'

import { Avatar } from '@/components/ui/avatar'
import { Icon } from '@/components/ui/icon'
import type { Present } from '@/lib/documents/live/views'
import { roleLabels } from '@/lib/platform/vocabulary'
import type { Completeness, MissingField, ShownSection } from '@/lib/templates/rules'
import { inField } from './field-people'

type RailProps = {
  title: string
  template: string
  shown: readonly ShownSection[]
  progress: Completeness
  missing: readonly MissingField[]
  current: string
  others: readonly Present[]
  roleOf: (person: string) => string | undefined
  goToSection: (section: string) => void
  goTo: (field: string) => void
}

/** The sections: who fills them, how far they are, who is in them; below, what the gate would find missing. */
export function SectionRail(props: RailProps) {
  const { title, template, shown, progress, missing, current, others, goToSection } = props
  const share = progress.total === 0 ? 0 : Math.floor((progress.answered / progress.total) * 100)
  return (
    <nav className="ed-rail" aria-label="Sections of the document">
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="font-semibold">{title}</h2>
        <span
          className="num text-12 whitespace-nowrap text-fg-3"
          title={`${progress.answered} of ${progress.total} questions answered`}
        >
          {share} %
        </span>
      </div>
      <p className="mt-1 text-12 text-fg-3">
        Template <b className="font-medium text-fg-2">{template}</b>. Fields marked <KeyMark /> void approvals when they
        change.
      </p>
      <ol className="ed-sections">
        {shown.map(({ section, fields }, at) => {
          const part = progress.sections.find(({ key }) => key === section.key) ?? { answered: 0, total: fields.length }
          const here = others.filter((one) => fields.some((field) => inField([one], field.key).length > 0))
          return (
            <li key={section.key}>
              <a
                href={`?section=${section.key}`}
                aria-current={section.key === current ? 'step' : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  goToSection(section.key)
                }}
              >
                <span className="num text-fg-3">{at + 1}</span>
                <span className="min-w-0">
                  <b>{section.name}</b>
                  <small>{roleLabels[section.role]}</small>
                  <span className="ed-bar" aria-hidden="true">
                    <i style={{ width: `${(part.answered / part.total) * 100}%` }} />
                  </span>
                  <small className="num">
                    {part.answered} of {part.total}
                  </small>
                </span>
                <span className="ed-here">
                  {here.slice(0, 3).map(({ person, name }) => (
                    <span key={person} title={`${name} is here`}>
                      <Avatar name={name} roleId={props.roleOf(person)} />
                      <span className="sr-only">{name} is here</span>
                    </span>
                  ))}
                </span>
              </a>
            </li>
          )
        })}
      </ol>
      <MissingList missing={missing} goTo={props.goTo} />
    </nav>
  )
}

const KeyMark = () => <Icon name="key" size={12} className="ed-key" label="with a key" />

const SHOWN = 12

/** Every required answer that is not there, as a way to it. */
function MissingList({ missing, goTo }: { missing: readonly MissingField[]; goTo: (field: string) => void }) {
  return (
    <div className="ed-missing">
      <h3>{missing.length === 0 ? 'Nothing is missing for the gate' : `Missing for the gate: ${missing.length}`}</h3>
      <ul>
        {missing.slice(0, SHOWN).map(({ field, section }) => (
          <li key={field.key}>
            <a
              href={`?section=${section.key}#field-${field.key}`}
              onClick={(event) => {
                event.preventDefault()
                goTo(field.key)
              }}
            >
              <Icon name="circle" size={14} />
              <span>{field.label}</span>
            </a>
          </li>
        ))}
      </ul>
      {missing.length > SHOWN ? <p className="text-12 text-fg-3">and {missing.length - SHOWN} more</p> : null}
    </div>
  )
}
