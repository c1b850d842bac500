import { sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { ApprovalStatus } from './vocabulary'

const { approvalRequests } = schema

/** How a request stands now: that an approval has expired is the one thing that time alone brings about. */
export const standingStatus = sql<ApprovalStatus>`case when ${approvalRequests.status} = 'approved' and ${approvalRequests.expiresAt} <= countersign_now() then 'expired' else ${approvalRequests.status} end`
