import { EnvironmentError, readSupervisorEnv, type SupervisorEnv } from '@/lib/platform/env'
import { parse } from './arguments'
import { checkDatabase } from './doctor/database'
import { checkDataDir, checkSecrets, checkSigningKey } from './doctor/files'
import { type Finding, fault, fine } from './doctor/finding'
import { withOwnerDatabase } from './owner-database'

export const help = `Usage: countersign doctor [--json]

Checks Node, the environment, the data folder, the database and its roles, the signing key and the newest checkpoint, and says what is wrong.

Exit codes: 0 nothing is wrong, 1 something is.
`

export async function run(argv: string[]): Promise<number> {
  const { values } = parse(argv, {})
  const findings = await examine()
  const isWell = findings.every(({ level }) => level !== 'fault')
  if (values.json) process.stdout.write(`${JSON.stringify({ ok: isWell, findings })}\n`)
  else for (const { level, name, message } of findings) process.stdout.write(`${MARKS[level]} ${name}: ${message}\n`)
  return isWell ? 0 : 1
}

const MARKS = { fine: '✓', notice: '!', fault: '✗' }

async function examine(): Promise<Finding[]> {
  const findings = [checkNode()]
  let env: SupervisorEnv
  try {
    env = readSupervisorEnv(process.env)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return [...findings, ...error.problems.map((problem) => fault('environment', problem))]
  }
  findings.push(fine('environment', 'every variable can be read'))
  const files = [checkDataDir(env.dataDir), ...checkSecrets(env.dataDir), checkSigningKey(env.signingKeyFile)]
  findings.push(...files)
  if (files[0]?.level === 'fault') return findings
  try {
    findings.push(...(await withOwnerDatabase((ownerUrl) => checkDatabase(ownerUrl, env))))
  } catch (error) {
    findings.push(
      fault('database', (error as Error).message || `cannot be reached (${(error as { code?: string }).code})`),
    )
  }
  return findings
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isEnough = major > 20 || (major === 20 && minor >= 19)
  return isEnough
    ? fine('node', process.versions.node)
    : fault('node', `this is Node ${process.versions.node}; 20.19 or newer is needed`)
}
