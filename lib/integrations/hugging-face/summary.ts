import { count, listing, quote } from '../reading/report'
import type { ModelCardContent } from './content'

/** What was read, a sentence each. */
export function summarise(card: ModelCardContent, isFrontMatterRead: boolean): string[] {
  const { metadata, results, sections, other } = card
  const kept: string[] = []
  const add = (label: string, words: string[] | string | null) => {
    const text = Array.isArray(words) ? listing(words) : words
    if (text) kept.push(`${label}: ${text}`)
  }
  add('title', card.title)
  if (card.rawFrontMatter === null) kept.push('no front matter, so no license, tags or results were looked for')
  else if (!isFrontMatterRead) kept.push('the front matter as text only')
  add(
    'license',
    [metadata.license, metadata.licenseName, metadata.licenseLink].filter((text) => text !== null),
  )
  add('language', metadata.language)
  add('library', metadata.library)
  add('task', metadata.pipeline)
  add(metadata.baseModels.length === 1 ? 'base model' : 'base models', metadata.baseModels)
  add('datasets', metadata.datasets)
  add('metrics named', metadata.metrics)
  add('tags', metadata.tags)
  if (results.length > 0) kept.push(`${count(results.length, 'result')} in model-index`)
  const texts = results.filter(({ value }) => typeof value === 'string')
  if (texts.length > 0)
    kept.push(`${count(texts.length, 'result')} with text for a value, such as ${quote(String(texts[0]!.value))}`)
  const verified = results.filter((result) => result.verified || result.verifyToken !== undefined).length
  if (verified > 0)
    kept.push(`${count(verified, 'result')} marked as verified by the card itself, which was not checked`)
  const headed = sections.filter(({ level }) => level > 0)
  if (headed.length > 0)
    kept.push(`${count(headed.length, 'section')}: ${listing(headed.map(({ heading }) => heading))}`)
  if (sections.length > headed.length)
    kept.push(headed.length > 0 ? 'the text before the first heading' : 'the text, which has no headings')
  const others = Object.keys(other)
  if (others.length > 0)
    kept.push(`${count(others.length, 'other key')} of the front matter kept whole: ${listing(others)}`)
  return kept
}
