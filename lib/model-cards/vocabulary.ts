/** A card's content as it is stored, shown, compared and hashed. Plain JSON, fit for RFC 8785. */
export interface ModelCardContent {
  title: string | null
  metadata: {
    license: string | null
    language: string[]
    tags: string[]
    library: string | null
    pipeline: string | null
    baseModels: string[]
    datasets: string[]
    metrics: string[]
  }
  results: ModelCardResult[]
  sections: ModelCardSection[]
  /** Front-matter keys that have no field of their own, kept as they came. */
  other: Record<string, unknown>
  rawFrontMatter: string | null
  /** The whole text after the front matter: Markdown, NFC, LF. */
  body: string
}

export interface ModelCardResult {
  task: string | null
  dataset: string | null
  split: string | null
  config: string | null
  revision: string | null
  metric: string
  name: string | null
  value: number | string | null
  unit: string | null
  /** Self-reported unless the source says that someone else measured it. */
  verified: boolean
  path: string
  line: number
}

export interface ModelCardSection {
  key: string
  heading: string
  level: number
  markdown: string
  line: number
}

export interface ImportProblem {
  /** 1-based line of the file. */
  line: number
  column?: number
  path?: string
  message: string
}
