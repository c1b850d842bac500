import { approvalLine, decisionLines, timeText } from '@/lib/documents/export-markdown'
import type { AnswerOrigin, DocumentApproval, RevisionItem } from '@/lib/documents/views'
import type { DatasetUseFacts } from '@/lib/imports/vocabulary'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import type { RiskTier } from '@/lib/use-cases/vocabulary'
import type { CardStamp } from '../hugging-face/write-card'

/** A model card as it goes out, in any form: one revision or the draft, with what it is of and who approved it. */
export interface ExportedCard {
  model: { ref: string; name: string }
  version: {
    /** `MDL-7 v3` */
    ref: string
    version: number
    label: string | null
    /** `sha256:<hex>` */
    artifactDigest: string | null
    imageDigest: string | null
  }
  useCase: { ref: string; name: string; riskTier: RiskTier | null }
  /** `DOC-12` */
  document: string
  template: Template
  /** Null for the draft, which has no digests either. */
  revision: RevisionItem | null
  answers: Answers
  /** By field. */
  origins: Record<string, AnswerOrigin>
  approvals: DocumentApproval[]
  /** By person id. */
  names: Record<string, string>
  /** Those that the version was trained and tested on, as the registers have them. */
  datasets: DatasetUseFacts[]
  /** By row of the results: “verified: equal to RUN-4”, “self-reported”. */
  standings?: Record<string, string>
  /** ISO 8601 in UTC. */
  exportedAt: string
}

export function titleOf(card: ExportedCard): string {
  const { title } = card.answers
  return typeof title === 'string' && title !== '' ? title : card.model.name
}

/** What stands at the head of every form for readers. */
export function headFacts(card: ExportedCard): Array<[term: string, value: string]> {
  const { model, version, useCase, revision, template } = card
  const facts: Array<[string, string | null]> = [
    ['Model', `${model.ref} ${model.name}`],
    ['Version', version.label ? `${version.version} (${version.label})` : String(version.version)],
    ['Artefact', version.artifactDigest],
    ['Image', version.imageDigest],
    ['Use case', `${useCase.ref} ${useCase.name}`],
    ['Card', `${card.document}, ${template.name}, version ${template.version}`],
    [
      'Revision',
      revision
        ? `${revision.revision}, published by ${revision.publishedBy}, ${timeText(revision.publishedAt)}`
        : 'draft, not published',
    ],
    ['Content digest', revision?.contentDigest ?? null],
    ['Material digest', revision?.materialDigest ?? null],
    ['Exported', timeText(card.exportedAt)],
  ]
  return facts.filter((fact): fact is [string, string] => fact[1] !== null)
}

export function stampOf(card: ExportedCard): CardStamp {
  return {
    ref: card.version.ref,
    revision: card.revision?.revision ?? null,
    contentDigest: card.revision?.contentDigest ?? null,
    materialDigest: card.revision?.materialDigest ?? null,
    exportedAt: card.exportedAt,
    approvals: approvalWords(card).map(({ line, decisions }) => [line, ...decisions].join('; ')),
  }
}

export function approvalWords(card: ExportedCard): Array<{ line: string; decisions: string[] }> {
  return card.approvals.map((approval) => ({ line: approvalLine(approval), decisions: decisionLines(approval) }))
}

export function nameIn(card: ExportedCard): (personId: string) => string {
  return (id) => card.names[id] ?? 'a former member'
}

/** “calls (training), sha256:ab…” */
export function datasetWords({ dataset, use, identity }: DatasetUseFacts): string {
  return `${dataset} (${use})${identity ? `, ${identity.kind.replaceAll('_', ' ')} ${identity.value}` : ''}`
}
