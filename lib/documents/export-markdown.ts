import { roleLabels } from '@/lib/platform/vocabulary'
import { answerText } from '@/lib/templates/answer-text'
import { shownSections } from '@/lib/templates/rules'
import { stageLabels } from '@/lib/use-cases/vocabulary'
import type { ExportedDocument } from './export-document'
import type { DocumentApproval } from './views'

/** A document as Markdown: its facts, then every question that shows with its answer, as it was written. */
export function documentMarkdown(document: ExportedDocument): string {
  const { title, template, answers, useCase, approvals } = document
  const nameOf = (id: string) => document.names[id] ?? 'a former member'
  const sections = shownSections(template, answers, useCase.riskTier).flatMap(({ section, fields }) => [
    `## ${section.name}`,
    `*Answered by: ${roleLabels[section.role]}*`,
    ...fields.flatMap((field) => [
      `### ${field.label}`,
      answerText(field, answers[field.key] ?? null, nameOf).trim() || '*Not answered.*',
    ]),
  ])
  const facts = documentFacts(document).map(([term, value]) => `- **${term}:** ${value}`)
  return `${[
    `# ${title}`,
    facts.join('\n'),
    ...sections,
    ...(document.revision ? ['## Approvals', approvalsText(approvals)] : []),
  ].join('\n\n')}\n`
}

/** What stands at the head of every export: what it is, of what, in which state. */
export function documentFacts(document: ExportedDocument): Array<[term: string, value: string]> {
  const { ref, useCase, template, revision, saved } = document
  const state: Array<[string, string]> = revision
    ? [
        ['Revision', `${revision.revision}, published by ${revision.publishedBy}, ${timeText(revision.publishedAt)}`],
        ...(revision.note ? [['Note', revision.note.replace(/\s*\n\s*/g, ' ')] as [string, string]] : []),
        ['Content digest', revision.contentDigest],
        ['Material digest', revision.materialDigest],
      ]
    : [['State', saved ? `draft, not published; saved by ${saved.by}, ${timeText(saved.at)}` : 'draft, not published']]
  return [
    ['Document', ref],
    ['Use case', `${useCase.ref} ${useCase.name}`],
    ...versionFacts(document),
    ['Stage', stageLabels[template.stage]],
    ['Template', `${template.name}, version ${template.version}`],
    ...state,
  ]
}

/** Of a model card: what it is the card of. */
function versionFacts({ modelVersion }: ExportedDocument): Array<[string, string]> {
  if (!modelVersion) return []
  const { ref, name, label, artifact, image } = modelVersion
  return [
    ['Model version', `${ref} ${name}${label ? `, ${label}` : ''}`],
    ...(artifact ? [['Artefact', artifact] as [string, string]] : []),
    ...(image ? [['Image', image] as [string, string]] : []),
  ]
}

function approvalsText(approvals: DocumentApproval[]): string {
  if (approvals.length === 0) return 'Nobody has been asked about this revision.'
  return approvals
    .map((approval) => {
      const head = `- ${approvalLine(approval)}`
      return [head, ...decisionLines(approval).map((line) => `  - ${line}`)].join('\n')
    })
    .join('\n')
}

/** “APR-4, approved, asked by Ann about revision 2 on …” */
export function approvalLine({ ref, status, requester, revision, openedAt }: DocumentApproval): string {
  return `${ref}, ${status.replaceAll('_', ' ')}: asked by ${requester} about revision ${revision}, ${timeText(openedAt)}`
}

export function decisionLines({ decisions }: DocumentApproval): string[] {
  if (decisions.length === 0) return ['No decision yet.']
  return decisions.map(
    ({ person, role, decision, meaning, at }) =>
      `${person} (${role}): ${decision.replaceAll('_', ' ')}, ${timeText(at)}${meaning ? `. “${meaning}”` : ''}`,
  )
}

/** “20 Nov 2026, 09:30 UTC” */
export function timeText(at: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const
  return `${new Intl.DateTimeFormat('en-GB', style).format(new Date(at))} UTC`
}
