import Link from 'next/link'

const REFERENCE = /\b(UC|DOC|MET|MDL|APR)-(\d+)(?: v(\d+))?/g
const PLACES = { UC: 'use-cases', DOC: 'documents', MET: 'metrics', MDL: 'models', APR: 'approvals' } as const

/** Where a reference leads; `base` is the workspace's own path. */
function hrefOf(base: string, prefix: keyof typeof PLACES, number: string, version: string | undefined): string {
  const record = `${base}/${PLACES[prefix]}/${prefix}-${number}`
  return version ? `${record}/versions/${version}` : record
}

/** A sentence whose references (`UC-12`, `MDL-7 v3`, `APR-41`) are links. */
export function LinkedText({ children, base }: { children: string; base: string }) {
  const parts: React.ReactNode[] = []
  let from = 0
  for (const match of children.matchAll(REFERENCE)) {
    const [text, prefix, number, version] = match
    parts.push(children.slice(from, match.index))
    parts.push(
      <Link
        key={match.index}
        className="lk whitespace-nowrap"
        href={hrefOf(base, prefix as keyof typeof PLACES, number!, prefix === 'MDL' ? version : undefined)}
        prefetch={false}
      >
        {text}
      </Link>,
    )
    from = match.index + text.length
  }
  return [...parts, children.slice(from)]
}
