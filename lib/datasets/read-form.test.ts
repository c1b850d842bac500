import { expect, test } from 'vitest'
import { readAssessForm, readColumns, readDatasetForm, readRemedyForm, readVersionForm } from './read-form'

test('columns are read one a line, however they are parted', () => {
  expect(
    readColumns('id, string, Pseudonym, of the contract\n\namount;decimal;In EUR, net\nat\ttimestamp\nplain'),
  ).toEqual([
    { name: 'id', type: 'string', description: 'Pseudonym, of the contract' },
    { name: 'amount', type: 'decimal', description: 'In EUR, net' },
    { name: 'at', type: 'timestamp' },
    { name: 'plain', type: '' },
  ])
})

test('an empty field is no value, and what is no figure is left for the check', () => {
  const form = {
    dataset: 'DS-1',
    'identity.kind': 'delta_version',
    'identity.value': '7',
    rows: '8,412,005',
    bytes: '',
    columns: '',
  }
  expect(readVersionForm({ ...form, label: '', location: '' })).toEqual({
    dataset: 'DS-1',
    identity: { kind: 'delta_version', value: '7' },
    label: null,
    location: null,
    rows: 8_412_005,
    bytes: null,
    columns: [],
  })
  expect(readVersionForm({ ...form, 'identity.kind': 'crc', rows: 'many' })).toMatchObject({
    identity: { kind: undefined },
    rows: 'many',
  })
  expect(readDatasetForm({ name: 'x', owner: '', legalBasis: '' })).toEqual({
    name: 'x',
    owner: null,
    legalBasis: 'unknown',
    personalData: 'unknown',
  })
  expect(readAssessForm({ basis: 'judgement', score: '80', checkRun: 'CHK-1' })).toEqual({
    basis: 'judgement',
    score: 80,
  })
  expect(readAssessForm({ basis: 'checks', score: '', checkRun: 'CHK-1' })).toEqual({
    basis: 'checks',
    score: undefined,
    checkRun: 'CHK-1',
  })
  expect(readRemedyForm({ kind: '', owner: '', dueOn: '' })).toEqual({ kind: undefined, owner: undefined, dueOn: null })
})
