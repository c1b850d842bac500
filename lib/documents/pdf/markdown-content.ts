// Markdown as parts of a PDF: headings, lists, emphasis, tables, links. Pictures and markup are left as their words.
import type { Content, ContentText } from 'pdfmake/interfaces'
import { type MarkdownNode as Node, parseMarkdown } from '@/lib/markdown/parse-markdown'

type Look = {
  bold?: boolean
  italics?: boolean
  decoration?: 'underline' | 'lineThrough'
  link?: string
  style?: string
}

/** A text that cannot be rendered is printed as it was written. */
export function markdownContent(text: string): Content[] {
  const tree = parseMarkdown(text)
  return tree ? blocks(tree) : [{ text: printable(text), style: 'answer', preserveLeadingSpaces: true }]
}

function blocks(node: Node): Content[] {
  return (node.children ?? []).flatMap(block)
}

function block(node: Node): Content[] {
  switch (node.type) {
    case 'heading':
      return [{ text: inlines(node), style: node.depth === 1 ? 'answerHead' : 'answerSubhead' }]
    case 'list':
      return [listOf(node)]
    case 'blockquote':
      return [{ stack: blocks(node), style: 'quote' }]
    case 'code':
      return [{ text: printable(node.value ?? ''), style: 'code', preserveLeadingSpaces: true }]
    case 'thematicBreak':
      return [{ text: '*  *  *', style: 'answer' }]
    case 'table':
      return [tableOf(node)]
    case 'definition':
      return []
    case 'html':
      return [{ text: printable(node.value ?? ''), style: 'answer' }]
    case 'footnoteDefinition':
      return [{ columns: [{ width: 24, text: `[${node.identifier}]` }, { stack: blocks(node) }], style: 'quote' }]
    default:
      return [{ text: inlines(node), style: 'answer' }]
  }
}

function listOf(node: Node): Content {
  const items = (node.children ?? []).map((item): Content => {
    const stack = blocks(item)
    if (typeof item.checked !== 'boolean') return { stack }
    return {
      columns: [
        { width: 22, text: item.checked ? '[x]' : '[ ]' },
        { width: '*', stack },
      ],
    }
  })
  return node.ordered ? { ol: items, start: node.start ?? 1, style: 'list' } : { ul: items, style: 'list' }
}

function tableOf(node: Node): Content {
  const rows = (node.children ?? []).map((row) => (row.children ?? []).map((cell) => ({ text: inlines(cell) })))
  const width = Math.max(1, ...rows.map((row) => row.length))
  const body = rows.map((row, at) =>
    Array.from({ length: width }, (_, column) => ({
      ...(row[column] ?? { text: '' }),
      style: at === 0 ? 'cellHead' : 'cell',
    })),
  )
  return { table: { headerRows: 1, widths: Array(width).fill('*'), body }, layout: 'lines', style: 'table' }
}

function inlines(node: Node, look: Look = {}): ContentText[] {
  return (node.children ?? []).flatMap((child) => inline(child, look))
}

function inline(node: Node, look: Look): ContentText[] {
  const within = (more: Look) => inlines(node, { ...look, ...more })
  switch (node.type) {
    case 'strong':
      return within({ bold: true })
    case 'emphasis':
      return within({ italics: true })
    case 'delete':
      return within({ decoration: 'lineThrough' })
    case 'link':
      return within(/^(https?:|mailto:)/i.test(node.url ?? '') ? { link: node.url, style: 'link' } : {})
    case 'inlineCode':
      return [piece(node.value ?? '', { ...look, style: 'codeWord' })]
    case 'break':
      return [piece('\n', look)]
    case 'image':
      return [piece(`Image: ${node.alt || 'without description'}`, look)]
    case 'footnoteReference':
      return [piece(`[${node.identifier}]`, look)]
    default:
      return node.children ? within({}) : [piece(node.value ?? '', look)]
  }
}

function piece(text: string, look: Look): ContentText {
  const shown = printable(text)
  return { ...look, text: shown, ...(LONG_WORD.test(shown) ? { wordBreak: 'break-all' } : {}) } as ContentText
}

const LONG_WORD = /\S{28}/
/** Seen nowhere in print: written out, as on the page. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A plain text of the PDF, which no character leaves unseen. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, (sign) => `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`)
}

export function plainPiece(text: string): ContentText {
  return piece(text, {})
}
