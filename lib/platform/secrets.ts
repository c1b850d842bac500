/** Secrets made at the first start and kept in the data folder, readable by its owner only. */
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const shape = z.object({
  authSecret: z.string().min(32),
  database: z.object({
    owner: z.string().min(1),
    web: z.string().min(1),
    worker: z.string().min(1),
    signer: z.string().min(1),
  }),
})

export type Secrets = z.infer<typeof shape>

const random = () => randomBytes(32).toString('base64url')

export function loadSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json')
  return readSecrets(file) ?? createSecrets(file)
}

function readSecrets(file: string): Secrets | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const result = shape.safeParse(parseJson(text))
  if (!result.success) throw new Error(`${file} is damaged. Put back its copy from a backup of the data folder.`)
  return result.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Links the finished file into place, so that of two first starts both end with the same secrets. */
function createSecrets(file: string): Secrets {
  const secrets: Secrets = {
    authSecret: random(),
    database: { owner: random(), web: random(), worker: random(), signer: random() },
  }
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
    return secrets
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readSecrets(file) ?? secrets
  } finally {
    rmSync(draft, { force: true })
  }
}
