/** The benches or soaks of a folder, by file name; helpers they share live in folders below, or are left out by name. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export async function chooseModules<Module>(
  dir: string,
  wanted: string[],
  except: string[],
): Promise<[string, Module][]> {
  const names = readdirSync(dir)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3))
    .filter((name) => !except.includes(name))
    .sort()
  const unknown = wanted.find((name) => !names.includes(name))
  if (unknown !== undefined || names.length === 0) {
    console.error(`There is no "${unknown ?? ''}" in ${path.basename(dir)}/. There are: ${names.join(', ') || 'none'}.`)
    process.exit(2)
  }
  const chosen = wanted.length > 0 ? wanted : names
  return Promise.all(
    chosen.map(
      async (name) =>
        [name, (await import(pathToFileURL(path.join(dir, `${name}.ts`)).href)) as Module] as [string, Module],
    ),
  )
}
