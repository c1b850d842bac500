import { DescriptionList } from '@/components/ui/description-list'
import { Digest, ShortDigest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { Ref } from '@/components/ui/text-link'
import { identityKindLabels } from '@/lib/datasets/vocabulary'
import type { PartsView, VersionItem } from '@/lib/models/views'

/** What each version was made of; the newest stands open. */
export function VersionParts({ versions, base }: { versions: readonly VersionItem[]; base: string }) {
  return versions.map((version, index) => (
    <details key={version.id} className="border-line border-b py-1" open={index === 0}>
      <summary className="min-h-6 py-1">
        <b>v{version.version}</b> <span className="text-fg-3">{version.label ? revealed(version.label) : ''}</span>
      </summary>
      <div className="pt-1 pb-4">
        <Parts parts={version.parts} base={base} />
      </div>
    </details>
  ))
}

function Parts({ parts, base }: { parts: PartsView; base: string }) {
  const { run, codeCommit, codeRepository, configuration, datasets, features } = parts
  const settings = Object.entries(configuration)
  return (
    <DescriptionList
      items={[
        {
          term: 'Run',
          value: run ? (
            <>
              <Ref href={`${base}/experiments/runs/${run.ref}`}>{run.ref}</Ref> {revealed(run.name)} of{' '}
              <Ref href={`${base}/experiments/${run.experiment}`}>{run.experiment}</Ref>
            </>
          ) : null,
        },
        {
          term: 'Code',
          value: codeCommit ? (
            <>
              <code>{revealed(codeCommit)}</code>
              {codeRepository ? <span className="text-fg-3"> of {revealed(codeRepository)}</span> : null}
            </>
          ) : null,
        },
        {
          term: 'Data',
          value:
            datasets.length > 0 ? (
              <ul className="grid gap-1">
                {datasets.map(({ ref, dataset, name, use, identityKind, identity }) => (
                  <li key={`${ref} ${use}`}>
                    <Ref href={`${base}/datasets/${dataset}`}>{ref}</Ref> {revealed(name)} for {use},{' '}
                    {identityKindLabels[identityKind]} <ShortDigest value={identity} />
                  </li>
                ))}
              </ul>
            ) : null,
        },
        {
          term: 'Features',
          value:
            features.length > 0
              ? features.map(({ ref, name }, at) => (
                  <span key={ref}>
                    {at > 0 ? ', ' : ''}
                    <Ref href={`${base}/features/${ref}`}>{ref}</Ref> {revealed(name)}
                  </span>
                ))
              : null,
        },
        {
          term: 'Configuration',
          value:
            settings.length > 0 ? (
              <ul className="grid gap-0.5">
                {settings.map(([name, value]) => (
                  <li key={name} className="[overflow-wrap:anywhere]">
                    <code>
                      {revealed(name)} = {revealed(value)}
                    </code>
                  </li>
                ))}
              </ul>
            ) : null,
        },
        { term: 'Artefact', value: parts.artifact ? <Digest value={parts.artifact} /> : null },
        { term: 'Image', value: parts.image ? <Digest value={parts.image} /> : null },
      ]}
    />
  )
}
