// A gate's snapshot as fields people can read. Everything in it is shown: what is signed is what is seen.
import type { SnapshotField } from '@/lib/approvals/views'
import { type RoleId, roleLabels } from '@/lib/platform/vocabulary'
import { type RiskTier, riskTierLabels, type Stage, stageLabels } from './vocabulary'

type Fields = Record<string, unknown>

const labels: Record<string, string> = {
  use_case: 'Use case',
  name: 'Name',
  iteration: 'Iteration',
  from: 'From',
  to: 'To',
  skipped: 'Stages left out',
  reason: 'Reason',
  accountable: 'Answers for the stage',
  risk_tier: 'Risk tier',
  documents: 'Documents',
  document_revisions: 'Revisions of the documents',
}

export const gateFieldLabel = (field: string): string => labels[field] ?? field

const words: Record<string, (value: unknown) => string> = {
  iteration: (value) => String(value),
  from: (value) => stageLabels[value as Stage],
  to: (value) => stageLabels[value as Stage],
  skipped: (value) => (value as Stage[]).map((stage) => stageLabels[stage]).join(', '),
  accountable: (value) => roleLabels[value as RoleId],
  risk_tier: (value) => (value === null ? 'None yet' : riskTierLabels[value as RiskTier]),
}

export function shownGate(fields: Fields, materialFields: readonly string[]): SnapshotField[] {
  // Canonical JSON has its keys in their order, people read them in this one.
  const names = [...new Set([...Object.keys(labels), ...Object.keys(fields)])].filter((name) => name in fields)
  return names.flatMap((name): SnapshotField[] => {
    const value = fields[name]
    const field = { name, key: name, label: gateFieldLabel(name), isMaterial: materialFields.includes(name) }
    if (name === 'documents') {
      return (value as Array<{ ref: string; materialDigest: string }>).map(({ ref, materialDigest }) => ({
        ...field,
        key: `${name}.${ref}`,
        label: ref,
        note: 'material digest',
        text: materialDigest,
        kind: 'digest',
      }))
    }
    if (name === 'document_revisions') {
      return (value as Array<{ ref: string; title: string; revision: number; contentDigest: string }>).flatMap(
        ({ ref, title, revision, contentDigest }): SnapshotField[] => [
          { ...field, key: `${name}.${ref}`, label: ref, text: `${title}, revision ${revision}`, kind: 'text' },
          {
            ...field,
            key: `${name}.${ref}.digest`,
            label: ref,
            note: 'content digest',
            text: contentDigest,
            kind: 'digest',
          },
        ],
      )
    }
    const text = words[name]?.(value) ?? (typeof value === 'string' ? value : JSON.stringify(value))
    return [{ ...field, text: text === '' ? null : text, kind: 'text' }]
  })
}
