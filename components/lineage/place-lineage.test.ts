import { describe, expect, it } from 'vitest'
import { placeLineage } from './place-lineage'

const node = (id: string) => ({ id, label: id })
const edge = (from: string, to: string) => ({ from, to })
const at = (placed: ReturnType<typeof placeLineage>, id: string) => placed.nodes.find((one) => one.id === id)!

describe('placeLineage', () => {
  it('puts what was made of something to its right, by the longest way', () => {
    const placed = placeLineage(['a', 'b', 'c'].map(node), [edge('a', 'b'), edge('b', 'c'), edge('a', 'c')])
    expect(at(placed, 'a').x).toBeLessThan(at(placed, 'b').x)
    expect(at(placed, 'b').x).toBeLessThan(at(placed, 'c').x)
  })

  it('lays no two records on each other', () => {
    const ids = Array.from({ length: 60 }, (_, i) => `n${i}`)
    const placed = placeLineage(
      ids.map(node),
      ids.slice(1).map((id, i) => edge(`n${Math.floor(i / 3)}`, id)),
    )
    const places = new Set(placed.nodes.map(({ x, y }) => `${x},${y}`))
    expect(places.size).toBe(60)
  })

  it('ends on circles, and draws the way back as one', () => {
    const placed = placeLineage(['a', 'b', 'c'].map(node), [edge('a', 'b'), edge('b', 'c'), edge('c', 'b')])
    expect(placed.nodes).toHaveLength(3)
    expect(placed.edges.filter(({ back }) => back)).toHaveLength(1)
  })

  it('leaves out edges that lead nowhere, or to themselves', () => {
    expect(placeLineage([node('a')], [edge('a', 'gone'), edge('a', 'a')]).edges).toEqual([])
  })

  it('draws nothing of nothing', () => {
    expect(placeLineage([], [])).toMatchObject({ nodes: [], edges: [], width: 0, height: 0 })
  })
})
