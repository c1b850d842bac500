import { z } from 'zod'
import { pageInput } from '@/lib/platform/keyset'
import { listOf } from '@/lib/platform/list-of'
import { environments } from '@/lib/platform/vocabulary'
import { deploymentStandings, strategies } from './vocabulary'

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'A digest is sha256: and 64 hexadecimal digits.')
const traffic = z.number('A share in percent.').transform((share) => (share === 0 ? 0 : share))
const reference = z.string().min(1).max(60)

export const instant = z.iso
  .datetime({ offset: true, error: 'A time as ISO 8601, such as 2026-10-31T08:00:00Z.' })
  .transform((given) => new Date(given).toISOString())
  .refine((given) => given >= '1990' && given < '3000', 'A time after 1990.')

export const reportDeploymentInput = z.strictObject({
  model: z.string().min(1).max(200),
  version: z.coerce.number().int().min(1).max(2_000_000_000),
  environment: z.enum(environments, `One of ${environments.join(', ')}.`),
  image: digest.optional(),
  artifact: digest.optional(),
  strategy: z.enum(strategies, `One of ${strategies.join(', ')}.`).default('basic'),
  traffic: traffic.optional(),
  endpoint: z.string().trim().max(500, 'At most 500 characters.').optional(),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
})

export const changeDeploymentInput = z.strictObject({
  deployment: reference,
  revision: z.coerce.number().int().min(1).optional(),
  traffic: traffic.optional(),
  endedAt: instant.optional(),
})

export const readDeploymentInput = z.strictObject({ deployment: reference })

export const listDeploymentsInput = z.strictObject({
  ...pageInput,
  search: z.string().trim().max(200).optional(),
  environment: listOf(z.enum(environments)).optional(),
  /** References of models: `MDL-7,MDL-9`. */
  model: listOf(z.string().max(60)).optional(),
  useCase: listOf(z.string().max(60)).optional(),
  /** Still running, or over. */
  state: listOf(z.enum(['running', 'ended'])).optional(),
  /** How they stood before the gate when they were reported. */
  standing: listOf(z.enum(deploymentStandings)).optional(),
  /** What ran at this moment. */
  at: instant.optional(),
})

export const timelineInput = z.strictObject({
  from: instant.optional(),
  to: instant.optional(),
  environment: listOf(z.enum(environments)).optional(),
  model: listOf(z.string().max(60)).optional(),
})
