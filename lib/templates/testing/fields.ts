import type { FieldKind, Template, TemplateField } from '../vocabulary'

export function anyField(kind: FieldKind, more: Partial<TemplateField> = {}): TemplateField {
  return { key: kind, kind, label: `A ${kind}`, required: false, material: true, ...more }
}

/** A template of one section, or of several. */
export function aTemplate(
  fields: TemplateField[],
  more: Partial<Template> = {},
  others: Array<Partial<Template['sections'][number]> & { key: string; fields: TemplateField[] }> = [],
): Template {
  const shared = { role: 'data_scientist', why: 'Why.', good: 'Good.' } as const
  return {
    key: 'test',
    version: 1,
    name: 'Test',
    stage: 'added_value',
    purpose: 'To test.',
    sections: [
      { key: 'first', name: 'First', ...shared, fields },
      ...others.map((section) => ({ name: section.key, ...shared, ...section })),
    ],
    ...more,
  }
}
