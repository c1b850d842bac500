export interface Said {
  id: string
  body: string
  by: string
  byName: string
  at: string
  editedAt: string | null
  /** What an edit must name. */
  revision: number
  isMine: boolean
}

export interface Thread {
  /** Of its first comment. */
  id: string
  field: string | null
  quote: string | null
  quotedRevision: number | null
  /** Whether the words that are quoted do not stand there any longer. */
  isQuoteChanged: boolean
  resolvedAt: string | null
  resolvedByName: string | null
  comments: Said[]
}

export interface Discussion {
  threads: Thread[]
  mayWrite: boolean
  mayResolve: boolean
}
