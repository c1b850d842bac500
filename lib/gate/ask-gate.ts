import { z } from 'zod'
import { environment } from '@/lib/approvals/input'
import { recordEvent } from '@/lib/audit/record-event'
import { findModelVersion } from '@/lib/models/find-model'
import { versionPath } from '@/lib/models/input'
import { defineCommand, defineQuery, type Target } from '@/lib/platform/command'
import { workspaceUrl } from '@/lib/platform/workspace-url'
import { decideGate } from './decide-gate'

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'A digest is sha256: and 64 hexadecimal digits.')

const gateInput = z.strictObject({
  ...versionPath,
  environment,
  artifact: digest.optional(),
  image: digest.optional(),
})

/** A question that leaves a trace: what CI was told, when, about which digest. */
export const askGate = defineCommand({
  name: 'gate.ask',
  summary: 'Ask whether a model version may be deployed',
  description:
    'No approved version, no deployment. Refused is an answer too (200 with allowed: false and the reasons). Digests, when given, must match the ones on record. The answer is written to the audit log.',
  permission: 'gate.ask',
  isQuestion: true,
  input: gateInput,
  rest: { method: 'GET', path: '/gate' },
  async find(tx, input): Promise<Target> {
    const { model, version } = await findModelVersion(tx, input.model, input.version)
    return {
      kind: 'model_version',
      id: version.id,
      useCaseId: model.useCaseId,
      ref: `${model.ref} v${version.version}`,
    }
  },
  async run(tx, input) {
    const { answer, subject } = await decideGate(tx, input, await workspaceUrl(tx))
    await recordEvent(tx, {
      action: answer.allowed ? 'gate.allowed' : 'gate.refused',
      subject: { kind: 'model_version', id: subject.id },
      useCaseId: subject.useCaseId,
      changes: [],
      details: {
        ref: subject.label,
        environment: input.environment,
        materialDigest: subject.materialDigest,
        reasons: answer.reasons.map(({ code }) => code),
        reason: answer.reasons[0]?.message ?? null,
        approvals: answer.approvals.map(({ ref }) => ref),
      },
    })
    return answer
  },
})

/** The same answer for a person who looks at the version; looking is not asking, so nothing is recorded. */
export const previewGate = defineQuery({
  name: 'gate.preview',
  summary: 'See what the gate would answer',
  permission: 'gate.ask',
  input: gateInput,
  async run(tx, input) {
    return (await decideGate(tx, input, await workspaceUrl(tx))).answer
  },
})
