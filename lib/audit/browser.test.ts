import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('verifies in a browser: the pure code needs nothing of Node', async () => {
  const contents = ['verify', 'bundle-source', 'receipt'].map((file) => `export * from './${file}'`).join('\n')
  const built = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    metafile: true,
  })
  const inputs = Object.keys(built.metafile.inputs)
  expect(inputs.length).toBeGreaterThan(15)
  expect(inputs.filter((file) => /drizzle|node_modules\/pg|db\/|zod/.test(file))).toEqual([])
  expect(built.outputFiles[0]!.text).not.toMatch(/\bBuffer\b|\bprocess\./)
})
