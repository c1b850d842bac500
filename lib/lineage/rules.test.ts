import { describe, expect, test } from 'vitest'
import { countWords, onlyProblems } from './rules'
import type { LineageNode } from './views'

const node = (id: string, side: LineageNode['side'], problems: string[] = []): LineageNode => ({
  key: id,
  kind: 'run',
  id,
  ref: id,
  name: id,
  useCase: null,
  problems,
  side,
})

describe('onlyProblems', () => {
  const nodes = [
    node('source', 'made_of', ['Low quality.']),
    node('between', 'made_of'),
    node('aside', 'made_of'),
    node('start', 'start'),
    node('after', 'affected'),
    node('end', 'affected', ['Deployed without approval.']),
    node('fine', 'affected'),
  ]
  const edges = [
    ['source', 'between'],
    ['between', 'start'],
    ['aside', 'start'],
    ['start', 'after'],
    ['after', 'end'],
    ['start', 'fine'],
  ].map(([from, to]) => ({ from: from!, to: to! }))

  test('keeps what has a problem and the way to it', () => {
    const left = onlyProblems(nodes, edges)
    expect(left.nodes.map(({ key }) => key)).toEqual(['source', 'between', 'start', 'after', 'end'])
    expect(left.edges).toHaveLength(4)
  })

  test('leaves where one began when nothing is wrong', () => {
    const left = onlyProblems(
      nodes.map((one) => ({ ...one, problems: [] })),
      edges,
    )
    expect(left.nodes.map(({ key }) => key)).toEqual(['start'])
  })
})

test('countWords counts by kind', () => {
  expect(countWords([])).toBeNull()
  expect(countWords([node('a', 'affected')])).toBe('1 run')
  expect(countWords([node('a', 'affected'), { ...node('b', 'affected'), kind: 'deployment' }])).toBe(
    '1 run and 1 deployment',
  )
})
