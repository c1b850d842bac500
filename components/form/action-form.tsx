'use client'

import { unstable_rethrow } from 'next/navigation'
import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useTransition,
} from 'react'
import { checkFields } from './check-fields'
import { dropDraft, keepDraft, restoreDraft } from './draft'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'
import type { FormAction, FormState } from './form-state'
import { useOnline } from './use-online'

type ActionFormProps = {
  action: FormAction
  children: ReactNode
  className?: string
  /** Keeps what is typed under this key until it is sent. Name the person and the record in it. */
  draftKey?: string
  /** Empties the fields once the action has succeeded, as for comments. */
  clears?: boolean
}

const FAILED = {
  code: 'internal',
  message: 'Something failed on our side. What you typed is still here: send it again, or tell your administrator.',
}

const UNREACHED: FormState['error'] = {
  code: 'unreached',
  message: 'This did not reach the server. What you typed is still here: check the connection, then send it again.',
}

/**
 * A form over a server action. Sent by script it keeps the fields as they are (a form's own action would empty them);
 * without script the browser posts it, and the answer comes back with `values`.
 */
export function ActionForm({ action, children, className, draftKey, clears }: ActionFormProps) {
  const [posted, postAction, posting] = useActionState(action, {})
  const [answered, setAnswered] = useState<FormState>()
  const [sending, startSending] = useTransition()
  const [restoredAt, setRestoredAt] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined)
  const prefix = useId()
  const online = useOnline()
  const state = answered ?? posted
  const pending = posting || sending

  useEffect(() => {
    // With script the fields' own messages are shown in place of the browser's bubbles.
    if (form.current) form.current.noValidate = true
    const keptAt = draftKey && form.current && restoreDraft(draftKey, form.current)
    if (keptAt) setRestoredAt(keptAt)
    return () => clearTimeout(typing.current)
  }, [draftKey])

  useEffect(() => {
    if (state.error) summary.current?.focus()
  }, [state.error])

  function keep() {
    clearTimeout(typing.current)
    if (draftKey && form.current) keepDraft(draftKey, form.current)
  }

  function onInput() {
    // "Saved" is no longer true of what is typed now.
    if (state.notice) setAnswered({})
    if (!draftKey) return
    clearTimeout(typing.current)
    typing.current = setTimeout(keep, 300)
  }

  function succeed() {
    clearTimeout(typing.current)
    if (draftKey) dropDraft(draftKey)
    setRestoredAt(undefined)
    if (clears) form.current?.reset()
  }

  async function send(data: FormData) {
    try {
      const next = await action(state, data)
      startTransition(() => {
        setAnswered(next)
        if (!next.error) succeed()
      })
    } catch (error) {
      // A redirect is how most actions succeed; one to the sign-in page is not, and keeps the draft.
      const digest = typeof error === 'object' && error && 'digest' in error ? String(error.digest) : ''
      if (digest.startsWith('NEXT_REDIRECT') && draftKey && !digest.includes('/sign-in')) dropDraft(draftKey)
      unstable_rethrow(error)
      startTransition(() => setAnswered({ error: digest ? { ...FAILED, requestId: digest } : UNREACHED }))
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    keep()
    setRestoredAt(undefined)
    const wrong = checkFields(event.currentTarget)
    if (wrong) {
      setAnswered({ error: { code: 'invalid', message: 'Some fields need another look.', fields: wrong } })
      return
    }
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    const data = new FormData(event.currentTarget, submitter)
    startSending(() => send(data))
  }

  const standing = useMemo(
    () => ({
      state,
      pending,
      online,
      prefix,
      restoredAt,
      discardDraft() {
        if (draftKey) dropDraft(draftKey)
        form.current?.reset()
        setRestoredAt(undefined)
      },
    }),
    [state, pending, online, prefix, restoredAt, draftKey],
  )

  return (
    <FormContext value={standing}>
      <form
        ref={form}
        action={postAction}
        onSubmit={onSubmit}
        onInput={onInput}
        className={className ?? 'form'}
        aria-busy={pending || undefined}
      >
        <ErrorSummary error={state.error} prefix={prefix} focus={summary} />
        {children}
      </form>
    </FormContext>
  )
}
