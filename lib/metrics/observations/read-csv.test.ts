import { describe, expect, test } from 'vitest'
import { readCsv } from './read-csv'

const refusalOf = (text: string) => {
  try {
    readCsv(text)
  } catch (error) {
    return error as { code: string; message: string; fields: Record<string, string> }
  }
  throw new Error('The file was read.')
}

test('columns are found by their names, in any order and under the names they have elsewhere', () => {
  const { rows, problems } = readCsv(
    'Value,Observed at,Model-Version,ENV,Segment,Comment,unit\n0.6,2026-01-31,v1,staging,new,first,share\n',
  )
  expect(problems).toEqual([])
  expect(rows).toEqual([
    {
      line: 2,
      at: '2026-01-31',
      value: '0.6',
      version: 'v1',
      environment: 'staging',
      slice: 'new',
      note: 'first',
      unit: 'share',
    },
  ])
})

describe('as programs write it', () => {
  const read = [
    { line: 2, at: '2026-01-31', value: '0.6', slice: 'a' },
    { line: 3, at: '2026-02-28', value: '0.7', slice: '' },
  ]
  test.each([
    ['with commas', 'date,value,slice\n2026-01-31,0.6,a\n2026-02-28,0.7,\n'],
    ['with semicolons', 'date;value;slice\n2026-01-31;0.6;a\n2026-02-28;0.7;\n'],
    ['with tabs', 'date\tvalue\tslice\n2026-01-31\t0.6\ta\n2026-02-28\t0.7\t\n'],
    ['with a byte order mark', '\uFEFFdate,value,slice\n2026-01-31,0.6,a\n2026-02-28,0.7,\n'],
    ['of Windows', 'date,value,slice\r\n2026-01-31,0.6,a\r\n2026-02-28,0.7,\r\n'],
    ['of an old Mac', 'date,value,slice\r2026-01-31,0.6,a\r2026-02-28,0.7,\r'],
    ['without an end of line at the end', 'date,value,slice\n2026-01-31,0.6,a\n2026-02-28,0.7,'],
    ['with quotes around all', '"date","value","slice"\n"2026-01-31","0.6","a"\n"2026-02-28","0.7",""\n'],
  ])('%s', (_, text) => {
    expect(readCsv(text)).toEqual({ rows: read, problems: [] })
  })

  test('a decimal comma between semicolons stays in its cell', () => {
    expect(readCsv('date;value\n2026-01-31;0,6\n').rows).toEqual([{ line: 2, at: '2026-01-31', value: '0,6' }])
  })

  test('a quoted text may hold the delimiter, quotes and lines', () => {
    const { rows, problems } = readCsv('date,value,note\n2026-01-31,0.6,"says ""so"", twice"\n2026-02-28,0.7,plain\n')
    expect(problems).toEqual([])
    expect(rows.map(({ note }) => note)).toEqual(['says "so", twice', 'plain'])
  })
})

describe('lines', () => {
  test('are those of the file, whatever stands between', () => {
    const text = [
      'date,value,note',
      '2026-01-31,0.1,"one',
      'two',
      'three"',
      '',
      '2026-02-28,0.2,',
      ' ,,',
      '2026-03-31,0.3,',
    ].join('\n')
    const { rows } = readCsv(text)
    expect(rows.map(({ line, value }) => [line, value])).toEqual([
      [2, '0.1'],
      [6, '0.2'],
      [8, '0.3'],
    ])
    expect(rows[0]!.note).toBe('one\ntwo\nthree')
    expect(readCsv(text.replaceAll('\n', '\r\n')).rows.map(({ line }) => line)).toEqual([2, 6, 8])
  })

  test('empty lines before the header count as well', () => {
    expect(readCsv('\n\ndate,value\n2026-01-31,0.6\n').rows).toEqual([{ line: 4, at: '2026-01-31', value: '0.6' }])
    expect(readCsv('\n\ndate;value\n2026-01-31;0,6\n').rows).toEqual([{ line: 4, at: '2026-01-31', value: '0,6' }])
  })
})

describe('rows that cannot be read', () => {
  test('too many cells', () => {
    const { rows, problems } = readCsv('date,value\n2026-01-31,1,234.5\n2026-02-28,0.7\n')
    expect(rows).toEqual([{ line: 3, at: '2026-02-28', value: '0.7' }])
    expect(problems).toEqual([
      { line: 2, field: 'row', message: '3 cells, and the header has 2: a “,” in a text needs quotes around it.' },
    ])
    expect(readCsv('date\tvalue\n2026-01-31\t1\t2\n').problems[0]!.message).toContain('“tab”')
  })

  test('cells after the last that are empty are no cells', () => {
    expect(readCsv('date,value\n2026-01-31,0.6,,\n')).toEqual({
      rows: [{ line: 2, at: '2026-01-31', value: '0.6' }],
      problems: [],
    })
  })

  test('too few cells are cells without a text', () => {
    expect(readCsv('date,value,note\n2026-01-31\n').rows).toEqual([
      { line: 2, at: '2026-01-31', value: undefined, note: undefined },
    ])
  })

  test('a quotation mark that does not close: what stands before it is read', () => {
    const { rows, problems } = readCsv('date,value,note\n2026-01-31,0.6,\n2026-02-28,0.7,"open\n2026-03-31,0.8,\n')
    expect(rows.map(({ line }) => line)).toEqual([2])
    expect(problems).toEqual([
      { line: 3, field: 'row', message: expect.stringContaining('from here on the file cannot be read') },
    ])
  })

  test('a quotation mark inside a cell', () => {
    const { rows, problems } = readCsv('date,value,note\n2026-01-31,0.6,\n2026-02-28,0.7,3" pipe\n2026-03-31,0.8,\n')
    expect(rows.map(({ line }) => line)).toEqual([2])
    expect(problems).toMatchObject([{ line: 3, field: 'row' }])
  })

  test('two quotation marks inside a cell', () => {
    const { rows, problems } = readCsv('date,value,note\n2026-01-31,0.6,\n2026-02-28,0.7,a "b" c\n2026-03-31,0.8,\n')
    expect(rows.map(({ line }) => line)).toEqual([2])
    expect(problems).toMatchObject([{ line: 3, field: 'row' }])
  })

  test('a text after the closing quotation mark', () => {
    const { rows, problems } = readCsv('date,value,note\n2026-01-31,0.6,\n2026-02-28,0.7,"b" c\n2026-03-31,0.8,\n')
    expect(rows.map(({ line }) => line)).toEqual([2])
    expect(problems).toMatchObject([{ line: 3, field: 'row' }])
  })

  test('a break in a cell of several lines is named by the line its row begins in', () => {
    const { rows, problems } = readCsv(
      'date,value,note\n\n2026-01-31,0.6,\n\n2026-02-28,0.7,"a\nb" \tc\n2026-03-31,0.8,\n',
    )
    expect(rows.map(({ line }) => line)).toEqual([3])
    expect(problems).toMatchObject([{ line: 5, field: 'row' }])
  })
})

describe('files that are none', () => {
  test.each([
    ['', 'The file is empty.'],
    ['\n \n', 'The file is empty.'],
    ['date,slice\n2026-01-31,a\n', 'There is no column value.'],
    ['slice\na\n', 'There is no column date and value.'],
    ['date,value,weight\n2026-01-31,1,2\n', 'The column “weight” is not known.'],
    ['date,at,value\n2026-01-31,2026-01-31,1\n', '“date” and “at” are the same column.'],
    ['date,value,"note\n2026-01-31,1,\n', 'The file cannot be read as CSV.'],
  ])('%j: %s', (text, message) => {
    expect(refusalOf(text)).toMatchObject({ code: 'invalid', message, fields: { file: expect.any(String) } })
  })

  test('more rows than are taken', () => {
    const text = `date,value\n${'2026-01-31,1\n'.repeat(20_001)}`
    expect(refusalOf(text).message).toBe('The file has 20,001 rows.')
  })

  test('a header and nothing else is no failure', () => {
    expect(readCsv('date,value\n')).toEqual({ rows: [], problems: [] })
  })
})

test('a large file is read while one waits', () => {
  const text = `date,value,note\n${'2026-01-31,1,"a\n\nb"\n'.repeat(19_000)}`
  const start = performance.now()
  expect(readCsv(text).rows.at(-1)!.line).toBe(2 + 18_999 * 3)
  expect(performance.now() - start).toBeLessThan(20_000)
})
