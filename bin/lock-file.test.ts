/** `npm ci` refuses a lock file that leaves out packages of other platforms, as `npm install` writes it when a registry lacks them. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Entry = { version?: string; resolved?: string; link?: boolean; optionalDependencies?: Record<string, string> }

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }

/** As Node resolves it: in the package's own folder of packages, then in those around it. */
function isLocked(from: string, name: string): boolean {
  const parts = from === '' ? [] : from.split('/node_modules/')
  return [...parts.keys(), parts.length].some((depth) => {
    const around = parts.slice(0, depth).join('/node_modules/')
    return Boolean(packages[around ? `${around}/node_modules/${name}` : `node_modules/${name}`])
  })
}

test('every package of every platform is in the lock file', () => {
  const missing = Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(place, name))
      .map((name) => `${name}, of ${place}`),
  )
  expect(missing).toEqual([])
})

test('the lock file names no registry', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved)).toEqual([])
})
