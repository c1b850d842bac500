// The forms of datasets as inputs of their commands: an empty field is no value.
import { readAmount } from '@/lib/templates/amount'
import { type DatasetColumn, type IdentityKind, identityKinds } from './vocabulary'

type FormFields = Record<string, string | undefined>

export function readDatasetForm(fields: FormFields): Record<string, unknown> {
  return {
    ...fields,
    owner: fields.owner || null,
    legalBasis: fields.legalBasis || 'unknown',
    personalData: fields.personalData || 'unknown',
  }
}

/** Its fields are named as the input's own, so that what is wrong with one is said beside it. */
export function readVersionForm(fields: FormFields): Record<string, unknown> {
  const { 'identity.kind': kind, 'identity.value': value, columns, rows, bytes, label, location, ...rest } = fields
  return {
    ...rest,
    identity: { kind: isKind(kind) ? kind : undefined, value: value ?? '' },
    label: label || null,
    location: location || null,
    rows: readFigure(rows),
    bytes: readFigure(bytes),
    columns: readColumns(columns ?? ''),
  }
}

const isKind = (kind: string | undefined): kind is IdentityKind => identityKinds.some((known) => known === kind)

/** One column a line: its name, its type and what it means, parted by tabs, semicolons or commas. */
export function readColumns(text: string): DatasetColumn[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return []
    const separator = [/\t/, /;/, /,/].find((one) => one.test(line)) ?? /,/
    const [name, type = '', ...rest] = line.split(separator)
    const description = rest.join(line.match(separator)?.[0] ?? ', ').trim()
    return [{ name: name!.trim(), type: type.trim(), ...(description ? { description } : {}) }]
  })
}

export function readAssessForm(fields: FormFields): Record<string, unknown> {
  const { score, checkRun, basis, ...rest } = fields
  return {
    ...rest,
    basis: basis || undefined,
    score: readFigure(score) ?? undefined,
    ...(basis === 'checks' ? { checkRun: checkRun || undefined } : {}),
  }
}

export function readRemedyForm(fields: FormFields): Record<string, unknown> {
  return { ...fields, kind: fields.kind || undefined, owner: fields.owner || undefined, dueOn: fields.dueOn || null }
}

/** As people write it; what is no figure stays a text, for the check to find. */
function readFigure(text: string | undefined): number | string | null {
  const given = text?.trim() ?? ''
  if (given === '') return null
  const amount = readAmount(given)
  return Number.isNaN(amount) ? given : amount
}
