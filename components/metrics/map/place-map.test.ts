import { describe, expect, it } from 'vitest'
import { mapHeight, mapLines, ROW_HEIGHT } from './map-lines'
import { crossings, placeMap } from './place-map'

const metric = (id: string, audience: 'technical' | 'domain' | 'business') => ({
  id,
  ref: `MET-${id.slice(1)}`,
  audience,
})
const link = (from: string, to: string) => ({ id: `${from}${to}`, from: { id: from }, to: { id: to } })

const metrics = [
  metric('t1', 'technical'),
  metric('t2', 'technical'),
  metric('t3', 'technical'),
  metric('d4', 'domain'),
  metric('d5', 'domain'),
  metric('b6', 'business'),
  metric('b7', 'business'),
]

describe('placeMap', () => {
  it('gives each level a column', () => {
    const { cells, rows } = placeMap(metrics, [])
    expect(rows).toEqual([3, 2, 2])
    expect(cells.t1).toEqual({ column: 0, row: 0 })
    expect(cells.b7).toEqual({ column: 2, row: 1 })
  })

  it('orders metrics so that links do not cross where they need not', () => {
    const links = [link('t1', 'd5'), link('t2', 'd4'), link('d4', 'b7'), link('d5', 'b6')]
    const { cells } = placeMap(metrics, links)
    expect((cells.t1!.row - cells.t2!.row) * (cells.d5!.row - cells.d4!.row)).toBeGreaterThan(0)
    expect((cells.d4!.row - cells.d5!.row) * (cells.b7!.row - cells.b6!.row)).toBeGreaterThan(0)
  })

  it('puts what hangs on nothing below the rest', () => {
    const { cells } = placeMap(metrics, [link('t3', 'd4'), link('t2', 'd4')])
    expect(cells.t1!.row).toBe(2)
  })

  it('gives the same picture for the same graph, cycles included', () => {
    const links = [link('t1', 'd4'), link('d4', 't1'), link('d4', 'd5'), link('t2', 'b6')]
    expect(placeMap(metrics, links)).toEqual(placeMap(metrics, links))
  })

  it('counts crossings', () => {
    const columns = [['t1', 't2'], ['d4', 'd5'], []]
    expect(crossings(columns, [link('t1', 'd5'), link('t2', 'd4')])).toBe(1)
    expect(crossings(columns, [link('t1', 'd4'), link('t2', 'd5')])).toBe(0)
  })
})

describe('mapLines', () => {
  const width = 840

  it('draws every link, whichever way it leads', () => {
    const links = [link('t1', 'd4'), link('t2', 'b6'), link('d4', 'd5'), link('b6', 'd4'), link('b7', 't3')]
    const lines = mapLines(placeMap(metrics, links), links, width)
    expect(lines.map(({ id }) => id)).toEqual(links.map(({ id }) => id))
    for (const { path, words } of lines) {
      expect(path).not.toContain('NaN')
      expect(words.x).toBeGreaterThan(0)
      expect(words.x).toBeLessThan(width)
    }
  })

  it('leaves out a link to a metric that is not there', () => {
    const links = [link('t1', 'gone')]
    expect(mapLines(placeMap(metrics, links), links, width)).toEqual([])
  })

  it('keeps the words of links apart', () => {
    const links = [link('t1', 'd4'), link('t1', 'd5'), link('t2', 'd4'), link('t2', 'd5'), link('t3', 'd5')]
    const words = mapLines(placeMap(metrics, links), links, width).map((line) => line.words)
    for (const [at, one] of words.entries()) {
      for (const other of words.slice(at + 1)) expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(26)
    }
  })

  it('is as high as the longest column', () => {
    expect(mapHeight(placeMap(metrics, []))).toBe(3 * ROW_HEIGHT)
  })
})
