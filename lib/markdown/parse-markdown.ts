import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { isTangled, isTooDeep } from './rules'

export interface MarkdownNode {
  type: string
  value?: string
  alt?: string | null
  url?: string
  depth?: number
  ordered?: boolean | null
  start?: number | null
  checked?: boolean | null
  identifier?: string
  children?: MarkdownNode[]
}

/**
 * The tree of the text, by the parser that pages render with, stopped before it renders; null for one that is too
 * tangled or too deep, which is shown as it was written.
 */
export function parseMarkdown(text: string): MarkdownNode | null {
  if (isTangled(text)) return null
  let tree: MarkdownNode | null = null
  const keep = () => (parsed: MarkdownNode) => {
    if (isTooDeep(parsed)) throw new RangeError('Too deep')
    tree = { ...parsed, children: [...(parsed.children ?? [])] }
    parsed.children = []
  }
  try {
    ReactMarkdown({ children: text, remarkPlugins: [remarkGfm, keep as never] })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return tree
}
