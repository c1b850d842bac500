// Why the gate refuses, in words that say what to do.

const messages = {
  not_requested: 'Nobody has asked for a release of this version to {environment}.',
  open: '{ref} is not decided yet. It waits for: {waiting}.',
  changes_requested: '{ref} asks for changes first.',
  rejected: '{ref} was rejected.',
  withdrawn: '{ref} was withdrawn.',
  expired: 'The approval {ref} has expired; it has to be reviewed again.',
  superseded: 'What {ref} decided on has changed since. This version needs a new approval.',
  approved_later: 'The approval {ref} was given only after this deployment had begun.',
  revoked: 'The approval {ref} was revoked.',
  role_lost: '{people} no longer holds the role that the approval {ref} rests on.',
  artifact_differs: 'The artefact is not the one that is on record for this version.',
  artifact_not_recorded: 'No artefact digest is on record for this version, so it cannot be compared.',
  image_differs: 'The image is not the one that is on record for this version.',
  image_not_recorded: 'No image digest is on record for this version, so it cannot be compared.',
} as const

export type GateReasonCode = keyof typeof messages
export const gateReasonCodes = Object.keys(messages) as GateReasonCode[]

export interface GateReason {
  code: GateReasonCode
  message: string
  href: string
}

export function reasonOf(code: GateReasonCode, href: string, words: Record<string, string> = {}): GateReason {
  return { code, href, message: messages[code].replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? name) }
}
