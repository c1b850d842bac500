/** `npm run bench` and `npm run soak`: set themselves up on a fresh clone, then hand over to bench/run.ts or soak/run.ts. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { checkNode, ensureInstalled, fail, root } from './steps.mjs'

const [kind, ...args] = process.argv.slice(2)
if (process.env.npm_config_json === 'true' && !args.includes('--json')) args.push('--json')
try {
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
} catch (error) {
  fail(error)
}
const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, kind, 'run.ts'), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, COUNTERSIGN_ROOT: root, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('error', fail)
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
