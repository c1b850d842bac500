import type { Db } from '@/db/client'
import type { Ctx } from '@/lib/platform/context'

export interface JobEnv {
  db: Db
  /** Where people reach the product. */
  url: string
  smtpUrl: string | null
  mailFrom: string | null
}

/** Queues another job; a key that is queued already replaces that one. */
export type AddJob = (task: string, payload: Record<string, unknown>, key: string) => Promise<void>

export type Job = (env: JobEnv, workspaceId: string, payload: Record<string, unknown>, addJob: AddJob) => Promise<void>

/** The system's own context in a workspace. */
export function jobContext(env: JobEnv, workspaceId: string): Ctx {
  return { db: env.db, actor: { kind: 'system', id: null, via: 'job' }, workspaceId }
}
