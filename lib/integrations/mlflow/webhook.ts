import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ReadOutcome } from '../importer'
import { readMlflowFile } from './read-file'

/** Seconds by which a message may be older or newer than our clock. */
const WINDOW = 300

export interface MlflowWebhookHeaders {
  /** `X-MLflow-Signature`: `v1,<base64>`; several stand with a space between. */
  signature: string | null
  /** `X-MLflow-Delivery-Id`: the same when a message is sent again. */
  deliveryId: string | null
  /** `X-MLflow-Timestamp`, in seconds since 1970. */
  timestamp: string | null
}

export type MlflowWebhookVerdict = { ok: true; deliveryId: string } | { ok: false; reason: string }

/** Whether a message was signed with the secret of its connection, over these very bytes, and just now. */
export function verifyMlflowWebhook(
  body: Uint8Array,
  headers: MlflowWebhookHeaders,
  secret: string,
  now: number = Date.now(),
): MlflowWebhookVerdict {
  const { signature, deliveryId, timestamp } = headers
  if (!signature || !deliveryId || !timestamp)
    return refused(
      'The message is not signed: X-MLflow-Signature, X-MLflow-Delivery-Id or X-MLflow-Timestamp is missing.',
    )
  if (secret === '') return refused('This connection has no secret to verify messages with.')
  if (deliveryId.length > 200 || !/^\d{1,12}$/.test(timestamp))
    return refused('The headers of the message cannot be read.')
  const signed = createHmac('sha256', Buffer.from(secret, 'utf8'))
    .update(`${deliveryId}.${timestamp}.`, 'utf8')
    .update(body)
    .digest()
  // Before the clock, so that a forger learns nothing of it.
  if (!signaturesOf(signature).some((given) => timingSafeEqual(given, signed)))
    return refused('The signature does not fit the message. Is the secret the same on both sides?')
  if (Math.abs(now / 1000 - Number(timestamp)) > WINDOW)
    return refused('The message is more than 5 minutes old, or a clock is wrong.')
  return { ok: true, deliveryId }
}

/** What a verified message says, as facts; those of what was taken away have a remark in their report. */
export function readMlflowWebhook(body: Uint8Array): ReadOutcome {
  return readMlflowFile(body)
}

function signaturesOf(header: string): Buffer[] {
  return header
    .slice(0, 2_000)
    .split(' ')
    .flatMap((part) => {
      const base64 = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(part.trim())?.[1]
      return base64 ? [Buffer.from(base64, 'base64')] : []
    })
}

function refused(reason: string): MlflowWebhookVerdict {
  return { ok: false, reason }
}
