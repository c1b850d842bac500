import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { type Line, line, type Row } from './format'

const NEWLINE = 10

/** The lines of a backup file, one by one. @throws at the end when the trailer is missing or does not fit what was read */
export async function* readBackup(file: string): AsyncGenerator<Line | Row> {
  const hash = createHash('sha256')
  let trailer: Extract<Line, { kind: 'trailer' }> | null = null
  for await (const bytes of lines(file)) {
    if (trailer) throw new Error('The file goes on after its end. It is not to be trusted.')
    const value = parse(bytes)
    if (Array.isArray(value) || value.kind !== 'trailer') {
      hash.update(bytes).update('\n')
      yield value
    } else trailer = value
  }
  if (!trailer) throw new Error('The file is cut short: its end is missing.')
  if (hash.digest('hex') !== trailer.sha256)
    throw new Error('The file was damaged or changed: its checksum does not fit.')
  yield trailer
}

function parse(bytes: Buffer): Line | Row {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Error('The file was damaged or changed: a line cannot be read.')
  }
  if (Array.isArray(value)) return value as Row
  const parsed = line.safeParse(value)
  if (!parsed.success) throw new Error('This is not a backup file of this version of Countersign.')
  return parsed.data
}

async function* lines(file: string): AsyncGenerator<Buffer> {
  let pending: Buffer[] = []
  try {
    for await (const chunk of createReadStream(file).pipe(createGunzip()) as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        yield Buffer.concat([...pending, chunk.subarray(from, at)])
        pending = []
        from = at + 1
      }
      if (from < chunk.length) pending.push(chunk.subarray(from))
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') throw new Error('The file is cut short: its end is missing.')
    if (code?.startsWith('Z_')) throw new Error('The file was damaged, or is not a backup file: it cannot be unpacked.')
    throw error
  }
  if (pending.length > 0) throw new Error('The file is cut short: its last line is not complete.')
}
