import Link from 'next/link'
import { ActionForm } from '@/components/form/action-form'
import { CloseWhenDone } from '@/components/form/close-when-done'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Dialog } from '@/components/ui/dialog'
import { type TableState, tableHref } from './table-state'

export type SavedView = { id: string; name: string; query: string }

/** The person's own views of a list as links above it. Nothing is shown before there is one. */
export function SavedViews({ views, state, remove }: { views: SavedView[]; state: TableState; remove: FormAction }) {
  if (views.length === 0) return null
  const current = queryOf(state)
  return (
    <nav className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-13" aria-label="Your views">
      {views.map((view) => (
        <Link
          key={view.id}
          className={cx('lk inline-flex min-h-6 items-center', view.query === current && 'font-semibold')}
          href={view.query ? `${state.path}?${view.query}` : state.path}
          aria-current={view.query === current ? 'page' : undefined}
          prefetch={false}
          scroll={false}
        >
          {view.name}
        </Link>
      ))}
      <Dialog open="Manage views" openKind="quiet" title="Your views of this list">
        <ul>
          {views.map((view) => (
            <li key={view.id} className="flex items-center gap-3 border-b border-line py-2 text-13">
              <span className="min-w-0 flex-1 break-words">{view.name}</span>
              <ActionForm action={remove} className="contents">
                <input type="hidden" name="view" value={view.id} />
                <SubmitButton kind="secondary" busy="Deleting…">
                  Delete<span className="sr-only"> the view {view.name}</span>
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
        <div>
          <Button kind="quiet" data-close="">
            Close
          </Button>
        </div>
      </Dialog>
    </nav>
  )
}

type SaveProps = { list: string; views: SavedView[]; state: TableState; save: FormAction }

/** Keeps what the list shows now under a name; nothing is offered where that is kept already. */
export function SaveView({ list, views, state, save }: SaveProps) {
  const current = queryOf(state)
  if (views.some((view) => view.query === current)) return null
  return (
    <Dialog open="Save this view" openKind="quiet" title="Save this view">
      <p className="text-13 text-fg-2">
        Its filters, order and columns, as a link above the list. Only you see it. A view of yours with the same name is
        replaced.
      </p>
      <ActionForm action={save}>
        <CloseWhenDone />
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="query" value={current} />
        <TextField name="name" label="Name" required maxLength={60} />
        <FormActions>
          <SubmitButton busy="Saving…">Save</SubmitButton>
          <Button kind="quiet" data-close="">
            Close
          </Button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}

/** What the address says of the view; a page of it is no part of it. */
const queryOf = (state: TableState) => new URL(tableHref(state, {}), 'http://list').searchParams.toString()
