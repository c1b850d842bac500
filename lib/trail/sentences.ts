// Every audit event as a sentence. One entry an action; an action without a sentence is shown by its name, and a test finds it.
import { roleLabels } from '@/lib/platform/vocabulary'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'

type Details = Record<string, unknown>
/** The sentence after the actor's name; `name(id)` gives a person's name. */
type Sentence = (details: Details, name: (id: unknown) => string) => string

const role = (value: unknown) => roleLabels[value as keyof typeof roleLabels]?.toLowerCase() ?? String(value)
const instead = (details: Details) => (details.replaces ? ', in place of an earlier answer' : '')
const list = (value: unknown) => (Array.isArray(value) && value.length > 0 ? value.map(String).join(', ') : 'nothing')

export const sentences: Record<string, Sentence> = {
  'workspace.created': (d) => `created the workspace ${d.name}`,
  'person.created': () => 'got an account',
  'person.joined': () => 'got an account',
  'person.identity_linked': () => 'linked their single sign-on identity',
  'person.password_changed': () => 'changed their password',
  'session.opened': (d) => `signed in with ${d.method}`,
  'session.closed': () => 'signed out',
  'session.revoked': () => 'ended a session',
  'session.all_revoked': (d) => `signed out everywhere, ${d.ended} sessions`,
  'first_administrator.link_made': () => 'made the link that opens the first administrator’s account',
  'session.refused': () => 'was refused at sign-in',
  'member.invited': (d) =>
    `invited someone${Array.isArray(d.duties) && d.duties.length ? ` as ${d.duties.map(role).join(', ')}` : ''}`,
  'member.invitation_withdrawn': () => 'withdrew an invitation',
  'member.added': (d, name) => (d.person ? `added ${name(d.person)} to the workspace` : 'joined the workspace'),
  'member.joined': () => 'joined the workspace by invitation',
  'member.duties_changed': (d, name) =>
    `changed the duties of ${name(d.person)} from ${list(d.was)} to ${list(d.duties)}`,
  'member.removed': (d, name) => `removed ${name(d.person)} from the workspace`,
  'token.created': (d) => `created the API token ${d.name} with scopes ${list(d.scopes)}`,
  'token.revoked': (d) => `revoked the API token ${d.name}`,
  'use_case.created': (d) => `created ${d.ref} ${d.name} with its Added value document ${d.document}`,
  'use_case.edited': (d) => `edited ${d.ref} ${d.name}`,
  'use_case.role_given': (d, name) => `made ${name(d.person)} ${role(d.role)} of ${d.ref}`,
  'use_case.role_ended': (d, name) => `took the role of ${role(d.role)} of ${d.ref} from ${name(d.person)}`,
  'use_case.risk_tier_set': (d) =>
    `set the risk tier of ${d.ref} to ${d.riskTier}${d.was ? `, it was ${d.was}` : ''}: ${d.reason}`,
  'use_case.stage_recorded': (d) => `recorded that ${d.ref} is in ${stageLabels[d.stage as Stage] ?? d.stage}`,
  'model_card.imported': (d) =>
    `imported the model card of ${d.ref} ${d.model} from ${d.format === 'huggingface' ? 'a Hugging Face README' : d.format}${Number(d.problems) > 0 ? `, with ${Number(d.problems) === 1 ? 'one remark' : `${d.problems} remarks`}` : ''}`,
  'model_card.published': (d) => `published card revision ${d.revision} of ${d.ref}`,
  'model_version.pinned': (d) => `recorded the artefact digests of ${d.ref}`,
  'approval.requested': (d) => `asked in ${d.ref} to release ${d.label} to ${d.environment}`,
  'approval.granted': (d) =>
    `approved ${d.ref} as ${role(d.role)}${instead(d)}, signed${d.status === 'approved' ? '; the request is now approved' : ''}`,
  'approval.rejected': (d) => `rejected ${d.ref} as ${role(d.role)}${instead(d)}, signed`,
  'approval.changes_requested': (d) => `asked for changes in ${d.ref} as ${role(d.role)}${instead(d)}, signed`,
  'approval.abstained': (d) => `abstained from ${d.ref} as ${role(d.role)}${instead(d)} and declared a conflict`,
  'approval.withdrawn': (d) => `withdrew ${d.ref}`,
  'approval.superseded': (d) => `voided ${d.ref}: what it decided on, ${d.label}, has changed`,
  'gate.allowed': (d) => `was told by the gate that ${d.ref} may go to ${d.environment}`,
  'gate.refused': (d) => `was refused ${d.ref} in ${d.environment} by the gate: ${d.reason}`,
  'audit.exported': (d) => `exported ${d.entries} entries with proofs, up to checkpoint ${d.size}`,
  'audit.read': () => 'opened the audit trail',
  'command.refused': (d) => `was refused${d.ref ? ` at ${d.ref}` : ''}: ${d.reason}`,
}

/** The sentence of an entry, without its actor. */
export function sentenceOf(action: string, details: Details, name: (id: unknown) => string): string {
  return sentences[action]?.(details, name) ?? action
}

/** How an entry looks in a list: signed, refused or plain. */
export function toneOf(action: string): 'signed' | 'refused' | 'plain' {
  if (['approval.granted', 'approval.rejected', 'approval.changes_requested', 'approval.abstained'].includes(action))
    return 'signed'
  if (action === 'command.refused' || action === 'gate.refused' || action === 'session.refused') return 'refused'
  return 'plain'
}
