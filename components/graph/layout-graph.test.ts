import { describe, expect, it } from 'vitest'
import { layoutGraph } from './layout-graph'

const nodes = ['a', 'b', 'c'].map((id) => ({ id, label: id }))
const edges = [
  { from: 'a', to: 'b' },
  { from: 'b', to: 'c' },
  { from: 'c', to: 'a', back: true },
]

describe('layoutGraph', () => {
  it('follows the edges from left to right, the way back aside', () => {
    const [a, b, c] = layoutGraph(nodes, edges).nodes
    expect(a!.x + a!.width).toBeLessThan(b!.x)
    expect(b!.x + b!.width).toBeLessThan(c!.x)
  })

  it('goes down where asked', () => {
    const [a, b] = layoutGraph(nodes, edges, { down: true }).nodes
    expect(a!.y + a!.height).toBeLessThan(b!.y)
  })

  it('gives the same picture for the same graph', () => {
    expect(layoutGraph(nodes, edges)).toEqual(layoutGraph(nodes, edges))
  })

  it('leaves out an edge to a node that is not there', () => {
    expect(layoutGraph(nodes, [{ from: 'a', to: 'gone' }]).edges).toEqual([])
  })

  it('draws an empty graph', () => {
    expect(layoutGraph([], [])).toMatchObject({ nodes: [], width: 0 })
  })
})
