export const answerSources = ['person', 'token', 'ci', 'import', 'registry', 'restore', 'migration'] as const
/** Where an answer came from: typed in a browser, by the API, by a build, out of a file, out of another registry, an earlier state, or another template version. */
export type AnswerSource = (typeof answerSources)[number]

export const answerSourceLabels: Record<AnswerSource, string> = {
  person: 'Typed',
  token: 'By the API (CI)',
  ci: 'By a build (CI)',
  import: 'Imported',
  registry: 'From another registry',
  restore: 'Restored',
  migration: 'Moved from another template version',
}

/** Who gave each answer, by field. */
export type Provenance = Record<string, { by: string; at: string; source: AnswerSource }>

/** How the amounts of an Added value document may turn out. */
export const outlooks = ['pessimistic', 'likely', 'optimistic'] as const
export type Outlook = (typeof outlooks)[number]

export const outlookLabels: Record<Outlook, string> = {
  pessimistic: 'If things go badly',
  likely: 'Likely',
  optimistic: 'If things go well',
}
