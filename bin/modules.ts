/** The benches or soaks of a folder, by file name: every file beside the runner that exports `run`. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export async function chooseModules<Module extends { run: unknown }>(
  dir: string,
  wanted: string[],
): Promise<[string, Module][]> {
  const files = readdirSync(dir)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'run.ts')
    .map((file) => file.slice(0, -3))
    .sort()
  const chosen: [string, Module][] = []
  for (const name of wanted.length > 0 ? wanted : files) {
    const loaded: Partial<Module> = files.includes(name)
      ? await import(pathToFileURL(path.join(dir, `${name}.ts`)).href)
      : {}
    if (typeof loaded.run === 'function') chosen.push([name, loaded as Module])
    else if (wanted.length > 0) end(`There is no "${name}" in ${path.basename(dir)}/.`)
  }
  if (chosen.length === 0) end(`There is nothing to run in ${path.basename(dir)}/.`)
  return chosen
}

function end(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
