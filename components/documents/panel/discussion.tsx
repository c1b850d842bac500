'use client'

import { useState } from 'react'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import type { Discussion as DiscussionView } from '@/lib/discussion/views'
import { MAX_COMMENT, MAX_QUOTE } from '@/lib/discussion/vocabulary'
import { sendApi } from './api'
import { LoadState } from './load-state'
import { PanelForm } from './panel-form'
import { CommentThread } from './thread'
import { useApi } from './use-api'

type Props = {
  workspace: string
  document: string
  me: string
  /** A field's key; empty for the document as a whole. */
  field: string
  label: string
  version: number
  /** Whether the answer stands on this page, so that words of it can be selected. */
  isBeside?: boolean
}

/** What people say about a field or the whole: open threads first, what is resolved behind a click. */
export function Discussion(props: Props) {
  const { workspace, document, me, field, label, version, isBeside } = props
  const place = { kind: 'document', ref: document }
  const { data, problem, again } = useApi<DiscussionView>(workspace, '/comments', { ...place, field }, version)
  const [quote, setQuote] = useState('')
  const answerable = { workspace, document, me, again }
  if (!data) return <LoadState problem={problem} again={again} what="The discussion" />
  const open = data.threads.filter(({ resolvedAt }) => !resolvedAt)
  const resolved = data.threads.filter(({ resolvedAt }) => resolvedAt)
  return (
    <>
      {open.length === 0 ? (
        <p className="text-13 text-fg-2">
          {resolved.length > 0
            ? 'Every thread is resolved.'
            : `Nobody has said anything about ${field ? 'this answer' : 'this document'} yet.`}
        </p>
      ) : null}
      {open.map((thread) => (
        <CommentThread
          key={thread.id}
          {...answerable}
          {...{ thread }}
          mayWrite={data.mayWrite}
          mayResolve={data.mayResolve}
        />
      ))}
      {data.mayWrite ? (
        <PanelForm
          draftKey={`comment:${workspace}:${me}:${document}:${field}`}
          done={() => {
            setQuote('')
            again()
          }}
          send={({ body }, key) =>
            sendApi(
              { workspace },
              '/comments',
              { subject: place, body, ...(field ? { field } : {}), ...(quote ? { quote } : {}) },
              { key },
            )
          }
        >
          {quote ? (
            <blockquote className="fp-quote">
              {quote}{' '}
              <button type="button" className="lk" onClick={() => setQuote('')}>
                Without the quotation
              </button>
            </blockquote>
          ) : null}
          <TextArea
            name="body"
            label={open.length + resolved.length > 0 ? 'A new thread' : `Comment on ${label}`}
            help="Markdown works."
            rows={3}
            maxLength={MAX_COMMENT}
            required
          />
          <FormActions>
            <SubmitButton kind="secondary" busy="Sending…">
              Comment
            </SubmitButton>
            {isBeside && !quote ? (
              // The selection must not be lost to the press itself.
              <button
                type="button"
                className="lk min-h-6 text-12"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => setQuote(selectedIn(field))}
                title="Select words in the answer first"
              >
                Quote the selected words
              </button>
            ) : null}
          </FormActions>
        </PanelForm>
      ) : null}
      {resolved.length > 0 ? (
        <details className="more">
          <summary>{resolved.length === 1 ? 'One resolved thread' : `${resolved.length} resolved threads`}</summary>
          {resolved.map((thread) => (
            <CommentThread
              key={thread.id}
              {...answerable}
              {...{ thread }}
              mayWrite={false}
              mayResolve={data.mayResolve}
            />
          ))}
        </details>
      ) : null}
    </>
  )
}

/** What is selected in the field's own text, or on the page. */
function selectedIn(field: string): string {
  const input = document.getElementById(`answer-${field}`)
  const text =
    input instanceof HTMLTextAreaElement
      ? input.value.slice(input.selectionStart, input.selectionEnd)
      : String(getSelection() ?? '')
  return text.trim().slice(0, MAX_QUOTE)
}
