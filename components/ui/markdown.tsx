import type { ReactElement } from 'react'
import type { Components, Options } from 'react-markdown'
import ReactMarkdown from 'react-markdown'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { isTangled, isTooDeep } from '@/lib/markdown/rules'
import { OutsideLink } from './text-link'

/** Nothing of the text reaches the page but these; an id of its own would collide with the page's. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['picture', 'source', 'input'].includes(name)),
  attributes: { ...defaultSchema.attributes, '*': [], img: ['src', 'alt'] },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
}

type Plugins = NonNullable<Options['rehypePlugins']>

const clean: Plugins = [[rehypeSanitize, schema]]

const PAGE_HEADINGS = { h1: 'h3', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6', h6: 'h6' } as const

const components: Components = {
  ...PAGE_HEADINGS,
  a: ({ href, children }) => (href ? <OutsideLink href={href}>{children}</OutsideLink> : <span>{children}</span>),
  // A picture would be fetched from somewhere else and tell them who reads; its address is enough.
  img: ({ src, alt }) =>
    typeof src === 'string' && src ? (
      <OutsideLink href={src}>Image: {alt || 'without description'}</OutsideLink>
    ) : (
      <span>{alt}</span>
    ),
  table: ({ children }) => (
    // A group and no region: of several on one page, none is a landmark.
    // biome-ignore lint/a11y/useSemanticElements: it groups no fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <div className="prose-scroll" role="group" tabIndex={0} aria-label="Table">
      <table>{children}</table>
    </div>
  ),
}

type Node = { type: string; value?: string; tagName?: string; properties?: object; children?: Node[] }

/** Markup becomes the text it was written as, and every text passes through `text`. */
function literally({ text }: { text: (text: string) => string }) {
  return function change(node: Node) {
    for (const child of node.children ?? []) {
      if (child.type === 'raw') {
        const written = { type: 'text', value: text(child.value ?? '') }
        Object.assign(child, { type: 'element', tagName: 'code', properties: {}, children: [written] })
      } else if (child.type === 'text') child.value = text(child.value ?? '')
      else change(child)
    }
  }
}

type MarkdownProps = {
  children: string
  /** For text that is signed: markup is shown as it is written instead of left out, and each text is shown through this. */
  literal?: (text: string) => string
}

/** Stops before a page is made of what is deeper than one can be. */
function refuseDepth() {
  return (tree: Node) => {
    if (isTooDeep(tree)) throw new RangeError('Too deep')
  }
}

/** Text people wrote, rendered on the server: no markup of its own, no pictures, links leave without a referrer. */
export function Markdown({ children, literal }: MarkdownProps) {
  return (
    <div className="prose">{rendered(children, literal) ?? <AsWritten text={literal?.(children) ?? children} />}</div>
  )
}

/** Null for what cannot be rendered. Called here, not by React: only so can a text that overflows be caught. */
function rendered(text: string, literal: MarkdownProps['literal']): ReactElement | null {
  if (isTangled(text)) return null
  try {
    return ReactMarkdown({
      children: text,
      components,
      skipHtml: true,
      remarkPlugins: [remarkGfm],
      rehypePlugins: [refuseDepth, ...(literal ? [[literally, { text: literal }] as const] : []), ...clean] as Plugins,
    })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function AsWritten({ text }: { text: string }) {
  return (
    <>
      <p className="text-13 text-fg-2">This text is too tangled to be rendered; it is shown as it was written.</p>
      <pre className="whitespace-pre-wrap">{text}</pre>
    </>
  )
}
