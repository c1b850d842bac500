'use client'

import { useMemo, useState } from 'react'
import { type RoleId, roleLabels } from '@/lib/platform/vocabulary'
import { asTemplate, type DraftTemplate } from '@/lib/templates/draft-shape/rules'
import type { TemplateProblem } from '@/lib/templates/views'
import { type RiskTier, riskTierLabels, riskTiers } from '@/lib/use-cases/vocabulary'
import { problemPlace } from '../problem-words'
import { rolesIn } from '../shown-parts'
import { TemplateReading } from '../template-reading'
import type { Place } from './edit-template'
import type { Path } from './part-context'

type Props = {
  draft: DraftTemplate
  place: Place
  problems: readonly TemplateProblem[]
  goTo: (path: Path) => void
}

const MOST = 40

/** What still keeps it from being published, and how the open part will look. */
export function EditorSide({ draft, place, problems, goTo }: Props) {
  const template = useMemo(() => asTemplate(draft), [draft])
  const [as, setAs] = useState<RoleId | null>(null)
  const [tier, setTier] = useState<RiskTier | null>(null)
  return (
    <div className="tpl-side">
      <section aria-label="Problems">
        <h2 className="text-14 font-semibold">
          Problems <span className="num text-13 font-regular text-fg-3">{problems.length}</span>
        </h2>
        {problems.length === 0 ? (
          <p className="mt-1 text-13 text-fg-2">The saved draft can be published.</p>
        ) : (
          <ul className="mt-1">
            {problems.slice(0, MOST).map((problem) => (
              <li key={`${problem.path.join('.')}:${problem.message}`}>
                <button type="button" className="remark" onClick={() => goTo(problem.path)}>
                  <b className="font-medium">{problemPlace(problem.path, draft)}</b> {problem.message}
                </button>
              </li>
            ))}
          </ul>
        )}
        {problems.length > MOST ? <p className="text-12 text-fg-3">{problems.length - MOST} more</p> : null}
      </section>
      <section aria-label="Preview" className="mt-6">
        <h2 className="text-14 font-semibold">Preview</h2>
        <div className="tpl-bar mt-2">
          <div>
            <label htmlFor="preview-as">As</label>
            <select
              id="preview-as"
              className="btn"
              value={as ?? ''}
              onChange={({ target }) => setAs((target.value || null) as RoleId | null)}
            >
              <option value="">everybody</option>
              {rolesIn(template).map((role) => (
                <option key={role} value={role}>
                  {roleLabels[role] ?? role}
                </option>
              ))}
            </select>
          </div>
          <div>
            <label htmlFor="preview-tier">at</label>
            <select
              id="preview-tier"
              className="btn"
              value={tier ?? ''}
              onChange={({ target }) => setTier((target.value || null) as RiskTier | null)}
            >
              <option value="">any risk</option>
              {riskTiers.map((one) => (
                <option key={one} value={one}>
                  {riskTierLabels[one]}
                </option>
              ))}
            </select>
          </div>
        </div>
        <TemplateReading template={template} as={as} tier={tier} level={3} only={place} />
      </section>
    </div>
  )
}
