import { boolean, pgView, text, uuid } from 'drizzle-orm/pg-core'

/**
 * Names of people who are or were members of the transaction's workspace, out of a SECURITY DEFINER function:
 * the table of people itself is out of reach for the application.
 */
export const workspacePeople = pgView('workspace_people_view', {
  id: uuid('id').notNull(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  duties: text('duties').array().notNull(),
  isMember: boolean('is_member').notNull(),
}).existing()
