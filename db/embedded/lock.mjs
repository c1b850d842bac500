/**
 * A lock file that names its holder. Plain Node, because start-up uses it before anything is installed.
 *
 * A holder is a process id *and* the moment that process started, so that a file left behind by `kill -9` is never
 * mistaken for a live holder when the id has been given to another program since.
 */
import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** When the process began, in whatever form the system tells it; null when there is no such process. */
export function processStart(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
      // The name is in parentheses and may hold spaces; the fields after it are plain. A zombie ('Z') holds nothing.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' ? null : fields[19]
    }
    if (process.platform === 'win32') {
      process.kill(pid, 0)
      return 'alive'
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/** Who holds the lock, if that process is still alive. */
export function lockHolder(file) {
  const holder = parse(readText(file))
  return holder && processStart(holder.pid) === holder.started ? holder : null
}

/**
 * Takes the lock, or answers who has it. `about` is kept in the file for whoever finds it taken.
 * @returns {{ held: true, release: () => void, update: (about: object) => void } | { held: false, holder: object }}
 */
export function takeLock(file, about = {}) {
  mkdirSync(path.dirname(file), { recursive: true })
  const mine = { pid: process.pid, started: processStart(process.pid), ...about }
  const draft = `${file}.${process.pid}`
  for (let attempt = 0; attempt < 50; attempt += 1) {
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
    try {
      linkSync(draft, file)
      unlinkSync(draft)
      return { held: true, release: () => release(file), update: (more) => update(file, { ...mine, ...more }) }
    } catch (error) {
      unlinkSync(draft)
      if (error.code !== 'EEXIST') throw error
    }
    const seen = readText(file)
    const holder = parse(seen)
    if (holder && processStart(holder.pid) === holder.started) return { held: false, holder }
    if (seen !== null) removeStale(file, seen)
  }
  throw new Error(`The lock ${file} changes hands too quickly to be taken.`)
}

/** Takes the lock, waiting for its holder to finish. */
export async function waitForLock(file, { timeoutMs = 120_000, about = {}, onWait = () => {} } = {}) {
  const until = Date.now() + timeoutMs
  let told = false
  for (;;) {
    const lock = takeLock(file, about)
    if (lock.held) return lock
    if (Date.now() > until) throw new Error(`${file} is held by process ${lock.holder.pid}, which does not finish.`)
    if (!told) onWait(lock.holder)
    told = true
    await sleep(100)
  }
}

/** Two starters may both have seen the stale file; whoever moved away a fresh one by mistake puts it back. */
function removeStale(file, seen) {
  const grave = `${file}.stale.${process.pid}`
  try {
    renameSync(file, grave)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  if (readText(grave) !== seen) {
    try {
      linkSync(grave, file)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
  rmSync(grave, { force: true })
}

function release(file) {
  if (parse(readText(file))?.pid === process.pid) rmSync(file, { force: true })
}

function update(file, content) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 })
  renameSync(draft, file)
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

function parse(text) {
  try {
    const value = text === null ? null : JSON.parse(text)
    return typeof value?.pid === 'number' ? value : null
  } catch {
    return null
  }
}
