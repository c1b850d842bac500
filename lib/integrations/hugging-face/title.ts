import type { Json } from '../reading/located'
import { templateKey } from '../reading/section-keys'
import type { Heading, MarkdownOutline } from './headings'

const MAX_TITLE_LENGTH = 200

/**
 * The heading the text opens with, else the name in the metadata, else the file's. A top heading further down is more
 * often a section ("Example output") than a title, and taken only where nothing else names the model.
 */
export function chooseTitle(
  outline: MarkdownOutline,
  modelName: string | null,
  other: { [key: string]: Json },
  filename: string | undefined,
): string | null {
  const named = modelName ?? (typeof other.model_name === 'string' ? other.model_name : null)
  const title =
    titleHeading(outline)?.text ?? named ?? fromFilename(filename) ?? outline.headings.find(isTitle)?.text ?? null
  return title ? [...title.normalize('NFC').trim()].slice(0, MAX_TITLE_LENGTH).join('') || null : null
}

/** The heading that is the title of the whole text rather than of a section. */
export function titleHeading({ headings }: MarkdownOutline): Heading | null {
  return headings[0] && isTitle(headings[0]) ? headings[0] : null
}

function isTitle({ level, text }: Heading): boolean {
  return level === 1 && templateKey(text) === null && !/\{\{|\{%/.test(text)
}

function fromFilename(filename: string | undefined): string | null {
  const name = filename
    ?.split(/[\\/]/)
    .at(-1)
    ?.replace(/\.(?:md|markdown|txt)$/i, '')
    .trim()
  return !name || /^(?:readme|model[-_ ]?card)$/i.test(name) ? null : name
}
