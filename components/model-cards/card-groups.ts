import type { ModelCardSection } from '@/lib/model-cards/vocabulary'

export const groupIds = ['purpose', 'limits', 'results', 'data', 'use', 'rest'] as const
export type GroupId = (typeof groupIds)[number]

export const groupTitles: Record<GroupId, string> = {
  purpose: 'What it is for',
  limits: 'Limits, in plain words',
  results: 'Results',
  data: 'Data and training',
  use: 'How to use it',
  rest: 'What else the card says',
}

/** Keys of the common headings, by what a reader wants to know first. */
const GROUP_OF: Record<string, GroupId> = {
  ...each(
    'purpose',
    'introduction model-details model-description intended-use direct-use downstream-use intended-users model-type model-architecture',
  ),
  ...each(
    'limits',
    'out-of-scope limitations bias risks recommendations ethical-considerations safety disclaimer uncertainty',
  ),
  ...each(
    'results',
    'evaluation results metrics factors evaluation-data decision-thresholds unitary-results intersectional-results model-examination training-results',
  ),
  ...each(
    'data',
    'training-data training training-procedure preprocessing hyperparameters framework-versions speeds-sizes-times environmental-impact',
  ),
  ...each('use', 'how-to-use technical-specification compute hardware software model-sources'),
}

function each(group: GroupId, keys: string): Record<string, GroupId> {
  return Object.fromEntries(keys.split(' ').map((key) => [key, group]))
}

/** A heading that comes twice has a number after its key. */
function groupOfKey(key: string): GroupId | undefined {
  return GROUP_OF[key] ?? GROUP_OF[key.replace(/-\d+$/, '')]
}

export interface CardGroup {
  id: GroupId
  sections: ModelCardSection[]
}

/**
 * The sections in the order people ask: purpose, limits, results, data, use, the rest; inside a group, in the card's own.
 * A heading the templates do not know stays with the one above it.
 */
export function groupSections(sections: readonly ModelCardSection[]): CardGroup[] {
  const groups = new Map<GroupId, ModelCardSection[]>(groupIds.map((id) => [id, []]))
  const above: { level: number; group: GroupId; isTitle: boolean }[] = []
  for (const section of sections) {
    while (above.length > 0 && above[above.length - 1]!.level >= section.level) above.pop()
    const parent = above[above.length - 1]
    const isTitle = section.level <= 1 && section.key === 'introduction'
    const group = groupOfKey(section.key) ?? (parent && !parent.isTitle ? parent.group : 'rest')
    above.push({ level: section.level, group, isTitle })
    groups.get(group)!.push(section)
  }
  return groupIds.map((id) => ({ id, sections: groups.get(id)! }))
}

/** Whether anything is written in it: headings alone say nothing. */
export function isWritten(group: CardGroup): boolean {
  return group.sections.some(({ markdown }) => markdown.trim() !== '')
}

/** The definitions of links that stand anywhere in the text; a section that uses one is rendered without the others. */
export function linkDefinitions(body: string): string {
  const found = body.match(/^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S[^\n]{0,2000}$/gm) ?? []
  return found.slice(0, 200).join('\n')
}

/** How much of each section is rendered: long cards end in their source, not in a page that nobody can load. */
export function shareOut(sections: readonly ModelCardSection[], budget: number): Map<string, number> {
  const shares = new Map<string, number>()
  let left = budget
  for (const { key, markdown } of sections) {
    const share = Math.min(markdown.length, left)
    shares.set(key, share)
    left -= share
  }
  return shares
}
