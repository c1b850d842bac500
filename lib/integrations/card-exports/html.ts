import { roleLabels } from '@/lib/platform/vocabulary'
import { answerText } from '@/lib/templates/answer-text'
import { isTable, isTicked, shownSections } from '@/lib/templates/rules'
import type { Answer, TemplateField } from '@/lib/templates/vocabulary'
import { cellWords, columnHead } from '@/lib/templates/words/rules'
import { approvalWords, datasetWords, type ExportedCard, headFacts, nameIn, titleOf } from './exported-card'
import { escapeHtml, htmlTable, markdownHtml } from './html-markdown'
import { CARD_STYLE } from './html-style'
import { resultCharts } from './results-chart'

/** The card as one page that needs nothing else: no script, no picture, no font from anywhere. */
export function cardHtml(card: ExportedCard): string {
  const title = escapeHtml(titleOf(card))
  const facts = headFacts(card).map(([term, value]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd>`)
  const sections = shownSections(card.template, card.answers, card.useCase.riskTier).map(({ section, fields }) => {
    const isOpen = (field: TemplateField) => (card.answers[field.key] ?? '') === ''
    const questions = fields
      .filter((field) => field.required || !isOpen(field))
      .map((field) => `<h3>${escapeHtml(field.label)}</h3>${answerHtml(card, field)}`)
    const left = fields.filter((field) => !field.required && isOpen(field)).map(({ label }) => escapeHtml(label))
    // What need not be said is not said a line each.
    if (left.length > 0) questions.push(`<p class="none">Also asked, and not answered: ${left.join(' · ')}</p>`)
    return `<section><h2>${escapeHtml(section.name)}</h2><p class="role">Answered by: ${escapeHtml(roleLabels[section.role])}</p>${questions.join('')}</section>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}: model card</title>
<style>${CARD_STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<dl class="facts">${facts.join('')}</dl>
${sections.join('\n')}
${listed('Datasets', card.datasets.map(datasetWords))}
${approvalsHtml(card)}
</main>
</body>
</html>
`
}

function answerHtml(card: ExportedCard, field: TemplateField): string {
  const answer = card.answers[field.key] ?? null
  if (answer === null || answer === '') return '<p class="none">Not answered.</p>'
  if (isTable(answer)) return tableHtml(card, field, answer)
  if (field.kind === 'list' && isTicked(answer)) return items(answer)
  if (field.kind === 'text' && typeof answer === 'string') return `<p>${escapeHtml(answer)}</p>`
  if (field.key === 'other_metadata') return `<pre class="plain">${escapeHtml(String(answer))}</pre>`
  return markdownHtml(answerText(field, answer, nameIn(card)))
}

function tableHtml(card: ExportedCard, field: TemplateField, rows: Extract<Answer, Array<{ id: string }>>): string {
  if (!isTable(rows)) return ''
  const isResults = field.key === 'results'
  const columns = (field.columns ?? []).filter(({ key }) => rows.some(({ cells }) => (cells[key] ?? '') !== ''))
  const standings = isResults ? card.standings : undefined
  const head = [...columns.map((column) => escapeHtml(columnHead(column))), ...(standings ? ['Standing'] : [])]
  const body = rows.map(({ id, cells }) => [
    ...columns.map((column) => escapeHtml(cellWords(column, cells[column.key] ?? null))),
    ...(standings ? [escapeHtml(standings[id] ?? '')] : []),
  ])
  return `${isResults ? resultCharts(rows) : ''}${htmlTable(head, body)}`
}

function approvalsHtml(card: ExportedCard): string {
  if (!card.revision) return ''
  const words = approvalWords(card)
  if (words.length === 0)
    return '<section><h2>Approvals</h2><p>Nobody has been asked about this revision.</p></section>'
  const lines = words.map(({ line, decisions }) => `<li>${escapeHtml(line)}${items(decisions)}</li>`)
  return `<section><h2>Approvals</h2><ul>${lines.join('')}</ul></section>`
}

function listed(heading: string, words: string[]): string {
  return words.length === 0 ? '' : `<section><h2>${heading}</h2>${items(words)}</section>`
}

function items(words: string[]): string {
  return `<ul>${words.map((word) => `<li>${escapeHtml(word)}</li>`).join('')}</ul>`
}
