// What a file is, told from its bytes alone: what its sender calls it could make a browser run it.
import type { MediaType } from './vocabulary'

const magics: ReadonlyArray<[MediaType, string, number]> = [
  ['image/png', '\x89PNG\r\n\x1a\n', 0],
  ['image/jpeg', '\xff\xd8\xff', 0],
  ['image/gif', 'GIF87a', 0],
  ['image/gif', 'GIF89a', 0],
  ['image/webp', 'WEBP', 8],
  ['application/pdf', '%PDF-', 0],
]

/** A member that only files of this kind have; the names of an archive's members stand in it as they are. */
const officeMembers: ReadonlyArray<[MediaType, string]> = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word/document.xml'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xl/workbook.xml'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'ppt/presentation.xml'],
]

const openDocument = /^mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))/

export function sniffType(bytes: Uint8Array): MediaType {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = magics.find(([, text, at]) => file.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1')))
  if (magic) return magic[0]
  if (file.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return archiveType(file)
  return textType(file) ?? 'application/octet-stream'
}

function archiveType(file: Buffer): MediaType {
  const first = openDocument.exec(file.subarray(30, 110).toString('latin1'))
  if (first) return first[1] as MediaType
  return officeMembers.find(([, member]) => file.includes(member, 0, 'latin1'))?.[0] ?? 'application/zip'
}

/** Null for what is no text. Markup is text too: nothing here is ever a page. */
function textType(file: Buffer): MediaType | null {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return null
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what they are looked for
  if (/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(text)) return null
  if (/^\s*[{[]/.test(text) && isJson(text)) return 'application/json'
  return isTable(text) ? 'text/csv' : 'text/plain'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Every one of the first lines has the same number of separators. */
function isTable(text: string): boolean {
  const lines = text.split('\n', 21).slice(0, 20).filter(Boolean)
  return [',', ';', '\t'].some((separator) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length)
    return lines.length > 1 && counts[0]! > 1 && counts.every((count) => count === counts[0])
  })
}
