import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cyclesOf, edgesInCycles, orderOf } from './graph'

const nodes = (ids: string) => [...ids].map((id) => ({ id }))
const edges = (...pairs: string[]) => pairs.map((pair) => ({ id: pair, from: pair[0]!, to: pair[1]! }))

test('a tree has no circle, and every metric comes after what drives it', () => {
  const links = edges('ab', 'bd', 'ac', 'cd')
  expect(cyclesOf(nodes('dcba'), links)).toEqual([])
  expect(orderOf(nodes('dcba'), links).indexOf('a')).toBe(0)
  expect(orderOf(nodes('dcba'), links).indexOf('d')).toBe(3)
})

test('two circles that share a metric are one; circles that only touch by a link are two', () => {
  expect(cyclesOf(nodes('edcba'), edges('ab', 'bc', 'ca', 'cd', 'dc'))).toEqual([['a', 'b', 'c', 'd']])
  expect(cyclesOf(nodes('dcba'), edges('ab', 'ba', 'bc', 'cd', 'dc'))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('a metric that drives itself is a circle', () => {
  expect(cyclesOf(nodes('ab'), edges('aa', 'ab'))).toEqual([['a']])
  expect(edgesInCycles(nodes('ab'), edges('aa', 'ab'))).toEqual(new Set(['aa']))
})

test('the link between two circles is in neither, and a link to what is not there is nothing', () => {
  expect(edgesInCycles(nodes('abcd'), edges('ab', 'ba', 'bc', 'cd', 'dc', 'az', 'za'))).toEqual(
    new Set(['ab', 'ba', 'cd', 'dc']),
  )
})

test('a chain of fifty thousand needs no stack', () => {
  const long = Array.from({ length: 50_000 }, (_, at) => ({ id: String(at) }))
  const chain = long.slice(1).map(({ id }, at) => ({ id: `to ${id}`, from: String(at), to: id }))
  expect(orderOf(long.toReversed(), chain)).toEqual(long.map(({ id }) => id))
  expect(cyclesOf(long.slice(0, 3), chain)).toEqual([])
})

test('in every graph each link outside circles goes forward, and every metric is there once', () => {
  const id = fc.integer({ min: 0, max: 9 }).map(String)
  const pairs = fc.array(fc.tuple(id, id), { maxLength: 30 })
  fc.assert(
    fc.property(pairs, (drawn) => {
      const all = nodes('0123456789')
      const links = drawn.map(([from, to], at) => ({ id: String(at), from, to }))
      const order = orderOf(all, links)
      const circular = edgesInCycles(all, links)
      expect(order.toSorted()).toEqual(all.map((node) => node.id))
      for (const link of links)
        if (!circular.has(link.id)) expect(order.indexOf(link.from)).toBeLessThan(order.indexOf(link.to))
    }),
  )
})
