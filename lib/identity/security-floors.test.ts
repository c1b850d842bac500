import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Versions below these have published holes in how requests are authenticated. */
const floors: Record<string, (version: Version) => boolean> = {
  next: (version) => !isBelow(version, parse('16.4.5')),
  'next-auth': (version) =>
    version.parts[0]! >= 5 ? !isBelow(version, parse('5.0.0-beta.32')) : !isBelow(version, parse('4.24.15')),
}

interface Version {
  parts: number[]
  /** The number of the beta; a release comes after all of them. */
  beta: number
}

function parse(text: string): Version {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:-[a-z]+\.(\d+))?$/.exec(text)
  if (!match) throw new Error(`Not an exact version: ${text}`)
  const [, major, minor, patch, beta] = match
  return { parts: [major, minor, patch].map(Number), beta: beta ? Number(beta) : Number.POSITIVE_INFINITY }
}

function isBelow(a: Version, b: Version): boolean {
  const [left, right] = [
    [...a.parts, a.beta],
    [...b.parts, b.beta],
  ]
  const at = left.findIndex((part, index) => part !== right[index])
  return at >= 0 && left[at]! < right[at]!
}

const read = (file: string) => JSON.parse(readFileSync(new URL(file, `file://${process.cwd()}/`), 'utf8'))

test.each(Object.entries(floors))('%s is pinned and installed at a version without known holes', (name, isSafe) => {
  const installed: string = read(`node_modules/${name}/package.json`).version
  expect(read('package.json').dependencies[name]).toBe(installed)
  expect(isSafe(parse(installed))).toBe(true)
})

test('the floors tell versions apart', () => {
  const isSafe = (name: string, version: string) => floors[name]!(parse(version))
  expect(['16.4.4', '16.4.5', '16.5.0', '17.0.0'].map((version) => isSafe('next', version))).toEqual([
    false,
    true,
    true,
    true,
  ])
  expect(
    ['4.24.14', '4.24.15', '5.0.0-beta.31', '5.0.0-beta.32', '5.0.0'].map((version) => isSafe('next-auth', version)),
  ).toEqual([false, true, false, true, true])
})
