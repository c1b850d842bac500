const NEEDED = /\[?\b(?:more information needed|needs more information)\b\]?/gi
const EXPRESSION = /\{\{[^{}\n]{0,300}\}\}/g
const EMPTY_LABEL = /^[ \t]*[-*] +\*\*[^*\n]{1,80}\*\*[ \t]*:?[ \t]*$/

/** Whether a section holds nothing but what the template put there: comments, “[More Information Needed]”, empty labels. */
export function isPlaceholder(markdown: string): boolean {
  if (markdown.length > 4000) return false
  const bare = withoutComments(markdown).replace(NEEDED, '').replace(EXPRESSION, '')
  return bare.split('\n').every((line) => line.trim() === '' || EMPTY_LABEL.test(line))
}

function withoutComments(text: string): string {
  let bare = ''
  let from = 0
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', start)
    bare += text.slice(from, start)
    if (end === -1) return bare
    from = end + 3
  }
  return bare + text.slice(from)
}

export interface Labelled {
  developers?: string
  funders?: string
  model_type?: string
  /** What remains of the text. */
  rest: string
}

const LABEL = /^[ \t]*[-*] +\*\*(developed by|funded by|model type)(?: ?\[optional\])? ?:?\*\* ?:?[ \t]+(\S.{0,900})$/i
const FIELDS = { 'developed by': 'developers', 'funded by': 'funders', 'model type': 'model_type' } as const

/** The lines “- **Developed by:** …” of the template's model details, each to its own question. */
export function takeLabelled(markdown: string): Labelled {
  const taken: Labelled = { rest: '' }
  const lines = markdown.split('\n')
  const kept = lines.filter((line, i) => {
    const found = LABEL.exec(line.slice(0, 1200))
    const field = found && FIELDS[found[1]!.toLowerCase() as keyof typeof FIELDS]
    // A line that goes on in the next one is left whole.
    if (!field || taken[field] !== undefined || /^[ \t]+\S/.test(lines[i + 1] ?? '')) return true
    if (isPlaceholder(found[2]!)) return true
    taken[field] = found[2]!.trim()
    return false
  })
  taken.rest = kept.join('\n')
  return taken
}
