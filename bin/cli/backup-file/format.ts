/**
 * A backup file: gzip over lines of JSON. A header; for each table its columns, its rows as the text that Postgres itself writes
 * for each value, and its row count; sequences; jobs; last a trailer with the SHA-256 of every line before it.
 */
import { z } from 'zod'

export const FORMAT = 'countersign-backup'
export const VERSION = 1

const migration = z.object({ hash: z.string(), createdAt: z.string() })

export const line = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('header'),
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    createdAt: z.string(),
    /** The migration journal: what schema the rows fit. */
    migrations: z.array(migration),
  }),
  z.object({ kind: z.literal('table'), name: z.string(), columns: z.array(z.string()) }),
  z.object({ kind: z.literal('end'), name: z.string(), rows: z.number() }),
  z.object({ kind: z.literal('sequence'), name: z.string(), value: z.string(), isCalled: z.boolean() }),
  z.object({ kind: z.literal('job'), job: z.record(z.string(), z.string().nullable()) }),
  z.object({ kind: z.literal('trailer'), sha256: z.string(), tables: z.number(), rows: z.number() }),
])

export type Line = z.infer<typeof line>
export type Header = Extract<Line, { kind: 'header' }>
export type Migration = z.infer<typeof migration>

/** A row is an array, everything else an object; so that rows, by far the most, need no validation of their shape. */
export type Row = (string | null)[]

/** Settings under which a value's text is exact and the same on every server. */
export const EXACT_TEXT = `
  SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 3; SET LOCAL statement_timeout = 0`
