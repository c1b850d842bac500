import { CopyButton } from './copy-button'

/** The hexadecimal part of `sha256:…`. */
function hexOf(value: string) {
  return value.includes(':') ? value.slice(value.indexOf(':') + 1) : value
}

/** A content digest in groups of eight, the first one strong: that is the part people compare. */
export function Digest({ value, copy = true }: { value: string; copy?: boolean }) {
  const groups = hexOf(value).match(/.{1,8}/g) ?? []
  return (
    <span className="digest">
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity but their place
        <span key={at}>{at === 0 ? <b>{group}</b> : group}</span>
      ))}
      {copy ? <CopyButton text={value} label="Copy the digest" /> : null}
    </span>
  )
}

/** First and last characters, the whole on hover. */
export function ShortDigest({ value, head = 8, tail = 8 }: { value: string; head?: number; tail?: number }) {
  const hex = hexOf(value)
  return (
    <code className="digest whitespace-nowrap" title={value}>
      {hex.length > head + tail + 1 ? `${hex.slice(0, head)}…${hex.slice(-tail)}` : hex}
    </code>
  )
}
