'use client'

import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import type { DraftTemplate } from '@/lib/templates/draft-shape/rules'
import type { TemplateProblem } from '@/lib/templates/views'
import { type Place, placeOf, samePlace } from './edit-template'

type Props = {
  draft: DraftTemplate
  place: Place
  problems: readonly TemplateProblem[]
  go: (place: Place) => void
  /** Alt and an arrow. */
  move: (place: Place, step: -1 | 1) => void
  addSection: () => void
  addField: (section: number) => void
}

/** The parts of the template; those of the open section stand below it. */
export function Outline({ draft, place, problems, go, move, addSection, addField }: Props) {
  const wrong = (part: Place) =>
    problems.filter(({ path }) => {
      const at = placeOf(path)
      return part.field === undefined && part.section !== undefined ? at.section === part.section : samePlace(at, part)
    }).length
  const item = (part: Place, label: string, className?: string) => (
    <button
      type="button"
      className={className ?? 'outline-item'}
      aria-current={samePlace(part, place) || undefined}
      onClick={() => go(part)}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        if (part.section !== undefined) move(part, event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <span className="min-w-0 flex-1">{label}</span>
      <Wrong count={wrong(part)} />
    </button>
  )
  return (
    <nav className="parts" aria-label="Parts of the template">
      {item({}, 'The template')}
      <ol>
        {draft.sections.map((section, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place while it is written
          <li key={at}>
            {item({ section: at }, String(section.name ?? '') || `Section ${at + 1}`)}
            {place.section === at ? (
              <>
                <ol>
                  {section.fields.map((field, f) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place while it is written
                    <li key={f}>
                      {item(
                        { section: at, field: f },
                        String(field.label ?? '') || `Question ${f + 1}`,
                        'outline-item outline-field',
                      )}
                    </li>
                  ))}
                </ol>
                <button
                  type="button"
                  className={buttonClass('quiet', 'normal', 'outline-add')}
                  onClick={() => addField(at)}
                >
                  <Icon name="plus" size={14} /> Add a question
                </button>
              </>
            ) : null}
          </li>
        ))}
      </ol>
      <button type="button" className={buttonClass('quiet')} onClick={addSection}>
        <Icon name="plus" size={14} /> Add a section
      </button>
    </nav>
  )
}

function Wrong({ count }: { count: number }) {
  return count === 0 ? null : (
    <span className="outline-wrong">
      <Icon name="warning" size={12} />
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{count === 1 ? 'one problem' : `${count} problems`}</span>
    </span>
  )
}
