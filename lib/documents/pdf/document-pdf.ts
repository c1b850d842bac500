// A document as PDF, with its revision, digests and approvals on it. Drawn here, of text alone: nothing is fetched.
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces'
import { invalid } from '@/lib/platform/errors'
import { appPath } from '@/lib/platform/paths'
import { roleLabels } from '@/lib/platform/vocabulary'
import { shownSections } from '@/lib/templates/rules'
import type { TemplateField } from '@/lib/templates/vocabulary'
import type { ExportedDocument } from '../export-document'
import { approvalLine, decisionLines, documentFacts } from '../export-markdown'
import type { AnswerOrigin } from '../views'
import { answerContent, valueContent } from './answer-content'
import { lines, styles } from './look'
import { plainPiece, printable } from './markdown-content'

const FONTS = appPath('node_modules/pdfmake/fonts/Roboto')
const roboto = {
  normal: `${FONTS}/Roboto-Regular.ttf`,
  bold: `${FONTS}/Roboto-Medium.ttf`,
  italics: `${FONTS}/Roboto-Italic.ttf`,
  bolditalics: `${FONTS}/Roboto-MediumItalic.ttf`,
}

/** Drawing takes the process a second for every 150,000. */
const MOST_CHARACTERS = 400_000

/** @throws invalid for what is too long to be drawn while others wait */
export async function documentPdf(document: ExportedDocument): Promise<Uint8Array> {
  const length = JSON.stringify(document.answers).length
  if (length > MOST_CHARACTERS) {
    throw invalid(
      `${document.ref} has ${length.toLocaleString('en')} characters, and a PDF at most ${MOST_CHARACTERS.toLocaleString('en')}. Its Markdown and JSON exports hold all of it.`,
      { format: 'Too long for a PDF.' },
    )
  }
  const { default: pdfmake } = await import('pdfmake')
  pdfmake.setFonts({ Roboto: roboto })
  pdfmake.setTableLayouts({ lines })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => Object.values(roboto).includes(path))
  return pdfmake.createPdf(definitionOf(document)).getBuffer()
}

function definitionOf(document: ExportedDocument): TDocumentDefinitions {
  const { ref, title, revision } = document
  const name = `${ref} ${revision ? `revision ${revision.revision}` : 'draft'}`
  const digest = revision ? `  ${revision.contentDigest.slice(7, 23)}…` : ''
  return {
    pageSize: 'A4',
    pageMargins: [56, 52, 56, 60],
    language: 'en',
    info: {
      title: printable(`${title} (${name})`),
      creator: 'Countersign',
      producer: 'Countersign',
      creationDate: new Date(revision?.publishedAt ?? document.saved?.at ?? 0),
    },
    ...(revision ? {} : { watermark: { text: 'Draft', color: '#60666f', opacity: 0.08 } }),
    styles,
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.25, color: '#15171c' },
    footer: (page, pages) => ({
      columns: [{ text: `${name}${digest}` }, { text: `${page} of ${pages}`, alignment: 'right', width: 60 }],
      margin: [56, 24, 56, 0],
      style: 'small',
    }),
    content: [
      { text: printable(title), style: 'title' },
      factsTable(documentFacts(document)),
      ...unprinted(document),
      ...sectionsOf(document),
      ...approvalsOf(document),
    ],
  }
}

function factsTable(facts: Array<[string, string]>): Content {
  const body = facts.map(([term, value]): TableCell[] => [
    { text: term, style: 'small' },
    { ...plainPiece(value), style: value.startsWith('sha256:') ? 'digest' : 'fact' },
  ])
  return { table: { widths: [92, '*'], body }, layout: 'lines', margin: [0, 4, 0, 8] }
}

/** Letters that the typeface has. */
const PRINTED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u
const PICTURE = /\p{Extended_Pictographic}/u

/** Says at the top what this print cannot show. */
function unprinted({ title, answers, ref }: ExportedDocument): Content[] {
  const text = JSON.stringify([title, answers])
  if (PRINTED.test(text) && !PICTURE.test(text)) return []
  return [
    {
      text: `Some characters of this document are not in the typeface of this print and stand as empty boxes. Read ${ref} in Countersign, or its Markdown export.`,
      style: 'warning',
    },
  ]
}

function sectionsOf({ template, answers, useCase, names, origins }: ExportedDocument): Content[] {
  const nameOf = (id: string) => names[id] ?? 'a former member'
  return shownSections(template, answers, useCase.riskTier).flatMap(({ section, fields }): Content[] => {
    const head: Content = {
      text: [section.name, { text: `   ${roleLabels[section.role]}`, style: 'aside' }],
      style: 'section',
    }
    return [
      ...fields.flatMap((field, at): Content[] => {
        const answer = answers[field.key] ?? null
        const label = labelOf(field, answer === null ? undefined : origins[field.key])
        return together(at === 0 ? [head, label] : [label], answerContent(field, answer, nameOf))
      }),
      ...(fields.some(({ key }) => key === 'cost_to_run') ? valueContent(answers) : []),
    ]
  })
}

function labelOf(field: TemplateField, origin: AnswerOrigin | undefined): Content {
  const asides = [
    ...(field.material ? ['  material'] : []),
    ...(origin ? [printable(`  ${origin.byName}, ${origin.at.slice(0, 10)}`)] : []),
  ]
  return { text: [printable(field.label), ...asides.map((text) => ({ text, style: 'aside' }))], style: 'label' }
}

/** Heads stay on the page of what they are about, unless that is long. */
function together(heads: Content[], [first, ...rest]: Content[]): Content[] {
  if (!first || JSON.stringify(first).length > 1500) return [...heads, ...(first ? [first] : []), ...rest]
  return [{ stack: [...heads, first], unbreakable: true }, ...rest]
}

function approvalsOf({ revision, approvals }: ExportedDocument): Content[] {
  if (!revision) return []
  return [
    { text: 'Approvals', style: 'section' },
    ...(approvals.length === 0
      ? [{ text: 'Nobody has been asked about this revision.', style: 'answer' }]
      : approvals.flatMap((approval): Content[] => [
          { text: printable(approvalLine(approval)), style: 'label' },
          { ul: decisionLines(approval).map((line) => plainPiece(line)), style: 'list' },
        ])),
  ]
}
