// What tells one content from another, in one writing: the same content must always be the same text.
import type { IdentityKind } from './vocabulary'

interface Form {
  pattern: RegExp
  /** What is wrong with a value that is none, for the person who gave it. */
  sentence: string
  normal?(value: string): string
}

const lower = (value: string) => value.toLowerCase()

const forms: Record<IdentityKind, Form> = {
  sha256: {
    pattern: /^(?:sha256:)?[0-9a-f]{64}$/i,
    sentence: 'A SHA-256 is 64 hexadecimal characters: sha256sum prints it.',
    normal: (value) => lower(value).replace('sha256:', ''),
  },
  dvc_md5: {
    pattern: /^[0-9a-f]{32}(?:\.dir)?$/i,
    sentence: 'DVC writes an MD5 of 32 hexadecimal characters, of a folder with “.dir” behind it: see the .dvc file.',
    normal: lower,
  },
  lakefs_commit: {
    pattern: /^[0-9a-f]{64}$/i,
    sentence: 'A lakeFS commit is its whole id of 64 hexadecimal characters: lakectl log shows it.',
    normal: lower,
  },
  delta_version: {
    pattern: /^\d{1,15}$/,
    sentence: 'A Delta version is a whole number: DESCRIBE HISTORY shows it.',
    normal: (value) => String(Number(value)),
  },
  mlflow_digest: {
    pattern: /^\S{1,36}$/,
    sentence: 'An MLflow digest is at most 36 characters without spaces: the run’s dataset shows it.',
  },
  source_version: {
    pattern: /^(?=.*\S)[^\p{Cc}]{1,300}$/u,
    sentence: 'The version as the source says it, at most 300 characters on one line.',
  },
}

/** The value as it is kept; null where it has not the form of its kind. */
export function normalIdentity(kind: IdentityKind, value: string): string | null {
  const { pattern, normal } = forms[kind]
  const text = value.trim()
  if (!pattern.test(text)) return null
  return normal ? normal(text) : text
}

/**
 * What a file says of a content, where it has not the form of its kind: kept as the source's own words, for a file is not
 * refused as a whole for it.
 */
export function asSourceVersion(kind: IdentityKind, value: string): { kind: IdentityKind; identity: string } {
  const text = value.replace(/\p{Cc}+/gu, ' ').trim()
  return { kind: 'source_version', identity: `${kind} ${text || 'unknown'}`.slice(0, 300) }
}

export function identitySentence(kind: IdentityKind): string {
  return forms[kind].sentence
}
