import { z } from 'zod'
import { pageInput } from '@/lib/platform/keyset'

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'A digest is sha256: and 64 hexadecimal digits.')
export const versionPath = {
  model: z.string().min(1).max(200),
  version: z.coerce.number().int().min(1).max(2_000_000_000),
}

export const listModelsInput = z.strictObject({
  ...pageInput,
  search: z.string().trim().max(200).optional(),
  useCase: z.string().max(60).optional(),
})
export const readModelInput = z.strictObject({ model: versionPath.model })
export const readVersionInput = z.strictObject(versionPath)
export const pinArtifactsInput = z.strictObject({
  ...versionPath,
  revision: z.coerce.number().int().min(1).optional(),
  artifact: digest.optional(),
  image: digest.optional(),
})
