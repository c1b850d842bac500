// Every audit event as a sentence. One entry an action; an action without a sentence is shown by its name, and a test finds it.
import { reasonWords } from '@/lib/deployments/rules'
import { type Strategy, strategyLabels } from '@/lib/deployments/vocabulary'
import { type RunStatus, runStatusLabels } from '@/lib/experiments/vocabulary'
import { valueWords } from '@/lib/metrics/rules'
import { roleLabels } from '@/lib/platform/vocabulary'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'

type Details = Record<string, unknown>
/** The sentence after the actor's name; `name(id)` gives a person's name. */
type Sentence = (details: Details, name: (id: unknown) => string) => string

const role = (value: unknown) => roleLabels[value as keyof typeof roleLabels]?.toLowerCase() ?? String(value)
const stage = (value: unknown) => stageLabels[value as Stage] ?? String(value)
const leftOut = (details: Details) =>
  Array.isArray(details.skipped) && details.skipped.length > 0
    ? `, leaving out ${details.skipped.map(stage).join(', ')}`
    : ''
const instead = (details: Details) => (details.replaces ? ', in place of an earlier answer' : '')
const list = (value: unknown) => (Array.isArray(value) && value.length > 0 ? value.map(String).join(', ') : 'nothing')

const runStatus = (value: unknown) => (runStatusLabels[value as RunStatus] ?? String(value)).toLowerCase()
/** ": 2 dataset versions, 3 features"; nothing where neither was recorded. */
function counted(d: Details): string {
  const parts = [
    [Number(d.datasets), 'dataset version'],
    [Number(d.features), 'feature'],
  ].flatMap(([count, word]) => (count ? [`${count} ${word}${count === 1 ? '' : 's'}`] : []))
  return parts.length > 0 ? `: ${parts.join(', ')}` : ''
}

const minute = (instant: unknown) =>
  String(instant ?? '')
    .slice(0, 16)
    .replace('T', ' ')
/** " as canary with 10 % of the traffic"; nothing where it replaces what was there. */
function shareWords({ strategy, traffic }: Details): string {
  if (strategy === 'basic' && traffic === 100) return ''
  return ` as ${strategyLabels[strategy as Strategy]?.toLowerCase() ?? strategy} with ${traffic} % of the traffic`
}

const metricFields: Record<string, string> = {
  bandLow: 'band’s low end',
  bandHigh: 'band’s high end',
  ownerId: 'owner',
  cadence: 'cadence',
  isValue: 'place in the value ledger',
}

const datasetFields: Record<string, string> = {
  ownerId: 'owner',
  legalBasis: 'legal basis',
  personalData: 'personal-data class',
  valueType: 'type',
  datasetId: 'source dataset',
}
const changedFields = (d: Details) => (d.changed as string[]).map((field) => datasetFields[field] ?? field).join(', ')

const figure = (value: unknown, d: Details) => valueWords(value as number | null, String(d.unit ?? ''))
const day = (instant: unknown) => String(instant ?? '').slice(0, 10)

/** "target from 0.66 to 0.7 and definition": short values word for word, long ones by name. */
function metricChanges(d: Details): string {
  const [was, now] = [d.was as Details, d.now as Details]
  const value = (given: unknown) => String(given ?? '') || 'none'
  const parts = (d.changed as string[]).map((field) => {
    const name = metricFields[field] ?? field
    return field in was ? `${name} from ${value(was[field])} to ${value(now[field])}` : name
  })
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]!
}

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
  'use_case.created': (d, name) =>
    `created ${d.ref} ${d.name} with its Added value document ${d.document}${d.sponsor ? `, sponsored by ${name(d.sponsor)}` : ''}`,
  'use_case.edited': (d) => `edited ${d.ref} ${d.name}`,
  'use_case.role_given': (d, name) => `made ${name(d.person)} ${role(d.role)} of ${d.ref}`,
  'use_case.role_ended': (d, name) => `took the role of ${role(d.role)} of ${d.ref} from ${name(d.person)}`,
  'use_case.risk_tier_set': (d) =>
    `set the risk tier of ${d.ref} to ${d.riskTier}${d.was ? `, it was ${d.was}` : ''}: ${d.reason}`,
  'use_case.risk_tier_lifted': (d) =>
    `went back to what the questionnaire says of ${d.ref}, ${d.riskTier} risk${d.was === d.riskTier ? '' : `; it was set to ${d.was}`}: ${d.reason}`,
  'use_case.assessed': (d) =>
    `answered the risk questionnaire of ${d.ref}: ${d.points} points, ${d.tier} risk${d.isOverridden ? `; it stays ${d.was}, which a risk officer set` : d.was && d.was !== d.tier ? `, it was ${d.was}` : ''}`,
  'risk_questionnaire.published': (d) => `published version ${d.version} of the risk questionnaire: ${d.reason}`,
  // Of demo workspaces made before gates.
  'use_case.stage_recorded': (d) => `recorded that ${d.ref} is in ${stageLabels[d.stage as Stage] ?? d.stage}`,
  'metric.created': (d) => `added the ${d.audience} metric ${d.ref} ${d.name} to ${d.useCase}`,
  'metric.edited': (d) => `changed ${metricChanges(d)} of ${d.ref} ${d.name}`,
  'metric.retired': (d) => `retired ${d.ref} ${d.name}: ${d.reason}`,
  'metric.guardrail_breached': (d) =>
    `found ${d.ref} ${d.name} beyond its guardrail: ${figure(d.value, d)} on ${day(d.observedAt)}${d.guardrail == null ? '' : `, guardrail ${figure(d.guardrail, d)}`}`,
  'metric.target_reached': (d) =>
    `saw ${d.ref} ${d.name} reach its target: ${figure(d.value, d)} on ${day(d.observedAt)}${d.target == null ? '' : `, target ${figure(d.target, d)}`}`,
  'metric.gone_stale': (d) => `found no value of ${d.ref} ${d.name} since ${day(d.observedAt)}: it has gone stale`,
  'observation.recorded': (d) =>
    d.rows === 1
      ? `recorded ${figure(d.value, d)} for ${d.ref} ${d.name} on ${day(d.from)}`
      : `recorded ${Number(d.rows).toLocaleString('en')} values of ${d.ref} ${d.name} ${day(d.from) === day(d.to) ? `of ${day(d.to)}` : `from ${day(d.from)} to ${day(d.to)}`}`,
  'observation.withdrawn': (d) =>
    `withdrew ${figure(d.value, d)} of ${day(d.observedAt)} from ${d.ref} ${d.name}: ${d.reason}`,
  'dataset.created': (d) => `added the dataset ${d.ref} ${d.name} to ${d.useCase}`,
  'dataset.named': (d) =>
    `noted that ${d.ref} ${d.name} is also called ${d.known}${d.namespace ? `, in ${d.namespace}` : ''}`,
  'dataset.edited': (d) => `changed ${changedFields(d)} of ${d.ref} ${d.name}`,
  'dataset.retired': (d) => `retired ${d.ref} ${d.name}: ${d.reason}`,
  'dataset_version.recorded': (d) => `recorded ${d.ref} v${d.version} of ${d.name}`,
  'quality.checks_recorded': (d) =>
    `recorded ${d.of} check results of ${d.ref}${d.version === null ? '' : ` v${d.version}`} in ${d.checkRun}, ${d.failed === 0 ? 'none failed' : `${d.failed} failed`}`,
  'quality.assessed': (d) =>
    `scored the ${d.dimension} of ${d.ref} v${d.version} at ${d.score} of 100${d.checkRun ? `, from ${d.checkRun}` : ', by judgement'}`,
  'quality.remedy_opened': (d, name) =>
    `opened ${d.remedy} for the ${d.dimension} of ${d.ref} v${d.version}, ${d.kind}; ${name(d.owner)} sees to it${d.dueOn ? ` by ${d.dueOn}` : ''}`,
  'quality.remedy_closed': (d) => `closed ${d.remedy} for the ${d.dimension} of ${d.ref} v${d.version}: ${d.outcome}`,
  'feature.created': (d) => `added the feature ${d.ref} ${d.name} of ${d.entity} to ${d.useCase}`,
  'feature.edited': (d) => `changed ${changedFields(d)} of ${d.ref} ${d.name}`,
  'feature.retired': (d) => `retired ${d.ref} ${d.name}: ${d.reason}`,
  'feature_use.added': (d) => `put ${d.ref} ${d.name} to use in ${d.useCase}`,
  'feature_use.ended': (d) => `ended the use of ${d.ref} ${d.name} in ${d.useCase}`,
  'feature_store.decided': (d) => `decided in ${d.decisionRef} on a feature store for ${d.useCase}: ${d.decision}`,
  'metric_link.created': (d) => `said in ${d.ref} that ${d.from} drives ${d.to}`,
  'metric_link.edited': (d) => `changed what ${d.ref} says of how ${d.from} drives ${d.to}`,
  'metric_link.retired': (d) => `retired ${d.ref}, ${d.from} drives ${d.to}: ${d.reason}`,
  'metric_link.signed': (d) =>
    `signed ${d.ref} for ${d.side === 'from' ? d.from : d.to}${d.isAgreed ? ': both sides agree that ' : ', of '}${d.from}${d.isAgreed ? ' drives ' : ' driving '}${d.to}`,
  'metric_level.signed': (d) =>
    `signed off the ${d.audience} metrics of ${d.ref}${Array.isArray(d.agreed) && d.agreed.length > 0 ? `, which makes ${d.agreed.join(', ')} agreed` : ''}`,
  'use_case.gate_requested': (d) => `asked in ${d.gate} to let ${d.ref} go on to ${stage(d.to)}${leftOut(d)}`,
  'use_case.gate_passed': (d) =>
    `took ${d.ref} through ${d.gate} to ${stage(d.to)}${leftOut(d)}, approved in ${d.approval}`,
  'use_case.moved_back': (d) => `took ${d.ref} back from ${stage(d.from)} to ${stage(d.to)}: ${d.reason}`,
  'use_case.iteration_started': (d) => `began iteration ${d.iteration} of ${d.ref} in ${stage(d.stage)}: ${d.reason}`,
  'use_case.retired': (d) =>
    `retired ${d.iteration === null ? d.ref : `iteration ${d.iteration} of ${d.ref}`}: ${d.reason}`,
  'use_case.involvement_changed': (d) => `changed who answers for and does what in ${d.ref}`,
  'document.started': (d) => `started ${d.ref} ${d.title} of ${d.useCase}`,
  'document.published': (d) => `published revision ${d.revision} of ${d.ref} ${d.title}`,
  'document.migrated': (d) =>
    `moved ${d.ref} from version ${d.from} of “${d.name}” to version ${d.to}${Array.isArray(d.lost) && d.lost.length > 0 ? `, giving up ${list(d.lost)}` : ''}`,
  'template.created': (d) => `started the template “${d.name}”${d.from ? `, as a copy of ${d.from}` : ''}`,
  'template.imported': (d) => `imported a file as the draft of the template “${d.name}”`,
  'template.published': (d) => `published version ${d.version} of the template “${d.name}”: ${d.note}`,
  'template.built_in_taken': (d) => `took over the built-in template “${d.name}” as version ${d.version}`,
  'template.retired': (d) => `retired the template “${d.name}”: ${d.reason}`,
  'template.reopened': (d) => `took the template “${d.name}” into use again: ${d.reason}`,
  'model_card.imported': (d) =>
    `imported the model card of ${d.ref} ${d.model} from ${d.format === 'huggingface' ? 'a Hugging Face README' : d.format}${Number(d.problems) > 0 ? `, with ${Number(d.problems) === 1 ? 'one remark' : `${d.problems} remarks`}` : ''}`,
  'model_card.published': (d) => `published card revision ${d.revision} of ${d.ref}`,
  'model_card.proposed': (d) =>
    `gave ${d.import} to the model card ${d.ref}, which says otherwise in ${Array.isArray(d.fields) && d.fields.length === 1 ? 'one field' : `${Array.isArray(d.fields) ? d.fields.length : 0} fields`}`,
  'model_card.proposal_accepted': (d) => `accepted what a file says of “${d.field}” in ${d.ref}`,
  'model_card.proposal_declined': (d) => `declined what a file says of “${d.field}” in ${d.ref}`,
  'import.taken': (d) =>
    `imported ${d.filename ? `“${d.filename}”` : 'a file'} as ${d.ref}${Number(d.made) > 0 ? `, which gave ${Number(d.made) === 1 ? 'one new record' : `${d.made} new records`}` : ''}`,
  'import.copy_removed': (d) => `removed the copy of the file ${d.ref}: ${d.reason}`,
  'lineage_job.registered': (d) => `learned of the job ${d.ref} ${d.name}`,
  'lineage_job.joined': (d) =>
    `learned that ${d.ref} ${d.name} ${d.direction === 'input' ? 'reads' : 'writes'} ${d.dataset}`,
  'connection.created': (d) => `connected ${d.ref} ${d.name}`,
  'connection.edited': (d) => `changed the connection ${d.ref} ${d.name}`,
  'connection.switched': (d) => `switched the connection ${d.ref} ${d.name} ${d.isOn ? 'on' : 'off'}`,
  'model.registered': (d) => `registered the model ${d.ref} ${d.name}`,
  'model_version.registered': (d) => `registered ${d.ref} ${d.model}${d.label ? ` (${d.label})` : ''}`,
  'model_version.pinned': (d) => `recorded the artefact digests of ${d.ref}`,
  'model_version.parts_recorded': (d) => `recorded what ${d.ref} was made of${counted(d)}`,
  'model_alias.moved': (d) =>
    `pointed the alias ${d.alias} of ${d.ref} ${d.model} to v${d.to}${d.from ? `, it was v${d.from}` : ''}: ${d.reason}`,
  'model_alias.taken_away': (d) => `took the alias ${d.alias} of ${d.ref} ${d.model} away from v${d.from}: ${d.reason}`,
  'deployment.reported': (d) =>
    `reported ${d.ref}: ${d.version} in ${d.environment}${shareWords(d)} since ${minute(d.startedAt)}${d.standing === 'unapproved' ? `, without approval: ${reasonWords(d.reasons as string[])}` : ''}${Array.isArray(d.ended) && d.ended.length > 0 ? `, in place of ${list(d.ended)}` : ''}`,
  'deployment.ended': (d) => `reported that ${d.ref}, ${d.version} in ${d.environment}, ended ${minute(d.endedAt)}`,
  'deployment.traffic_changed': (d) =>
    `reported that ${d.ref}, ${d.version} in ${d.environment}, gets ${d.traffic} % of the traffic, it was ${d.was} %`,
  'experiment.created': (d) => `added the experiment ${d.ref} ${d.name} to ${d.useCase}`,
  'experiment.edited': (d) => `changed the experiment ${d.ref} ${d.name}`,
  'run.recorded': (d) => `recorded ${d.ref} ${d.name} of ${d.experiment}, ${runStatus(d.status)}`,
  'run.updated': (d) =>
    d.status ? `recorded that ${d.ref} ${d.name} is ${runStatus(d.status)}` : `recorded more of ${d.ref} ${d.name}`,
  'run.dataset_recorded': (d) => `recorded that ${d.ref} used ${d.dataset} ${d.name} for ${d.use}`,
  'approval.requested': (d) =>
    d.environment === 'none'
      ? `asked in ${d.ref}: ${d.title}`
      : `asked in ${d.ref} to release ${d.label} to ${d.environment}`,
  'approval.granted': (d) =>
    `approved ${d.ref} as ${role(d.role)}${instead(d)}, signed${d.status === 'approved' ? '; the request is now approved' : ''}`,
  'approval.rejected': (d) => `rejected ${d.ref} as ${role(d.role)}${instead(d)}, signed`,
  'approval.changes_requested': (d) => `asked for changes in ${d.ref} as ${role(d.role)}${instead(d)}, signed`,
  'approval.abstained': (d) => `abstained from ${d.ref} as ${role(d.role)}${instead(d)} and declared a conflict`,
  'approval.withdrawn': (d) => `withdrew ${d.ref}`,
  'approval.superseded': (d) => `voided ${d.ref}: what it decided on, ${d.label}, has changed`,
  'gate.allowed': (d) => `was told by the gate that ${d.ref} may go to ${d.environment}`,
  'gate.refused': (d) => `was refused ${d.ref} in ${d.environment} by the gate: ${d.reason}`,
  'answer_request.made': (d, name) =>
    `asked ${d.person ? name(d.person) : `every ${role(d.role)}`} for “${d.field}” in ${d.ref}${d.dueOn ? ` by ${d.dueOn}` : ''}`,
  'answer_request.withdrawn': (d) => `withdrew a request for an answer in ${d.ref}`,
  'answer_request.answered': (d) => `said that a request for an answer in ${d.ref} is answered`,
  'comment.added': (d) =>
    `${d.thread ? 'answered a comment' : 'commented'} on ${d.ref}${d.field ? `, “${d.field}”` : ''}`,
  'comment.edited': (d) => `edited their comment on ${d.ref}`,
  'comment.resolved': (d) => `resolved a thread on ${d.ref}`,
  'comment.reopened': (d) => `reopened a thread on ${d.ref}`,
  'file.uploaded': (d) => `uploaded a file of ${Math.ceil(Number(d.size) / 1024)} kB`,
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
