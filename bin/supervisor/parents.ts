/** Notices when npm was killed: nobody would pass a Ctrl-C on any more, and the terminal would look free while we still run. */
import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 300

export function watchParents(onGone: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const before = ancestry()
  const timer = setInterval(() => {
    if (ancestry() === before) return
    clearInterval(timer)
    onGone()
  }, LOOK_EVERY_MS)
  timer.unref()
}

/** Our parent, and its parent too: between npm and us there may be a shell, which outlives npm. */
function ancestry(): string {
  const parent = process.ppid
  if (process.platform !== 'linux') return String(parent)
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'latin1')
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return 'gone'
  }
}
