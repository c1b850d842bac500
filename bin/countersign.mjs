#!/usr/bin/env node
/** The command line's first step: makes sure there is something to run, and runs it. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { checkNode, ensureInstalled, fail, root } from './steps.mjs'

const [command, ...rest] = process.argv.slice(2)
if (command === 'start' && !rest.includes('--help')) {
  process.argv.splice(2, 1)
  await import('./start.mjs')
} else {
  try {
    checkNode()
    process.env.COUNTERSIGN_ROOT = root
    await ensureInstalled()
    await ensureBuilt({ pages: false })
  } catch (error) {
    fail(error)
  }
  const { main } = await import(pathToFileURL(path.join(root, 'dist', 'countersign.mjs')).href)
  process.exitCode = await main(process.argv.slice(2))
}
