import type { ImportReport } from '@/lib/imports/vocabulary'
import type { ReadOptions, ReadRefused } from '../importer'
import { type DecodeOptions, decodeText, OVERLOADED_TEXT } from '../reading/decode-text'
import { toJson } from '../reading/located'
import { readYaml } from '../reading/read-yaml'
import { draftReport } from '../reading/report'
import { reportBody } from './body-problems'
import type { ModelCardContent, ModelCardResult } from './content'
import { splitFrontMatter } from './front-matter'
import { outlineMarkdown } from './headings'
import { emptyMetadata, readMetadata } from './metadata'
import { readResults } from './results'
import { readSections } from './sections'
import { summarise } from './summary'
import { chooseTitle } from './title'

export const MAX_CARD_BYTES = 2 * 1024 * 1024

const DECODING: DecodeOptions = {
  maxBytes: MAX_CARD_BYTES,
  what: 'a model card',
  tooLong: 'Move large tables or embedded images out of it and link to them.',
  usually: 'A model card is a Markdown file, usually README.md.',
}
const FRONT_MATTER = {
  what: 'the front matter',
  example: '“license: mit”',
  tooLong: 'Move long tables of results into the text.',
  consequence: 'Until this is corrected nothing of the front matter is read; its text is kept.',
}

export type CardOutcome = { ok: true; card: ModelCardContent; report: ImportReport } | ReadRefused

/** Reads a README of Hugging Face: any text is a card, and what is not understood is kept and reported by line. */
export function readHuggingFaceCard(bytes: Uint8Array, options: ReadOptions = {}): CardOutcome {
  const decoded = decodeText(bytes, DECODING)
  if (!decoded.ok) return decoded
  const report = draftReport()
  if (decoded.overloadedLine !== null) report.problem({ line: decoded.overloadedLine, message: OVERLOADED_TEXT })
  const split = splitFrontMatter(decoded.text, report)
  const body = split.body.normalize('NFC')
  const root =
    split.raw === null ? null : readYaml(split.yaml, { ...FRONT_MATTER, linesBefore: split.yamlLinesBefore }, report)
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
