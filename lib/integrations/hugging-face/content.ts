import type { Json } from '../reading/located'

/** A README of Hugging Face as it was read, before it becomes answers. Plain JSON. */
export interface ModelCardContent {
  title: string | null
  metadata: ModelCardMetadata
  results: ModelCardResult[]
  sections: ModelCardSection[]
  /** Front-matter keys without a field of their own, and those whose value does not fit it. */
  other: { [key: string]: Json }
  /** The text between the two `---` lines, untouched; null where there is no front matter. */
  rawFrontMatter: string | null
  /** Markdown below the front matter: NFC, line feeds. Untrusted: sanitised where it is rendered. */
  body: string
}

export interface ModelCardMetadata {
  license: string | null
  licenseName: string | null
  licenseLink: string | null
  language: string[]
  tags: string[]
  library: string | null
  pipeline: string | null
  baseModelRelation: string | null
  baseModels: string[]
  datasets: string[]
  metrics: string[]
}

/** One metric of one evaluation. `task`, `dataset` and `metric` are identifiers, the `…Name`s what people read. */
export interface ModelCardResult {
  model: string | null
  task: string | null
  taskName: string | null
  dataset: string | null
  datasetName: string | null
  split: string | null
  config: string | null
  revision: string | null
  datasetArgs?: Json
  metric: string | null
  name: string | null
  /** Text where the card gives text, such as "397.00 +/- 103.22". */
  value: number | string
  /** The value as the file has it: `0.910`. */
  written: string
  unit?: string
  metricConfig?: string
  metricArgs?: Json
  /** The card's own claim; nothing has checked it, nor the token. */
  verified: boolean
  verifyToken?: string
  source?: { name: string | null; url: string | null }
  /** Cells of the row that this format has no key for, as our own export writes them; null empties a cell. */
  cells?: { [column: string]: string | null }
  path: string
  line: number
}

export interface ModelCardSection {
  /** Stable for the headings of the common templates, else derived from the heading; unique in the card. */
  key: string
  heading: string
  /** The heading's own lines as they are written. */
  written: string
  /** 1–6; 0 for the text before the first heading. */
  level: number
  /** The text up to the next heading of any level. */
  markdown: string
  line: number
}
