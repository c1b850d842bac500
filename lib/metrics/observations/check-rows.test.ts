import { describe, expect, test } from 'vitest'
import { checkRows } from './check-rows'
import type { RawObservation } from './vocabulary'

const versions = new Map([
  ['mdl-7 v1', 'id-1'],
  ['v1', 'id-1'],
  ['id-1', 'id-1'],
])
const now = '2026-11-21T12:00:00.000Z'
const check = (rows: Partial<RawObservation>[], unit = 'share', known: ReadonlyMap<string, string> = versions) =>
  checkRows(
    rows.map((row, index) => ({ line: index + 2, at: '2026-10-31', value: '0.63', ...row })),
    { unit, now, versions: known },
  )
const goodOf = (row: Partial<RawObservation>, unit?: string) => {
  const { good, problems } = check([row], unit)
  expect(problems).toEqual([])
  return good[0]!
}
const problemOf = (row: Partial<RawObservation>, unit?: string, known?: ReadonlyMap<string, string>) => {
  const { good, problems } = check([row], unit, known)
  expect(good).toEqual([])
  expect(problems).toHaveLength(1)
  return problems[0]!
}

describe('values', () => {
  test.each([
    ['0.63', 0.63],
    ['-1.5', -1.5],
    ['+1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-3', 0.001],
    [' 0.63 ', 0.63],
    [0.63, 0.63],
    ['1e15', 1e15],
  ])('%j is read', (value, read) => {
    expect(goodOf({ value }).value).toBe(read)
  })

  test('nothing is below zero by nothing', () => {
    expect(Object.is(goodOf({ value: '-0' }).value, 0)).toBe(true)
    expect(Object.is(goodOf({ value: -0 }).value, 0)).toBe(true)
  })

  test.each([
    ['NaN', 'share', '“NaN” is no figure.'],
    [Number.NaN, 'share', '“NaN” is no figure.'],
    ['Infinity', 'share', '“Infinity” is no figure.'],
    [Number.POSITIVE_INFINITY, 'share', '“Infinity” is no figure.'],
    ['1e999', 'share', '1e999 is beyond what is taken, ±10^15.'],
    ['-Infinity', 'share', '“-Infinity” is no figure.'],
    ['0x10', 'share', '“0x10” is no figure.'],
    ['', 'share', 'There is no value.'],
    [null, 'share', 'There is no value.'],
    [undefined, 'share', 'There is no value.'],
    [{}, 'share', 'Not a text.'],
    ['n/a', 'share', '“n/a” is no figure.'],
    ['-', 'share', '“-” is no figure.'],
    [
      '397.00 +/- 103.22',
      'points',
      '“397.00 +/- 103.22” is no figure: write the value alone, and its uncertainty in the note.',
    ],
    ['0.63±0.02', 'share', '“0.63±0.02” is no figure: write the value alone, and its uncertainty in the note.'],
    [
      '1,234.5',
      'EUR a month',
      '“1,234.5” is no figure: write it with a decimal point and without thousands, such as 1234.5.',
    ],
    ['0,63', 'share', '“0,63” is no figure: write it with a decimal point and without thousands, such as 1234.5.'],
    [
      '1.234,50',
      'EUR',
      '“1.234,50” is no figure: write it with a decimal point and without thousands, such as 1234.5.',
    ],
    ['1 234.5', 'EUR', '“1 234.5” is no figure: write it with a decimal point and without thousands, such as 1234.5.'],
    ['63 %', 'share', '“63 %” is no figure: the unit is share, so write 0.63.'],
    ['63%', '%', '“63%” is no figure: write 63 without the sign.'],
    ['0.63 %', 'points', '“0.63 %” is no figure: the metric has “points”.'],
    ['2e15', 'share', '2e15 is beyond what is taken, ±10^15.'],
    ['=A1/B1', 'share', '“=A1/B1” looks like a spreadsheet formula: write what it comes to.'],
    ['@SUM(A1)', 'share', '“@SUM(A1)” looks like a spreadsheet formula: write what it comes to.'],
    ['+A1', 'share', '“+A1” looks like a spreadsheet formula: write what it comes to.'],
    ['-A1*2', 'share', '“-A1*2” looks like a spreadsheet formula: write what it comes to.'],
    ['=0.63', 'share', '“=0.63” looks like a spreadsheet formula: write what it comes to.'],
  ])('%j in %s is not: %s', (value, unit, message) => {
    expect(problemOf({ value }, unit)).toEqual({ line: 2, field: 'value', message })
  })

  test('a long cell is cut in what is said of it', () => {
    expect(problemOf({ value: 'x'.repeat(900) }).message.length).toBeLessThan(80)
  })
})

describe('units', () => {
  test.each([
    ['share', 'share'],
    ['Share ', 'share'],
    ['', 'share'],
    ['', ''],
    ['eur a month', 'EUR a month'],
  ])('%j is the metric’s %j, or nothing said', (given, unit) => {
    expect(goodOf({ unit: given }, unit).value).toBe(0.63)
  })

  test('another is named with the metric’s own', () => {
    expect(problemOf({ value: '63', unit: '%' })).toEqual({
      line: 2,
      field: 'unit',
      message: 'The value is in “%”, and the metric has “share”: write 0.63.',
    })
    expect(problemOf({ unit: 'USD' }, 'EUR').message).toBe('The value is in “USD”, and the metric has “EUR”.')
    expect(problemOf({ unit: 'USD' }, '').message).toBe('The value is in “USD”, and the metric has no unit.')
    expect(problemOf({ value: 63, unit: '%' }).field).toBe('unit')
  })
})

describe('times', () => {
  test.each([
    ['2026-10-31', '2026-10-31T00:00:00.000000Z'],
    ['2026-10-31 00:00:00', '2026-10-31T00:00:00.000000Z'],
    ['2026-10-31T18:00Z', '2026-10-31T18:00:00.000000Z'],
    ['2026-10-31 18:00:05Z', '2026-10-31T18:00:05.000000Z'],
    ['2026-10-31T18:00:05.123456789Z', '2026-10-31T18:00:05.123456Z'],
    ['2026-10-31T00:30:00+02:00', '2026-10-30T22:30:00.000000Z'],
    ['2026-10-31T00:30:00-0530', '2026-10-31T06:00:00.000000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000000Z'],
    ['1990-01-01', '1990-01-01T00:00:00.000000Z'],
    // Clocks differ.
    ['2026-11-21T12:04:00Z', '2026-11-21T12:04:00.000000Z'],
  ])('%s is %s', (at, read) => {
    expect(goodOf({ at }).observedAt).toBe(read)
  })

  test.each([
    ['', 'There is no date.'],
    [undefined, 'There is no date.'],
    ['03/04/2026', '“03/04/2026” can be read in two ways: write the year first, such as 2026-04-03.'],
    ['3.4.26', '“3.4.26” can be read in two ways: write the year first, such as 2026-04-03.'],
    ['last Tuesday', '“last Tuesday” is no date: write 2026-04-30 or 2026-04-30T18:00:00Z.'],
    [1767225600, '“1767225600” is no date: write 2026-04-30 or 2026-04-30T18:00:00Z.'],
    ['2026-02-30', 'There is no such date: “2026-02-30”.'],
    ['2025-02-29', 'There is no such date: “2025-02-29”.'],
    ['2026-13-01', 'There is no such date: “2026-13-01”.'],
    ['2026-00-10', 'There is no such date: “2026-00-10”.'],
    ['2026-10-31T25:00Z', 'There is no such date: “2026-10-31T25:00Z”.'],
    ['2026-10-31T18:61Z', 'There is no such date: “2026-10-31T18:61Z”.'],
    [
      '2026-10-31T00:30',
      '“2026-10-31T00:30” does not say in which time zone: add Z for UTC, or an offset such as +02:00.',
    ],
    ['2026-11-22', '2026-11-22 is in the future.'],
    ['2026-11-21T12:06:00Z', '2026-11-21T12:06:00Z is in the future.'],
    ['1989-12-31', '1989-12-31 is before 1990.'],
    ['0001-01-01', '0001-01-01 is before 1990.'],
  ])('%j is not: %s', (at, message) => {
    expect(problemOf({ at })).toEqual({ line: 2, field: 'at', message })
  })
})

describe('of what it is', () => {
  test.each(['MDL-7 v1', 'mdl-7  V1', 'v1', 'id-1'])('%s names the version', (version) => {
    expect(goodOf({ version }).modelVersionId).toBe('id-1')
  })

  test('a version that is none is named with some that are', () => {
    expect(problemOf({ version: 'v9' })).toEqual({
      line: 2,
      field: 'version',
      message: '“v9” is no model version of the use case. There are MDL-7 v1.',
    })
    expect(problemOf({ version: 'v1' }, 'share', new Map()).message).toBe(
      '“v1” is no model version of the use case. The use case has no model version yet.',
    )
  })

  test('an environment is one of those there are', () => {
    expect(goodOf({ environment: 'Production ' }).environment).toBe('production')
    expect(goodOf({}).environment).toBe('')
    expect(problemOf({ environment: 'prod' })).toMatchObject({ field: 'environment' })
  })

  test('slices and notes are plain words of some length', () => {
    // An e and its accent are one letter, however they were typed.
    expect(goodOf({ slice: '  cafe\u0301 ' }).slice).toBe('caf\u00e9')
    expect(goodOf({ note: 'first line\nsecond' }).note).toBe('first line\nsecond')
    expect(goodOf({ note: 'first line\r\nsecond' }).note).toBe('first line\nsecond')
    expect(problemOf({ slice: 'x'.repeat(121) }).message).toBe('Over 120 characters.')
    expect(problemOf({ note: 'x'.repeat(501) }).message).toBe('Over 500 characters.')
    expect(problemOf({ slice: 'a\u0000b' })).toMatchObject({ field: 'slice' })
    expect(problemOf({ slice: 'a\nb' })).toMatchObject({ field: 'slice' })
    expect(problemOf({ slice: 'a\ud800b' })).toMatchObject({ field: 'slice' })
  })
})

describe('the same twice', () => {
  test('is said at the later line, with the earlier one', () => {
    const { good, problems } = check([
      { value: '0.61' },
      { value: '0.610' },
      { value: '0.62' },
      { value: '0.61', slice: 'new customers' },
      { at: '2026-10-31T00:00:00Z', value: '0.61' },
      { value: '0.61', environment: 'staging' },
      { value: '0.61', version: 'v1' },
    ])
    expect(good.map(({ line }) => line)).toEqual([2, 5, 7, 8])
    expect(problems).toEqual([
      { line: 3, field: 'row', message: 'Line 2 says the same.' },
      {
        line: 4,
        field: 'row',
        message: 'Line 2 says 0.61 for the same time, version, environment and slice; this says 0.62.',
      },
      { line: 6, field: 'row', message: 'Line 2 says the same.' },
    ])
  })

  test('a slice cannot be written so that it passes for another', () => {
    expect(check([{ slice: '","a' }, { environment: '', slice: 'a' }, { slice: 'A' }]).problems).toEqual([])
  })
})

test('one bad row leaves the others', () => {
  const { good, problems } = check([{}, { value: 'NaN' }, { at: '2026-09-30' }])
  expect(good.map(({ line }) => line)).toEqual([2, 4])
  expect(problems.map(({ line }) => line)).toEqual([3])
})
