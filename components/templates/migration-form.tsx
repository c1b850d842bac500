import type { ReactNode } from 'react'
import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Section } from '@/components/ui/section'
import { BeforeAnswer, type MigrationItem } from './migration-items'

type Props = {
  action: FormAction
  version: number
  /** The document's and the draft's, as they were shown: moving holds only while both do. */
  revision: number
  change: number
  lost: readonly MigrationItem[]
  children: ReactNode
}

/** Each loss is ticked by itself; the rest is shown and needs no consent. */
export function MigrationForm({ action, version, revision, change, lost, children }: Props) {
  return (
    <ActionForm action={action} className="block">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="change" value={change} />
      {lost.length > 0 ? (
        <Section title="Would be lost" count={lost.length}>
          <p className="mb-1 max-w-[74ch] text-13 text-fg-2">
            Copy what you still need before you go on. Tick each one to say that it may go.
          </p>
          <ul className="tpl-changes">
            {lost.map((item) => (
              <li key={item.field}>
                <label className="option">
                  <input
                    type="checkbox"
                    name="accept"
                    value={item.field}
                    required
                    data-label={`${item.label}: may be lost`}
                  />
                  <span>
                    <b className="font-medium">{item.label}</b>
                    <small>
                      {item.section}. {item.note}
                    </small>
                  </span>
                </label>
                <BeforeAnswer item={item} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {children}
      <div className="mt-6">
        <FormActions>
          <SubmitButton busy="Moving…">
            {lost.length > 0
              ? `Move to version ${version} and lose ${lost.length === 1 ? 'it' : 'them'}`
              : `Move to version ${version}`}
          </SubmitButton>
        </FormActions>
      </div>
    </ActionForm>
  )
}
