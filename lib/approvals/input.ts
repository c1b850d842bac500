import { z } from 'zod'
import { environments } from '@/lib/platform/vocabulary'
import { decisionKinds, subjectKinds } from './vocabulary'

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'A digest is sha256: and 64 hexadecimal digits.')

export const environment = z.enum(environments, `Choose one of ${environments.join(', ')}.`)

export const requestApprovalInput = z.strictObject({
  subject: z.strictObject({
    kind: z.enum(subjectKinds),
    ref: z.string().min(1).max(60),
    version: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
  }),
  environment: environment.default('production'),
  /** What the requester saw; the request is refused when the subject is another by now. */
  contentDigest: digest.optional(),
  note: z
    .string()
    .trim()
    .min(1, 'Say in a sentence what you ask for and why; it is the first thing people read.')
    .max(4000, 'At most 4,000 characters.'),
})

export const previewRequestInput = requestApprovalInput.pick({ subject: true, environment: true })

export const decideApprovalInput = z.strictObject({
  approval: z.string().min(1).max(60),
  decision: z.enum(decisionKinds, 'Choose an answer.'),
  requirement: z.string().max(60).optional(),
  comment: z.string().trim().max(4000, 'At most 4,000 characters.').default(''),
  /** What the person saw; the decision is refused when the subject is another by now. */
  contentDigest: digest,
  materialDigest: digest,
  password: z.string().max(1000).optional(),
})

export const closeApprovalInput = z.strictObject({
  approval: z.string().min(1).max(60),
  reason: z.string().trim().min(1, 'Say why, in a sentence.').max(2000, 'At most 2,000 characters.'),
})
