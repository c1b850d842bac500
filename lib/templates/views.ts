// What pages and the API show of templates.
import type { RiskTier, Stage } from '@/lib/use-cases/vocabulary'
import type { Template } from './vocabulary'

/** What keeps a definition from being a template, and where in it. */
export interface TemplateProblem {
  path: Array<string | number>
  message: string
  /** The last step is a name that should not be there: not what it says, but that it is. */
  isName?: boolean
}

/** The same in a file, for whoever edits it by hand. Lines and columns count from 1. */
export interface FileProblem {
  line: number
  column: number
  /** “section “value”, field “cost”, label”; empty for the file as a whole. */
  place: string
  message: string
  /** The line itself, as it was written. */
  excerpt: string
}

export interface TemplateItem {
  key: string
  name: string
  purpose: string
  stage: Stage
  tiers: RiskTier[] | null
  /** The newest published version; 0 before the first. */
  version: number
  publishedAt: string | null
  questions: number
  isRetired: boolean
  /** Whether the product brought it; else it is the workspace's own. */
  isBuiltIn: boolean
  /** A built-in version that the workspace has not taken over; null when there is none. */
  newerBuiltIn: number | null
  draft: { savedBy: string | null; savedAt: string } | null
  documents: number
  /** Of those, how many are filled by an older version. */
  older: number
}

export interface TemplateVersionItem {
  version: number
  note: string
  digest: string
  publishedBy: string | null
  publishedAt: string
  documents: number
}

export interface TemplateView {
  key: string
  name: string
  /** The version shown; 0 when none was published. */
  version: number
  newest: number
  revision: number
  isRetired: boolean
  newerBuiltIn: number | null
  /** Null before the first publication. */
  definition: Template | null
  versions: TemplateVersionItem[]
  draft: { revision: number; base: number; savedBy: string | null; savedAt: string } | null
  documents: number
  older: number
}

/** One difference between two versions, told of a section, a field or the template itself. */
export interface TemplateChange {
  kind: 'added' | 'removed' | 'moved' | 'changed'
  /** The field's key, the section's key, or '' for the template. */
  key: string
  of: 'template' | 'section' | 'field'
  /** “The value” or “The value: Expected value a year” */
  name: string
  /** The whole difference as a sentence. */
  words: string
  property?: string
  before?: string | null
  after?: string | null
}
