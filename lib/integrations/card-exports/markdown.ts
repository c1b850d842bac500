import { roleLabels } from '@/lib/platform/vocabulary'
import { answerText } from '@/lib/templates/answer-text'
import { shownSections } from '@/lib/templates/rules'
import { approvalWords, datasetWords, type ExportedCard, headFacts, nameIn, titleOf } from './exported-card'

/** The card as Markdown for people: its facts, then every question that shows with its answer, as it was written. */
export function cardMarkdown(card: ExportedCard): string {
  const { template, answers, useCase, datasets, approvals } = card
  const sections = shownSections(template, answers, useCase.riskTier).flatMap(({ section, fields }) => [
    `## ${section.name}`,
    `*Answered by: ${roleLabels[section.role]}*`,
    ...fields.flatMap((field) => [
      `### ${field.label}`,
      answerText(field, answers[field.key] ?? null, nameIn(card)).trim() || '*Not answered.*',
    ]),
  ])
  const said = approvalWords(card).map(({ line, decisions }) =>
    [`- ${line}`, ...decisions.map((one) => `  - ${one}`)].join('\n'),
  )
  const parts = [
    `# ${titleOf(card).replace(/\s+/g, ' ')}`,
    headFacts(card)
      .map(([term, value]) => `- **${term}:** ${value}`)
      .join('\n'),
    ...sections,
    ...(datasets.length > 0 ? ['## Datasets', datasets.map((one) => `- ${datasetWords(one)}`).join('\n')] : []),
    ...(card.revision
      ? ['## Approvals', approvals.length > 0 ? said.join('\n') : 'Nobody has been asked about this revision.']
      : []),
  ]
  return `${parts.join('\n\n')}\n`
}
