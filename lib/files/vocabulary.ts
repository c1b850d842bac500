/** 10 MiB. */
export const MAX_FILE = 10 * 1024 * 1024

/** The media types that are told from a file's bytes, and what people call them. */
export const mediaTypeLabels = {
  'image/png': 'PNG image',
  'image/jpeg': 'JPEG image',
  'image/gif': 'GIF image',
  'image/webp': 'WebP image',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel workbook',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint presentation',
  'application/vnd.oasis.opendocument.text': 'OpenDocument text',
  'application/vnd.oasis.opendocument.spreadsheet': 'OpenDocument spreadsheet',
  'application/vnd.oasis.opendocument.presentation': 'OpenDocument presentation',
  'application/zip': 'ZIP archive',
  'application/json': 'JSON',
  'text/csv': 'CSV table',
  'text/plain': 'Text',
  'application/octet-stream': 'File',
} as const
export type MediaType = keyof typeof mediaTypeLabels
