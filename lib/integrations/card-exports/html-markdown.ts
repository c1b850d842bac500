import { type MarkdownNode, parseMarkdown } from '@/lib/markdown/parse-markdown'

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

/** Markdown as HTML of which every element is ours: what the author wrote as markup is shown as it is written. */
export function markdownHtml(text: string): string {
  const tree = parseMarkdown(text)
  return tree ? childrenOf(tree) : `<pre class="plain">${escapeHtml(text)}</pre>`
}

function childrenOf(node: MarkdownNode): string {
  return (node.children ?? []).map(element).join('')
}

const AROUND: Record<string, string> = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  blockquote: 'blockquote',
}

function element(node: MarkdownNode): string {
  const around = AROUND[node.type]
  if (around) return `<${around}>${childrenOf(node)}</${around}>`
  const value = escapeHtml(node.value ?? '')
  switch (node.type) {
    case 'text':
      return value
    case 'heading': {
      // The page's own headings are of the first three levels.
      const level = Math.min(6, 3 + (node.depth ?? 1))
      return `<h${level}>${childrenOf(node)}</h${level}>`
    }
    case 'list': {
      const start = node.ordered && (node.start ?? 1) !== 1 ? ` start="${Number(node.start)}"` : ''
      const tag = node.ordered ? 'ol' : 'ul'
      return `<${tag}${start}>${childrenOf(node)}</${tag}>`
    }
    case 'listItem': {
      const box = typeof node.checked === 'boolean' ? (node.checked ? '☑ ' : '☐ ') : ''
      return `<li>${box}${childrenOf(node)}</li>`
    }
    case 'code':
      return `<pre><code>${value}</code></pre>`
    case 'inlineCode':
      return `<code>${value}</code>`
    case 'html':
      return `<code class="markup">${value}</code>`
    case 'break':
      return '<br>'
    case 'thematicBreak':
      return '<hr>'
    case 'link':
      return /^(?:https?:|mailto:)/i.test(node.url ?? '')
        ? `<a href="${escapeHtml(node.url!)}" rel="noopener noreferrer nofollow">${childrenOf(node)}</a>`
        : childrenOf(node)
    case 'image':
      return `<span class="image">Image: ${escapeHtml(node.alt || 'without description')}</span>`
    case 'table':
      return tableOf(node)
    case 'footnoteReference':
      return `<sup>[${escapeHtml(node.identifier ?? '')}]</sup>`
    case 'footnoteDefinition':
      return `<div class="note"><sup>[${escapeHtml(node.identifier ?? '')}]</sup>${childrenOf(node)}</div>`
    case 'definition':
      return ''
    default:
      return node.children ? childrenOf(node) : value
  }
}

function tableOf(node: MarkdownNode): string {
  const [head, ...body] = (node.children ?? []).map((row) => (row.children ?? []).map(childrenOf))
  return htmlTable(head ?? [], body)
}

/** Cells are HTML already. */
export function htmlTable(head: string[], body: string[][], caption = ''): string {
  const row = (cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const heads = head.map((cell) => `<th scope="col">${cell}</th>`).join('')
  const named = caption === '' ? '' : `<caption>${caption}</caption>`
  return `<div class="wide" tabindex="0" role="group"><table>${named}<thead><tr>${heads}</tr></thead><tbody>${body.map(row).join('')}</tbody></table></div>`
}
