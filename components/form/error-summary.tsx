import type { Ref } from 'react'
import { Icon } from '@/components/ui/icon'
import type { FormError } from './form-state'

/** Says what is wrong, and leads to each field. Takes the focus when it appears. */
export function ErrorSummary(props: { error?: FormError; prefix: string; focus?: Ref<HTMLDivElement> }) {
  const { error, prefix, focus } = props
  if (!error) return null
  const fields = Object.entries(error.fields ?? {})
  // One field that says the same as the whole is said once.
  const only = fields.length === 1 && fields[0]![1] === error.message ? fields[0]! : undefined
  return (
    <div className="notice tone-bad" role="alert" tabIndex={-1} ref={focus}>
      <Icon name="warning" />
      <div>
        <p className="font-semibold">
          {only ? (
            <a className="lk" href={`#${prefix}-${only[0]}`}>
              {error.message}
            </a>
          ) : (
            error.message
          )}
        </p>
        {fields.length > 0 && !only ? (
          <ul className="mt-1 grid gap-1">
            {fields.map(([name, message]) => (
              <li key={name}>
                <a className="lk" href={`#${prefix}-${name}`}>
                  {message}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        {error.requestId && error.code !== 'invalid' ? (
          <p className="mt-1 text-12 text-fg-2">request {error.requestId}</p>
        ) : null}
      </div>
    </div>
  )
}
