import { type Duty, duties, roleLabels } from '@/lib/platform/vocabulary'

const MEANING: Record<Duty, string> = {
  risk_officer: 'Rates risk and answers for what remains of it',
  security_specialist: 'Reviews data, models and pipelines',
  auditor: 'Reads, verifies and exports; writes nothing',
  admin: 'People and settings; cannot approve on anyone’s behalf',
}

/** Duties in the whole workspace, any number of them. */
export function DutyChoices({ held = [] }: { held?: readonly Duty[] }) {
  return (
    <fieldset className="field">
      <legend className="field-label">
        Duties in the whole workspace<span className="field-optional"> optional</span>
      </legend>
      <div className="options">
        {duties.map((duty) => (
          <label key={duty} className="option">
            <input type="checkbox" name="duties" value={duty} defaultChecked={held.includes(duty)} />
            <span>
              {roleLabels[duty]}
              <small>{MEANING[duty]}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
