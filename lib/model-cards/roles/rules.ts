// A card as a reader of one role needs it: where it opens, and who of the team still has something to say.
import type { RoleId } from '@/lib/platform/vocabulary'
import { isAnswered, shownSections } from '@/lib/templates/rules'
import type { Answers, Template, TemplateField, TemplateSection } from '@/lib/templates/vocabulary'
import type { RiskTier } from '@/lib/use-cases/vocabulary'
import { type CardView, firstAsked, KEPT_SECTION, type OwnPart, ownParts, viewOfRole } from './vocabulary'

export type CardPart =
  | { kind: 'section'; section: TemplateSection; fields: TemplateField[] }
  | { kind: 'own'; part: OwnPart }

/** Everything there is to read, the view's own part first; within a section what the view asks for comes first. */
export function cardParts(template: Template, answers: Answers, riskTier: RiskTier | null, view: CardView): CardPart[] {
  const asked = firstAsked[view]
  const placeOf = (key: string) => (asked.includes(key) ? asked.indexOf(key) : Number.POSITIVE_INFINITY)
  const sections = shownSections(template, answers, riskTier).map(({ section, fields }) => ({
    part: {
      kind: 'section' as const,
      section,
      fields: inOrder(fields, ({ key }) => placeOf(key)),
    },
    place: Math.min(placeOf(section.key), ...fields.map(({ key }) => placeOf(key))),
  }))
  const own = ownParts.map((part) => ({ part: { kind: 'own' as const, part }, place: placeOf(part) }))
  return inOrder<{ part: CardPart; place: number }>([...sections, ...own], ({ place }) => place).map(({ part }) => part)
}

/** Those of the same place stay in the order they had. */
function inOrder<T>(list: readonly T[], placeOf: (one: T) => number): T[] {
  return list
    .map((one, at) => ({ one, at, place: placeOf(one) }))
    .sort((a, b) => (a.place === b.place ? a.at - b.at : a.place - b.place))
    .map(({ one }) => one)
}

/** The view of whoever has these roles: asked for by name, else that of the first role in the use case, else of the first duty. */
export function viewOf(asked: unknown, roles: readonly RoleId[], duties: readonly RoleId[]): CardView {
  if (typeof asked === 'string' && Object.hasOwn(firstAsked, asked)) return asked as CardView
  const role = roles[0] ?? duties[0]
  return role ? viewOfRole[role] : 'business'
}

/** The views of these roles, each once, in their order. */
export function viewsOf(roles: readonly RoleId[]): CardView[] {
  return [...new Set(roles.map((role) => viewOfRole[role]))]
}

export interface RoleShare {
  role: RoleId
  answered: number
  total: number
  /** Required ones without an answer. */
  missing: TemplateField[]
  /** Others without an answer. */
  open: TemplateField[]
}

/** Who fills what of what is asked, and how far each is; roles in the order of the template. */
export function sharesByRole(template: Template, answers: Answers, riskTier: RiskTier | null): RoleShare[] {
  const shares = new Map<RoleId, RoleShare>()
  for (const { section, fields } of shownSections(template, answers, riskTier)) {
    if (section.key === KEPT_SECTION) continue
    const share = shares.get(section.role) ?? { role: section.role, answered: 0, total: 0, missing: [], open: [] }
    shares.set(section.role, share)
    for (const field of fields) {
      share.total += 1
      if (isAnswered(field, answers[field.key])) share.answered += 1
      else (field.required ? share.missing : share.open).push(field)
    }
  }
  return [...shares.values()]
}
