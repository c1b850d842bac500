// Every background job by name. A job may run twice; each is written so that this does no harm.
import type { JobHelpers, TaskList } from 'graphile-worker'
import { createDb, type Db } from '@/db/client'
import { readWorkerEnv } from '@/lib/platform/env'
import { cleanUp } from './clean-up'
import type { Job, JobEnv } from './job'
import { sendOneMail } from './mail'
import { mailAnswerRequested } from './mail-answer-requested'
import { mailApprovalRequested } from './mail-approval-requested'
import { mailInvitation } from './mail-invitation'
import { mailMetricNews } from './mail-metric-news'
import { mailUnapprovedDeployment } from './mail-unapproved-deployment'
import { noticeStaleMetrics } from './notice-stale-metrics'
import { pullConnection, pullConnections } from './pull-connections'

let env: JobEnv | undefined
function jobEnv(): JobEnv {
  if (!env) {
    const settings = readWorkerEnv(process.env)
    const db: Db = createDb(settings.databaseUrl, { max: 4, application: 'countersign worker jobs' })
    env = { db, url: settings.url, smtpUrl: settings.smtpUrl, mailFrom: settings.mailFrom }
  }
  return env
}

const run =
  (job: Job) =>
  async (payload: unknown, { addJob }: JobHelpers): Promise<void> => {
    const { workspaceId, payload: body } = (payload ?? {}) as {
      workspaceId?: string
      payload?: Record<string, unknown>
    }
    const next = async (task: string, nextPayload: Record<string, unknown>, key: string) => {
      await addJob(task, { workspaceId, payload: nextPayload }, { jobKey: key })
    }
    await job(jobEnv(), workspaceId ?? '', body ?? {}, next)
  }

export const tasks: TaskList = {
  mail_answer_requested: run(mailAnswerRequested),
  mail_approval_requested: run(mailApprovalRequested),
  mail_invitation: run(mailInvitation),
  mail_metric_news: run(mailMetricNews),
  mail_unapproved_deployment: run(mailUnapprovedDeployment),
  notice_stale_metrics: run(noticeStaleMetrics),
  pull_connection: run(pullConnection),
  pull_connections: run(pullConnections),
  send_mail: run(sendOneMail),
  clean_up: run(cleanUp),
}

/** Housekeeping once an hour, a look for stale metrics every ten minutes, for connections every one; missed times are not made up for. */
export const crontab = ['13 * * * * clean_up', '*/10 * * * * notice_stale_metrics', '* * * * * pull_connections'].join(
  '\n',
)
