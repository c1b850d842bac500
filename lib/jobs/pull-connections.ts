// Reads the connections whose turn it is, each in its own workspace.
import { sql } from 'drizzle-orm'
import { readConnection } from '@/lib/integrations/connections/read-connection'
import { type Job, jobContext } from './job'

/** Finds those that are due; each is a job of its own, so that one that hangs keeps no other waiting. */
export const pullConnections: Job = async (env, _workspaceId, _payload, addJob) => {
  const { rows } = await env.db.execute<{ workspace: string; connection: string }>(sql`
    select workspace_id as workspace, connection_id as connection from connection_states
    where due_at <= now() order by due_at limit 100`)
  for (const { workspace, connection } of rows)
    await addJob('pull_connection', { workspace, connection }, `connection:${connection}`)
}

export const pullConnection: Job = async (env, workspaceId, payload) => {
  const { workspace = workspaceId, connection } = payload as { workspace?: string; connection: string }
  await readConnection(jobContext(env, workspace), connection)
}
