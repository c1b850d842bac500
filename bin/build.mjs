/**
 * Builds what is missing or stale: the processes and the command line with esbuild into `dist/`, the pages with Next into `.next/`.
 * Whether a build is stale is told by the content of the sources, not by their dates, so that a fresh checkout of what was built stays built.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { lockHolder, waitForLock } from '../db/embedded/lock.mjs'
import { fail, root, runStep } from './steps.mjs'

const ENTRIES = ['supervisor', 'web', 'worker', 'signer', 'countersign']
const BUNDLED = ['bin', 'db', 'lib', 'tsconfig.json', 'package-lock.json']
const PAGES = [...BUNDLED, 'app', 'components', 'public', 'next.config.js', 'postcss.config.mjs']
const MARK = path.join(root, 'dist', 'build.json')
const NOT_BUILT = /\.(test|spec)\.tsx?$|\.md$/

export function contentHash(places) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  for (const place of places) addToHash(hash, place)
  return hash.digest('hex')
}

function addToHash(hash, place) {
  const full = path.join(root, place)
  if (!existsSync(full)) return
  let entries
  try {
    entries = readdirSync(full, { withFileTypes: true })
  } catch {
    hash.update(`${place}\0`).update(readFileSync(full)).update('\0')
    return
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = `${place}/${entry.name}`
    if (entry.isDirectory()) addToHash(hash, inside)
    else if (!NOT_BUILT.test(entry.name))
      hash
        .update(`${inside}\0`)
        .update(readFileSync(path.join(root, inside)))
        .update('\0')
  }
}

function readMark() {
  try {
    return JSON.parse(readFileSync(MARK, 'utf8'))
  } catch {
    return {}
  }
}

export async function bundle() {
  const { build, stop } = await import('esbuild')
  const entries = ENTRIES.map((name) => path.join(root, 'bin', `${name}.ts`)).filter((file) => existsSync(file))
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: path.join(root, 'dist'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'silent',
  })
  // Its helper process would stay for as long as this one runs: after `npm start`, as long as Countersign.
  await stop()
}

/**
 * Brings the build up to date. `pages: false` leaves Next out, for the command line and for development.
 * @returns whether anything had to be built
 */
export async function ensureBuilt({ pages = true, quiet = false } = {}) {
  const isFresh = () => {
    const mark = readMark()
    const bundlesFresh = mark.bundles === contentHash(BUNDLED) && existsSync(path.join(root, 'dist', 'supervisor.mjs'))
    const pagesFresh = !pages || (mark.pages === contentHash(PAGES) && existsSync(path.join(root, '.next', 'BUILD_ID')))
    return { bundlesFresh, pagesFresh }
  }
  const first = isFresh()
  if (first.bundlesFresh && first.pagesFresh && !lockHolder(path.join(root, 'dist', 'build.lock'))) return false

  mkdirSync(path.join(root, 'dist'), { recursive: true })
  const lock = await waitForLock(path.join(root, 'dist', 'build.lock'), {
    timeoutMs: 600_000,
    about: { purpose: 'building' },
    onWait: (holder) => console.error(`Another build is running (process ${holder.pid}); waiting for it.`),
  })
  try {
    const { bundlesFresh, pagesFresh } = isFresh()
    if (!bundlesFresh) {
      const hash = contentHash(BUNDLED)
      await runStep('Building the processes', bundle, { quiet, hint: 'The message above names the file and line.' })
      writeFileSync(MARK, JSON.stringify({ ...readMark(), bundles: hash }))
    }
    if (!pagesFresh) {
      const hash = contentHash(PAGES)
      await runStep('Building the pages', [path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
        quiet,
        env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        hint: 'The message above names the file and line. If it names none, delete the folders .next and dist and try again.',
      })
      writeFileSync(MARK, JSON.stringify({ ...readMark(), pages: hash }))
    }
    return !bundlesFresh || !pagesFresh
  } finally {
    lock.release()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await ensureBuilt().catch(fail)
  console.log(built ? 'Built.' : 'The build is up to date.')
}
