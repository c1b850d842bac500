'use client'

import { useState } from 'react'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Avatar } from '@/components/ui/avatar'
import { Icon } from '@/components/ui/icon'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Said, Thread } from '@/lib/discussion/views'
import { MAX_COMMENT } from '@/lib/discussion/vocabulary'
import { sendApi } from './api'
import { CommentBody } from './comment-body'
import { PanelForm } from './panel-form'

type Props = {
  workspace: string
  document: string
  me: string
  thread: Thread
  mayWrite: boolean
  mayResolve: boolean
  /** Reads the discussion again. */
  again: () => void
}

export function CommentThread(props: Props) {
  const { workspace, document, me, thread, mayWrite, mayResolve, again } = props
  const [isAnswering, setAnswering] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { id, quote, isQuoteChanged, quotedRevision, resolvedAt, resolvedByName, comments } = thread

  async function settle() {
    const state = await sendApi({ workspace }, `/comments/${id}/${resolvedAt ? 'reopen' : 'resolve'}`, {}).catch(
      () => ({ error: { message: 'The server cannot be reached. Nothing was changed.' } }),
    )
    setProblem(state.error?.message ?? null)
    again()
  }

  return (
    <article className="fp-thread" aria-label={`Thread begun by ${comments[0]?.byName}`}>
      {quote ? (
        <blockquote className="fp-quote">
          {quote}
          {isQuoteChanged ? (
            <span className="fp-moved">
              <Icon name="warning" size={13} /> The answer has changed since
              {quotedRevision ? `; revision ${quotedRevision} was the newest one then` : null}.
            </span>
          ) : null}
        </blockquote>
      ) : null}
      {comments.map((said) => (
        <Comment key={said.id} {...{ workspace, me, said, again }} mayEdit={mayWrite && said.isMine} />
      ))}
      <p className="fp-acts">
        {mayWrite && !isAnswering ? (
          <button type="button" className="lk" onClick={() => setAnswering(true)}>
            Answer
          </button>
        ) : null}
        {mayResolve ? (
          <button type="button" className="lk" onClick={settle}>
            {resolvedAt ? 'Reopen' : 'Resolve'}
          </button>
        ) : null}
        {resolvedAt ? (
          <span className="text-fg-3">
            resolved by {resolvedByName ?? 'a former member'}, <RelativeTime at={resolvedAt} />
          </span>
        ) : null}
      </p>
      {problem ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : null}
      {isAnswering && mayWrite ? (
        <PanelForm
          draftKey={`comment:${workspace}:${me}:${id}`}
          done={() => {
            setAnswering(false)
            again()
          }}
          send={({ body }, key) =>
            sendApi(
              { workspace },
              '/comments',
              { subject: { kind: 'document', ref: document }, thread: id, body },
              { key },
            )
          }
        >
          <TextArea name="body" label="Your answer" rows={2} maxLength={MAX_COMMENT} required />
          <FormActions>
            <SubmitButton kind="secondary" busy="Sending…">
              Answer
            </SubmitButton>
            <button type="button" className="lk min-h-6 text-12" onClick={() => setAnswering(false)}>
              Not now
            </button>
          </FormActions>
        </PanelForm>
      ) : null}
    </article>
  )
}

function Comment(props: { workspace: string; me: string; said: Said; mayEdit: boolean; again: () => void }) {
  const { workspace, me, said, mayEdit, again } = props
  const [isEditing, setEditing] = useState(false)
  return (
    <div className="fp-comment">
      <p className="fp-by">
        <Avatar name={said.byName} size={18} />
        <b>{said.byName || 'a former member'}</b>
        <span className="text-fg-3">
          <RelativeTime at={said.at} />
          {said.editedAt ? (
            <>
              , edited <RelativeTime at={said.editedAt} />
            </>
          ) : null}
        </span>
        {mayEdit && !isEditing ? (
          <button type="button" className="lk ml-auto" onClick={() => setEditing(true)}>
            Edit
          </button>
        ) : null}
      </p>
      {isEditing ? (
        <PanelForm
          draftKey={`comment:${workspace}:${me}:${said.id}:edit`}
          done={() => {
            setEditing(false)
            again()
          }}
          send={({ body }, key) =>
            sendApi({ workspace }, `/comments/${said.id}`, { body, revision: said.revision }, { method: 'PATCH', key })
          }
        >
          <TextArea
            name="body"
            label="Your comment"
            defaultValue={said.body}
            rows={3}
            maxLength={MAX_COMMENT}
            required
          />
          <FormActions>
            <SubmitButton kind="secondary" busy="Saving…">
              Save
            </SubmitButton>
            <button type="button" className="lk min-h-6 text-12" onClick={() => setEditing(false)}>
              Leave as it was
            </button>
          </FormActions>
        </PanelForm>
      ) : (
        <CommentBody>{said.body}</CommentBody>
      )}
    </div>
  )
}
