import Link from 'next/link'
import { revealed } from '@/components/ui/hidden-characters'

const REFERENCE = /\b((?:UC|MDL|APR)-\d+)\b( v\d+)?/g

/** Where a reference in a sentence leads. */
function pathOf(ref: string, version: string | undefined): string {
  if (ref.startsWith('UC')) return `/use-cases/${ref}`
  if (ref.startsWith('APR')) return `/approvals/${ref}`
  return version ? `/models/${ref}/versions/${version.trim().slice(1)}` : `/models/${ref}`
}

/** What happened, in one sentence: who in bold, records as links. */
export function Sentence({ actor, text, base }: { actor: string; text: string; base: string }) {
  const parts: React.ReactNode[] = []
  const shown = revealed(text)
  let at = 0
  for (const match of shown.matchAll(REFERENCE)) {
    const [whole, ref, version] = match
    parts.push(shown.slice(at, match.index))
    parts.push(
      <Link key={match.index} className="trail-ref" href={base + pathOf(ref!, version)} prefetch={false}>
        {whole}
      </Link>,
    )
    at = match.index + whole.length
  }
  parts.push(shown.slice(at))
  return (
    <>
      <b className="trail-actor">{actor}</b> {parts}
    </>
  )
}
