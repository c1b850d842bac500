import type { RoleId } from '@/lib/platform/vocabulary'
import type { Template, TemplateCondition, TemplateField, TemplateSection } from '@/lib/templates/vocabulary'
import { type RiskTier, riskTierLabels } from '@/lib/use-cases/vocabulary'

export type ShownPart = { section: TemplateSection; fields: TemplateField[]; hidden: number }

/** What is asked at a risk tier; without one, everything. Conditions on answers are left to whoever answers. */
export function shownParts(template: Template, tier: RiskTier | null): ShownPart[] {
  return template.sections
    .filter((section) => holdsAt(section.when, tier))
    .map((section) => {
      const fields = section.fields.filter((field) => holdsAt(field.when, tier))
      return { section, fields, hidden: section.fields.length - fields.length }
    })
}

function holdsAt(when: TemplateCondition[] | undefined, tier: RiskTier | null): boolean {
  if (tier === null || !Array.isArray(when)) return true
  return when.every((condition) => !('riskTier' in condition) || (condition.riskTier ?? []).includes(tier))
}

/** Conditions that a reader still has to know of: at a chosen tier, those on answers alone. */
export function openConditions(when: TemplateCondition[] | undefined, tier: RiskTier | null): TemplateCondition[] {
  return (Array.isArray(when) ? when : []).filter((condition) => tier === null || !('riskTier' in condition))
}

/** Those who fill a part of it, in the order of the sections. */
export function rolesIn(template: Pick<Template, 'sections'>): RoleId[] {
  return [...new Set(template.sections.map(({ role }) => role))].filter(Boolean)
}

export const countWords = (count: number, one: string, many = `${one}s`) =>
  count === 1 ? `one ${one}` : `${count.toLocaleString('en')} ${many}`

/** “low risk”, “limited, high and critical risk” */
export function tierWords(tiers: readonly RiskTier[]): string {
  const words = tiers.map((tier) => riskTierLabels[tier].replace(/ risk$/, '').toLowerCase())
  return `${words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words[0]} risk`
}
