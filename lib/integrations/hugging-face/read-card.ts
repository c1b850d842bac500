import type { ModelCardContent, ModelCardResult } from '@/lib/model-cards/vocabulary'
import type { ReadOptions, ReadOutcome } from '../importer'
import { reportBody } from './body-problems'
import { decodeText } from './decode-text'
import { splitFrontMatter } from './front-matter'
import { outlineMarkdown } from './headings'
import { toJson } from './located'
import { emptyMetadata, readMetadata } from './metadata'
import { readYaml } from './read-yaml'
import { draftReport } from './report'
import { readResults } from './results'
import { readSections } from './sections'
import { summarise } from './summary'
import { chooseTitle } from './title'

export const MAX_CARD_BYTES = 2 * 1024 * 1024

const OVERLOADED =
  'A letter here carries more than 30 accents. They were kept, with a joiner after every thirtieth. Was this text meant to be read?'

/** Reads a README of Hugging Face: any text is a card, and what is not understood is kept and reported by line. */
export function readHuggingFaceCard(bytes: Uint8Array, options: ReadOptions = {}): ReadOutcome<ModelCardContent> {
  const decoded = decodeText(bytes, MAX_CARD_BYTES)
  if (!decoded.ok) return decoded
  const report = draftReport()
  if (decoded.overloadedLine !== null) report.problem({ line: decoded.overloadedLine, message: OVERLOADED })
  const split = splitFrontMatter(decoded.text, report)
  const body = split.body.normalize('NFC')
  const root = split.raw === null ? null : readYaml(split.yaml, split.yamlLinesBefore, report)
  if (body.trim() === '' && (split.raw?.trim() ?? '') === '') {
    return {
      ok: false,
      code: 'invalid',
      message: 'The front matter is empty and no text follows it: there is nothing to read.',
    }
  }

  const { metadata, modelIndex, other } = root
    ? readMetadata(root, report)
    : { metadata: emptyMetadata(), modelIndex: null, other: {} }
  let results: ModelCardResult[] = []
  let modelName: string | null = null
  if (modelIndex) {
    const read = readResults(modelIndex, report)
    results = read.results
    modelName = read.modelName
    if (!read.complete) other['model-index'] = toJson(modelIndex.value)
  }

  const lines = body.split('\n')
  const outline = outlineMarkdown(lines)
  const sections = readSections(lines, outline, split.bodyLinesBefore, report)
  reportBody(lines, outline, split.bodyLinesBefore, report)
  const title = chooseTitle(outline, modelName, other, options.filename)
  const card: ModelCardContent = { title, metadata, results, sections, other, rawFrontMatter: split.raw, body }
  for (const sentence of summarise(card, root !== null)) report.keep(sentence)
  return { ok: true, card, report: report.finish() }
}
