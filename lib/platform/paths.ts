import path from 'node:path'

/** The folder of the product itself (templates, migrations); the command line sets it when it is called from elsewhere. */
export function appRoot(): string {
  return process.env.COUNTERSIGN_ROOT ?? process.cwd()
}

/** A path of the product's own files. */
export function appPath(...parts: string[]): string {
  return path.join(/* turbopackIgnore: true */ appRoot(), ...parts)
}
