/** A log in a real database: two workspaces, governed rows and personal values, sequenced and signed by a real signer. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { createDb, type Db, schema } from '@/db/client'
import type { TestDatabase } from '@/db/testing/database'
import { type Ctx, DEPLOYMENT, newId, type Tx, withContext } from '@/lib/platform/context'
import { change, recordEvent } from '../record-event'
import { runSigner } from '../run-signer'
import { openSignerFolder, type SignerFolder } from '../signer-folder'

export class StoredLog {
  readonly owner: Db
  readonly web: Db
  readonly dataDir: string
  readonly workspaces = [newId(), newId()] as const
  written: { entry: string; row: string }[] = []
  #signer: { stop: AbortController; ended: Promise<void> } | null = null

  constructor(readonly database: TestDatabase) {
    this.owner = createDb(database.ownerUrl, { max: 4 })
    this.web = createDb(database.webUrl, { max: 8 })
    this.dataDir = mkdtempSync(path.join(tmpdir(), 'countersign-signer-'))
  }

  /** 583 entries over two tiles, 20 of which change a row again, and people in the deployment's own scope. */
  static async filled(database: TestDatabase): Promise<StoredLog> {
    const log = new StoredLog(database)
    const workspaceOf = (number: number) => (number % 3 === 0 ? 1 : 0)
    log.written = await Promise.all(Array.from({ length: 560 }, (_, i) => log.write(workspaceOf(i))))
    await log.settle()
    for (const [i, { row }] of log.written.slice(0, 20).entries()) await log.write(workspaceOf(i), row)
    for (const name of ['Ingrid', 'Mateo', 'Amara']) await log.writePerson(name)
    await log.settle()
    return log
  }

  get anchors(): string {
    return path.join(this.dataDir, 'anchors', 'checkpoints.log')
  }

  /** Every checkpoint that the signer kept outside the database. */
  keptOutside(): string[] {
    const lines = readFileSync(this.anchors, 'utf8').trimEnd().split('\n')
    return lines.map((line) => JSON.parse(line).note)
  }

  folder(): SignerFolder {
    return openSignerFolder(this.dataDir, path.join(this.dataDir, 'signer', 'key'))
  }

  ctx(workspace: number, db = this.web): Ctx {
    return { db, actor: { kind: 'person', id: newId(), via: 'browser' }, workspaceId: this.workspaces[workspace]! }
  }

  /** Creates a use case, or renames one, with the entry that accounts for it. */
  async write(workspace: number, useCaseId?: string): Promise<{ entry: string; row: string }> {
    return withContext(this.ctx(workspace), async (tx) => {
      const row = await (useCaseId ? rename(tx, useCaseId) : create(tx))
      const entry = await recordEvent(tx, {
        action: useCaseId ? 'use_case.renamed' : 'use_case.created',
        subject: { kind: 'use_case', id: row.id, revision: row.revision },
        useCaseId: row.id,
        changes: [change(schema.useCases, row)],
        details: { name: row.name, note: 'é – “quoted”\n' },
      })
      return { entry, row: row.id }
    })
  }

  /** A person, whose name and e-mail enter the log as commitments. */
  async writePerson(name: string): Promise<string> {
    const ctx: Ctx = { db: this.owner, actor: { kind: 'system', id: null, via: 'seed' }, workspaceId: DEPLOYMENT }
    return withContext(ctx, async (tx) => {
      const id = newId()
      const [row] = await tx.db
        .insert(schema.people)
        .values({ id, name, email: `${id}@halden.example` })
        .returning()
      const subject = { kind: 'person', id, revision: 1 }
      await recordEvent(tx, { action: 'person.created', subject, changes: [change(schema.people, row!)] })
      return id
    })
  }

  startSigner(): Promise<void> {
    const stop = new AbortController()
    return new Promise((resolve, reject) => {
      const ended = runSigner({
        databaseUrl: this.database.signerUrl,
        folder: this.folder(),
        signal: stop.signal,
        onReady: resolve,
      })
      this.#signer = { stop, ended }
      ended.catch((error) => {
        this.#signer = null
        reject(error)
      })
    })
  }

  async stopSigner(): Promise<void> {
    const signer = this.#signer
    this.#signer = null
    signer?.stop.abort()
    await signer?.ended
  }

  /** Signs everything that is pending. */
  async settle(): Promise<void> {
    await this.startSigner()
    for (;;) {
      const { rows } = await this.owner.execute<{ behind: boolean }>(sql`
        select exists (select 1 from audit_pending)
          or (select count(*) from audit_leaves) > coalesce((select max(size) from audit_checkpoints), 0) as behind`)
      if (!rows[0]!.behind) break
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await this.stopSigner()
  }

  /** What a superuser can do who switches the triggers off. */
  tamper(statement: string): Promise<unknown> {
    return this.owner.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql.raw(statement))
    })
  }

  async close(): Promise<void> {
    await this.stopSigner()
    await this.owner.$client.end()
    await this.web.$client.end()
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

let refs = 0

async function create(tx: Tx): Promise<typeof schema.useCases.$inferSelect> {
  const person = tx.ctx.actor.id!
  refs++
  const [row] = await tx.db
    .insert(schema.useCases)
    .values({
      id: newId(),
      workspaceId: tx.ctx.workspaceId,
      ref: `UC-${refs}`,
      name: `Use case ${refs}`,
      problem: 'Customers leave.',
      area: 'Retention',
      sponsorId: person,
      createdBy: person,
    })
    .returning()
  return row!
}

async function rename(tx: Tx, id: string): Promise<typeof schema.useCases.$inferSelect> {
  const [row] = await tx.db
    .update(schema.useCases)
    .set({ name: `Renamed ${newId()}`, revision: sql`${schema.useCases.revision} + 1` })
    .where(eq(schema.useCases.id, id))
    .returning()
  return row!
}
