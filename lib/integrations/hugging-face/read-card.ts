import type { ImportReport } from '@/lib/imports/vocabulary'
import type { ReadOptions, ReadRefused } from '../importer'
import { type DecodeOptions, decodeText, OVERLOADED_TEXT } from '../reading/decode-text'
import { type Located, toJson } from '../reading/located'
import { readYaml } from '../reading/read-yaml'
import { draftReport, type ReportDraft } from '../reading/report'
import { reportBody } from './body-problems'
import type { ModelCardContent, ModelCardResult } from './content'
import { type SplitCard, splitFrontMatter } from './front-matter'
import { outlineMarkdown } from './headings'
import { type MarkedBody, markedTitle, readMarkedBody } from './marked-body'
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

/** A README taken apart, before its parts become answers. */
export interface OpenCard {
  ok: true
  content: ModelCardContent
  /** What the text itself calls the model; the name of its file does not count. */
  ownTitle: string | null
  split: SplitCard
  /** The front matter; null where there is none or it cannot be read. */
  root: Located | null
  /** The marks of our own export, where it is one. */
  marked: MarkedBody | null
  report: ReportDraft
}

/** Reads a README of Hugging Face: any text is a card, and what is not understood is kept and reported by line. */
export function readHuggingFaceCard(bytes: Uint8Array, options: ReadOptions = {}): CardOutcome {
  const open = openCard(bytes, options)
  if (!open.ok) return open
  return { ok: true, card: open.content, report: open.report.finish() }
}

export function openCard(bytes: Uint8Array, options: ReadOptions = {}): OpenCard | ReadRefused {
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
    const read = readResults(modelIndex.entry, report)
    results = read.results
    modelName = read.modelName
    if (!read.complete) other[modelIndex.key] = toJson(modelIndex.entry.value)
  }

  const lines = body.split('\n')
  const marked = readMarkedBody(lines)
  const outline = outlineMarkdown(marked?.rest ?? lines)
  const sections = readSections(marked?.rest ?? lines, outline, split.bodyLinesBefore, report)
  reportBody(lines, marked ? outlineMarkdown(lines) : outline, split.bodyLinesBefore, report)
  const ownTitle = marked ? markedTitle(marked) : chooseTitle(outline, modelName, other, undefined)
  const title = marked ? ownTitle : chooseTitle(outline, modelName, other, options.filename)
  const content: ModelCardContent = { title, metadata, results, sections, other, rawFrontMatter: split.raw, body }
  for (const sentence of summarise(content, root !== null)) report.keep(sentence)
  return { ok: true, content, ownTitle, split, root, marked, report }
}
