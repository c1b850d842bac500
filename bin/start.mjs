/** `npm start`: on a fresh clone with nothing but Node, makes whatever is missing and hands over to the supervisor. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { lockHolder } from '../db/embedded/lock.mjs'
import { ensureBuilt } from './build.mjs'
import { checkNode, ensureInstalled, fail, root, StepError } from './steps.mjs'

try {
  checkNode()
  refuseWhenRunning()
  const isDevelopment = process.argv.includes('--dev')
  process.env.COUNTERSIGN_ROOT = root
  await ensureInstalled()
  // Only now: npm leaves the build tools out when this says production.
  process.env.NODE_ENV = isDevelopment ? 'development' : 'production'
  await ensureBuilt({ pages: !isDevelopment })
} catch (error) {
  fail(error)
}
const { supervise } = await import(pathToFileURL(path.join(root, 'dist', 'supervisor.mjs')).href)
await supervise().catch(fail)

/** Before a build replaces the files under a running server. */
function refuseWhenRunning() {
  const dataDir = path.resolve(process.env.COUNTERSIGN_DATA_DIR || '.data')
  const holder = lockHolder(path.join(dataDir, 'supervisor.lock'))
  if (holder)
    throw new StepError(
      `Countersign is already running on ${dataDir}${holder.address ? ` at ${holder.address}` : ''} (process ${holder.pid}).\n` +
        'Stop it first, or start another one with its own COUNTERSIGN_DATA_DIR and PORT.',
    )
}
