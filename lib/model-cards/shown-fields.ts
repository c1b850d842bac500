// A snapshot that was hashed, as fields people can read. Everything in it is shown: what is signed is what is seen.
import type { SnapshotField } from '@/lib/approvals/views'
import { shownAnswers } from '@/lib/documents/shown-document'
import { fieldsOf, isTable } from '@/lib/templates/rules'
import type { Answer, Template } from '@/lib/templates/vocabulary'
import { fieldLabel, fieldOrder } from './field-names'
import { type Figure, shownResults } from './shown-results'
import type { VersionParts } from './version-parts'
import { RESULTS_FIELD } from './vocabulary'

export interface ShownField extends SnapshotField {
  figure?: Figure
}

const CARD = 'card.'

/** Every field of a snapshot, in the order people read them: of the version its parts, of the card the sections of its template. */
export function shownFields(
  fields: Record<string, unknown>,
  template: Template,
  materialFields: readonly string[],
  nameOf: (personId: string) => string,
): ShownField[] {
  const material = new Set(materialFields)
  const { known, answers, others } = split(fields, template)
  const asked = shownAnswers(answers, template, (key) => material.has(CARD + key), nameOf)
  const named = (field: SnapshotField): ShownField => ({
    ...field,
    name: CARD + field.name,
    key: CARD + field.key,
  })
  return [
    ...known.flatMap(([name, value]) => ownFields(name, value, material.has(name))),
    ...asked.map(named).flatMap((field) => {
      const rows = field.name === CARD + RESULTS_FIELD ? (answers[RESULTS_FIELD] as Answer) : null
      return isTable(rows) && rows.length > 0 ? shownResults(rows, field) : [field]
    }),
    ...others.map(([name, value]) => plainField(name, fieldLabel(name), value, material.has(name))),
  ]
}

function split(fields: Record<string, unknown>, template: Template) {
  const asked = new Set(fieldsOf(template).map(({ key }) => CARD + key))
  const entries = Object.entries(fields)
  return {
    known: fieldOrder.flatMap((name): Array<[string, unknown]> => (name in fields ? [[name, fields[name]]] : [])),
    answers: Object.fromEntries(
      entries.filter(([name]) => asked.has(name)).map(([name, value]) => [name.slice(CARD.length), value]),
    ),
    others: entries.filter(([name]) => !fieldOrder.includes(name) && !asked.has(name)),
  }
}

const digests = new Set(['version.artifact', 'version.image'])

function ownFields(name: string, value: unknown, isMaterial: boolean): ShownField[] {
  const label = fieldLabel(name)
  if (name === 'card.template') {
    const { name: title, version, digest } = value as { name: string; version: number; digest: string }
    return [
      plainField(name, label, `${title}, version ${version}`, isMaterial),
      { ...plainField(name, 'Digest of the template', digest, isMaterial), key: `${name}.digest`, kind: 'digest' },
    ]
  }
  if (name === 'version.run' && value !== null) {
    const { ref, digest } = value as NonNullable<VersionParts['run']>
    return [
      plainField(name, label, ref, isMaterial),
      {
        ...plainField(name, 'Digest of all that the run says', digest, isMaterial),
        key: `${name}.digest`,
        kind: 'digest',
      },
    ]
  }
  if (name === 'version.features' && Array.isArray(value) && value.length > 0) {
    return (value as VersionParts['features']).map((feature) => ({
      ...plainField(name, label, featureWords(feature), isMaterial),
      key: `${name}.${feature.ref}`,
      note: feature.ref,
    }))
  }
  if (name === 'version.datasets' && Array.isArray(value) && value.length > 0) {
    return (value as VersionParts['datasets']).map(({ ref, identity, use }) => ({
      ...plainField(name, label, `${ref}, ${identity}`, isMaterial),
      key: `${name}.${ref}.${use}`,
      note: use,
    }))
  }
  if (name === 'version.configuration' && value !== null && typeof value === 'object') {
    const set = Object.entries(value)
    if (set.length > 0) {
      return set.map(([key, item]) => ({
        ...plainField(name, label, item, isMaterial),
        key: `${name}.${key}`,
        note: key,
      }))
    }
  }
  const field = plainField(name, label, value, isMaterial)
  return [digests.has(name) ? { ...field, kind: 'digest' } : field]
}

/** `tenure_months of contract, integer, from DS-3: months since the first contract` */
function featureWords({ name, entity, valueType, derivation, dataset }: VersionParts['features'][number]): string {
  const words = [`${name} of ${entity}`, valueType, dataset && `from ${dataset}`].filter(Boolean).join(', ')
  return derivation ? `${words}: ${derivation}` : words
}

function plainField(name: string, label: string, value: unknown, isMaterial: boolean): ShownField {
  return { name, key: name, label, text: plain(value), kind: 'text', isMaterial }
}

/** Null where there is nothing. Lists of words as words; anything deeper as JSON, which hides nothing. */
function plain(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return String(value)
  if (!Array.isArray(value)) return Object.keys(value).length > 0 ? JSON.stringify(value) : null
  if (value.length === 0) return null
  return value.every((item) => typeof item !== 'object') ? value.join(', ') : JSON.stringify(value)
}
