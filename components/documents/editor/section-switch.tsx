'use client'

import type { Completeness, MissingField, ShownSection } from '@/lib/templates/rules'

type Props = {
  shown: readonly ShownSection[]
  progress: Completeness
  missing: readonly MissingField[]
  current: string
  goToSection: (section: string) => void
  goTo: (field: string) => void
}

/** The sections on a small screen, where there is no room beside the text. */
export function SectionSwitch({ shown, progress, missing, current, goToSection, goTo }: Props) {
  return (
    <div className="ed-switch">
      <label className="field-label" htmlFor="section">
        Section
      </label>
      <select id="section" className="input" value={current} onChange={(event) => goToSection(event.target.value)}>
        {shown.map(({ section }, at) => {
          const part = progress.sections.find(({ key }) => key === section.key)
          return (
            <option key={section.key} value={section.key}>
              {`${at + 1}. ${section.name}${part ? `, ${part.answered} of ${part.total}` : ''}`}
            </option>
          )
        })}
      </select>
      <label className="sr-only" htmlFor="missing">
        Go to what is missing
      </label>
      <select id="missing" className="input" value="" onChange={(event) => goTo(event.target.value)}>
        <option value="">
          {missing.length === 0 ? 'Nothing is missing for the gate' : `${missing.length} missing for the gate…`}
        </option>
        {missing.map(({ field }) => (
          <option key={field.key} value={field.key}>
            {field.label}
          </option>
        ))}
      </select>
    </div>
  )
}
