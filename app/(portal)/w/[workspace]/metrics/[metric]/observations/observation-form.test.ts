import { expect, test } from 'vitest'
import { besideFields, readObservationForm } from './read-observation-form'
import { recordedPath, recordedWords } from './recorded-path'

test('a date is the day, a time with it is in UTC, and the value stays as it was typed', () => {
  const fields = { metric: 'MET-1', date: '2026-10-31', value: ' 1,5' }
  expect(readObservationForm(fields)).toMatchObject({
    metric: 'MET-1',
    observations: [{ at: '2026-10-31', value: ' 1,5' }],
  })
  expect(readObservationForm({ ...fields, time: '18:30' }).observations[0]?.at).toBe('2026-10-31T18:30Z')
})

test('what is wrong with the row is said beside its field', () => {
  const refused = (fields: Record<string, string>) =>
    besideFields({ error: { code: 'invalid', message: 'One row has a problem.', fields } }).error
  expect(refused({ 'observations.0.at': 'Too late.' })).toMatchObject({
    message: 'Too late.',
    fields: { date: 'Too late.' },
  })
  expect(refused({ 'observations.0': 'Odd.' })?.fields).toEqual({ value: 'Odd.' })
  expect(refused({ 'observations.0.value': 'One.', 'observations.0.slice': 'Two.' })).toMatchObject({
    message: 'One row has a problem.',
    fields: { value: 'One.', slice: 'Two.' },
  })
})

test('the list says what has just been recorded, and nothing of what was not', () => {
  const taken = { metric: 'MET-1', recorded: 12, duplicates: 1, problems: [{}, {}] }
  const query = Object.fromEntries(new URL(recordedPath('halden', taken), 'http://here').searchParams)
  expect(recordedWords(query)).toBe('12 values recorded, one was there already, 2 lines were left out')
  expect(recordedWords({})).toBeNull()
  expect(recordedWords({ recorded: '-1', left: 'x' })).toBe('Nothing new was recorded')
})
