import { accessSync, constants, existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Finding, fault, fine, notice } from './finding'

export function checkDataDir(dataDir: string): Finding {
  if (!existsSync(dataDir)) {
    const parent = path.dirname(dataDir)
    return isWritable(parent)
      ? notice('data folder', `${dataDir} does not exist yet; the first start makes it`)
      : fault('data folder', `${dataDir} does not exist, and this user may not make it in ${parent}`)
  }
  return isWritable(dataDir)
    ? fine('data folder', dataDir)
    : fault('data folder', `this user may not write to ${dataDir}; start as its owner or set COUNTERSIGN_DATA_DIR`)
}

function isWritable(dir: string): boolean {
  try {
    accessSync(dir, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Files that only their owner may read. */
export function checkSecrets(dataDir: string): Finding[] {
  return ['secrets.json', 'demo.json']
    .filter((name) => existsSync(path.join(dataDir, name)))
    .map((name) => privateFile(name, path.join(dataDir, name)))
}

export function checkSigningKey(file: string): Finding {
  if (existsSync(file)) return privateFile('signing key', file)
  return process.env.COUNTERSIGN_SIGNING_KEY_FILE
    ? fault('signing key', `COUNTERSIGN_SIGNING_KEY_FILE names ${file}, where there is no file`)
    : notice('signing key', `${file} does not exist yet; the signer makes it at its first start`)
}

function privateFile(name: string, file: string): Finding {
  const { mode } = statSync(file)
  if (process.platform === 'win32' || (mode & 0o077) === 0) return fine(name, `${file}, readable by its owner alone`)
  return fault(name, `${file} can be read by other users (mode ${(mode & 0o777).toString(8)}); run: chmod 600 ${file}`)
}
