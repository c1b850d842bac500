import type { ReactNode } from 'react'
import { Digest } from '@/components/ui/digest'
import { Section } from '@/components/ui/section'
import { Ref, TextLink } from '@/components/ui/text-link'

type Props = {
  contentDigest: string
  materialDigest: string
  artifact: string | null
  image: string | null
  /** The form that records digests, for those who may. */
  pin: ReactNode
  /** Files that were read into the card, or proposed something to it. */
  files: ReadonlyArray<{ ref: string; filename: string | null; format: string }>
  importsHref: string
  /** Where a file can be given to the card, for those who may. */
  giveHref: string | null
}

/** What would be decided now, by its digests, and what was recorded of the artefacts. */
export function VersionDigests(props: Props) {
  const { files, importsHref, giveHref } = props
  return (
    <>
      <Section title="Digests" count="of what would be decided now">
        <DigestLine label="Content, everything shown" value={props.contentDigest} />
        <DigestLine label="Material, what voids approvals" value={props.materialDigest} />
      </Section>
      <Section title="Artefacts">
        <DigestLine label="Artefact" value={props.artifact} />
        <DigestLine label="Image" value={props.image} />
        {props.pin}
      </Section>
      {files.length > 0 || giveHref ? (
        <Section
          title="Files"
          count={files.length || undefined}
          aside={giveHref ? <TextLink href={giveHref}>Give it a file</TextLink> : null}
        >
          {files.length === 0 ? <p className="text-13 text-fg-2">Nothing of the card came out of a file.</p> : null}
          <ul className="panel-list">
            {files.map(({ ref, filename, format }) => (
              <li key={ref}>
                <Ref href={`${importsHref}/${ref}`}>{ref}</Ref>{' '}
                <span className="text-fg-2 [overflow-wrap:anywhere]">{filename ?? format}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

function DigestLine({ label, value }: { label: string; value: string | null }) {
  return (
    <div className="mt-2 first:mt-0">
      <p className="text-12 text-fg-3">{label}</p>
      {value ? <Digest value={value} /> : <p className="text-13 text-fg-3">not recorded</p>}
    </div>
  )
}
