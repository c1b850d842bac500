/** `countersign verify`: the running database's log, an exported bundle, or a receipt. */
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { createDb, type DbTx } from '@/db/client'
import { openBundle } from './bundle-source'
import { liveLog } from './live-log'
import { nodeHashing } from './node-hashing'
import { readReceipt, verifyReceipt } from './receipt'
import { verifyLog } from './verify'
import { type Report, VerificationFailure, type VerifyOptions } from './verify-report'

export const VERIFY_HELP = `Usage: countersign verify [FILE] [--checkpoint FILE]… [--vkey KEY] [--database-url URL] [--json]

Verifies the audit log: of the running database without FILE; of an exported bundle or a receipt with it, for which
neither server nor network is needed.
--checkpoint gives one kept elsewhere: a signed note, a receipt, or the list anchors/checkpoints.log. The log must contain it.
--vkey gives the log's key as you were told it, not as the log tells it.

Exit codes: 0 verified, 1 something is wrong and is named, 2 could not be checked.
`

const RECEIPT_LIMIT = 1 << 20

export interface VerifyAccess {
  /** Calls with the owner's address of the database when neither --database-url nor DATABASE_URL names one. */
  withDatabase?: <T>(work: (ownerUrl: string) => Promise<T>) => Promise<T>
  write?: (text: string) => void
}

/** Runs the command and returns its exit code. */
export async function runVerify(argv: string[], access: VerifyAccess = {}): Promise<number> {
  const write = access.write ?? ((text: string) => process.stdout.write(text))
  const asJson = argv.includes('--json')
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        checkpoint: { type: 'string', multiple: true },
        vkey: { type: 'string' },
        'database-url': { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    if (positionals.length > 1) throw new Error('Give one FILE, or none for the running database.')
    const [file] = positionals
    const checkpoints = (values.checkpoint ?? []).flatMap(readCheckpoints)
    const options: VerifyOptions = { vkey: values.vkey, checkpoints }
    const report = file
      ? await verifyFile(file, options)
      : await verifyDatabase(values['database-url'], options, access)
    write(asJson ? `${JSON.stringify(report)}\n` : inWords(report))
    return { verified: 0, wrong: 1, unchecked: 2 }[report.result]
  } catch (error) {
    const { message } = error as Error
    if (asJson) write(`${JSON.stringify({ result: 'unchecked', error: message })}\n`)
    else process.stderr.write(`Could not check: ${message}\n`)
    return 2
  }
}

/** The notes in a file: a signed note, a receipt, or a list with one JSON object a line. */
function readCheckpoints(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  if (!text.startsWith('{')) return [text]
  const whole = parseJson(text)
  const receipt = readReceipt(whole)
  if (receipt) return [receipt.checkpoint]
  const notes = text.split('\n').flatMap((line) => {
    const value = line === '' ? null : parseJson(line)
    const note = typeof value === 'object' && value !== null ? (value as { note?: unknown }).note : undefined
    return typeof note === 'string' ? [note] : []
  })
  if (notes.length === 0) throw new Error(`${file} holds no checkpoint.`)
  return notes
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function verifyFile(file: string, options: VerifyOptions): Promise<Report> {
  const handle = await open(file)
  let isSmall: boolean
  try {
    isSmall = (await handle.stat()).size <= RECEIPT_LIMIT
  } finally {
    await handle.close()
  }
  const receipt = isSmall ? readReceipt(parseJson(readFileSync(file, 'utf8'))) : null
  if (receipt) return verifyReceipt(nodeHashing, receipt, options)
  try {
    const source = await openBundle(nodeHashing, createReadStream(file, { highWaterMark: 1 << 18 }))
    return await verifyLog(nodeHashing, source, options)
  } catch (error) {
    if (!(error instanceof VerificationFailure)) throw error
    const log = { origin: '', vkey: '', size: 0, root: null }
    return {
      result: 'wrong',
      problem: error.problem,
      checked: [],
      unchecked: ['Everything: the file cannot be read'],
      log,
    }
  }
}

/** Without a checkpoint given, those that the signer kept in the data folder are taken, when this is where they are. */
function keptCheckpoints(): string[] {
  const file = path.join(process.env.COUNTERSIGN_DATA_DIR || '.data', 'anchors', 'checkpoints.log')
  return existsSync(file) ? readCheckpoints(file).slice(-1) : []
}

async function verifyDatabase(url: string | undefined, options: VerifyOptions, access: VerifyAccess): Promise<Report> {
  const address = url ?? (process.env.DATABASE_URL || undefined)
  const given = options.checkpoints ?? []
  const checkpoints = given.length > 0 || address !== undefined ? given : keptCheckpoints()
  const verify = (databaseUrl: string) => verifyAt(databaseUrl, { ...options, checkpoints })
  if (address !== undefined) return verify(address)
  if (!access.withDatabase) throw new Error('Set DATABASE_URL to the address of the database, or give a FILE.')
  return access.withDatabase(verify)
}

async function verifyAt(databaseUrl: string, options: VerifyOptions): Promise<Report> {
  const db = createDb(databaseUrl, { max: 1, application: 'countersign verify' })
  try {
    return await db.transaction(
      async (tx) => {
        await prepare(tx)
        const source = await liveLog(tx)
        if (!source) throw new Error('Nothing was signed in this database yet.')
        return verifyLog(nodeHashing, source, options)
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    )
  } finally {
    await db.$client.end()
  }
}

/** A role that row security holds back would take hidden rows for missing ones. */
async function prepare(tx: DbTx): Promise<void> {
  await tx.execute(sql`
    select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`)
  const { rows } = await tx.execute<{ sees_all: boolean }>(sql`
    select rolsuper or rolbypassrls or pg_has_role(oid, 'countersign_maintenance', 'usage') as sees_all
    from pg_roles where rolname = current_user`)
  if (!rows[0]?.sees_all)
    throw new Error('This database user sees only part of the log. Give the address of its owner.')
}

function inWords({ result, problem, checked, unchecked, log }: Report): string {
  const title = {
    verified: `Verified: the log ${log.origin} up to ${log.size} entries.`,
    wrong: `Wrong: ${problem?.message ?? ''}.`,
    unchecked: 'Could not be verified.',
  }[result]
  const section = (name: string, lines: string[]) =>
    lines.length === 0 ? '' : `\n${name}\n${lines.map((line) => `  ${line}\n`).join('')}`
  const { code: _code, message: _message, ...place } = problem ?? { code: '', message: '' }
  const places = Object.entries(place).map(([name, value]) => `${name} ${value}`)
  return `${title}\n${section('Where', places)}${section('Checked', checked)}${section('Not checked', unchecked)}`
}
