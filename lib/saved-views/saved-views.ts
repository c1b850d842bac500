// How a person likes to look at a list: theirs alone, and no fact of the workspace.
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineCommand, defineQuery, inWorkspace, type Target } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { isId } from '@/lib/platform/refs'
import { viewLists } from './vocabulary'

const { savedViews } = schema

const MOST_VIEWS = 30

const list = z.enum(viewLists, `One of ${viewLists.join(', ')}.`)

/** What the list's address says of filters, order and columns; a page of it is no part of the view. */
const query = z
  .string()
  .max(2000, 'At most 2,000 characters.')
  .transform((text) => {
    const params = new URLSearchParams(text)
    params.delete('after')
    return params.toString()
  })

export const saveView = defineCommand({
  name: 'view.save',
  summary: 'Keep a view of a list for myself',
  description: 'The filter, order and columns under a name. A view of mine that has this name already is replaced.',
  permission: 'view.save',
  isDraft: true,
  input: z.strictObject({
    list,
    name: z.string('Give it a name.').trim().min(1, 'Give it a name.').max(60, 'At most 60 characters.'),
    query,
  }),
  rest: {
    method: 'POST',
    path: '/saved-views',
    status: 201,
    example: { list: 'use-cases', name: 'High risk, waiting for me', query: 'tier=high&waiting=me&sort=stage_since' },
  },
  find: inWorkspace,
  async run(tx, input) {
    const mine = await readMine(tx, input.list)
    const isNew = !mine.some(({ name }) => name === input.name)
    if (isNew && mine.length >= MOST_VIEWS) {
      throw conflict(`You keep ${MOST_VIEWS} views of this list, which is the most. Delete one first.`)
    }
    const [row] = await tx.db
      .insert(savedViews)
      .values({ id: newId(tx), workspaceId: tx.ctx.workspaceId, personId: personOf(tx), ...input })
      .onConflictDoUpdate({
        target: [savedViews.workspaceId, savedViews.personId, savedViews.list, savedViews.name],
        set: { query: input.query },
      })
      .returning()
    return { id: row!.id, name: row!.name, query: row!.query, isNew }
  },
})

interface ViewTarget extends Target {
  name: string
}

export const deleteView = defineCommand({
  name: 'view.delete',
  summary: 'Delete a view that I keep',
  permission: 'view.save',
  isDraft: true,
  input: z.strictObject({ view: z.string().min(1).max(60) }),
  rest: { method: 'DELETE', path: '/saved-views/{view}' },
  async find(tx, input): Promise<ViewTarget> {
    const [row] = isId(input.view)
      ? await tx.db
          .select()
          .from(savedViews)
          .where(ofMine(tx, eq(savedViews.id, input.view)))
          .for('update')
      : []
    if (!row) throw notFound('view of yours')
    return { kind: 'saved_view', id: row.id, useCaseId: null, name: row.name }
  },
  async run(tx, _input, target) {
    await tx.db.delete(savedViews).where(ofMine(tx, eq(savedViews.id, target.id!)))
    return { id: target.id, name: target.name }
  },
})

export const listViews = defineQuery({
  name: 'view.list',
  summary: 'List the views of a list that I keep',
  permission: 'view.save',
  input: z.strictObject({ list }),
  rest: { method: 'GET', path: '/saved-views' },
  async run(tx, input) {
    return { items: await readMine(tx, input.list), next: null }
  },
})

function readMine(tx: Tx, of: z.output<typeof list>) {
  return tx.db
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(ofMine(tx, eq(savedViews.list, of)))
    .orderBy(asc(savedViews.createdAt), asc(savedViews.id))
}

const ofMine = (tx: Tx, which: ReturnType<typeof eq>) => and(eq(savedViews.personId, personOf(tx)), which)
