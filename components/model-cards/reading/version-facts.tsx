import { DescriptionList } from '@/components/ui/description-list'
import { Digest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { ExactTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'

export interface VersionFactsView {
  run: string | null
  commit: string | null
  repository: string | null
  datasets: Array<{ ref: string; identity: string; use: string }>
  features: string[]
  configuration: Record<string, string>
  artifact: string | null
  image: string | null
  label: string | null
  createdBy: string | null
  createdAt: string
}

/** What the version was made of, as the registers have it. */
export function VersionFacts({ version, base }: { version: VersionFactsView; base: string }) {
  const settings = Object.entries(version.configuration)
  return (
    <>
      <DescriptionList
        items={[
          { term: 'Run', value: version.run ? <Ref href={`${base}/runs/${version.run}`}>{version.run}</Ref> : null },
          {
            term: 'Code',
            value: version.commit ? (
              <span className="num" dir="auto">
                {revealed(version.commit.slice(0, 12))}
                {version.repository ? (
                  <span className="block text-12 text-fg-3">{revealed(version.repository)}</span>
                ) : null}
              </span>
            ) : null,
          },
          {
            term: 'Datasets',
            value: version.datasets.length > 0 ? <Datasets {...{ datasets: version.datasets, base }} /> : null,
          },
          {
            term: 'Features',
            value:
              version.features.length > 0
                ? version.features.map((ref, at) => (
                    <span key={ref}>
                      {at > 0 ? ', ' : null}
                      <Ref href={`${base}/data/features/${ref}`}>{ref}</Ref>
                    </span>
                  ))
                : null,
          },
          { term: 'Artefact', value: version.artifact ? <Digest value={version.artifact} /> : null },
          { term: 'Image', value: version.image ? <Digest value={version.image} /> : null },
          { term: 'Label', value: version.label ? <span dir="auto">{revealed(version.label)}</span> : null },
          {
            term: 'Recorded',
            value: (
              <>
                {version.createdBy ?? 'a former member'}, <ExactTime at={version.createdAt} />
              </>
            ),
          },
        ]}
      />
      {settings.length > 0 ? (
        <details className="card-open">
          <summary>{settings.length === 1 ? 'One setting' : `${settings.length} settings`} of the training</summary>
          <dl className="card-settings">
            {settings.map(([name, value]) => (
              <div key={name}>
                <dt>{revealed(name)}</dt>
                <dd>{revealed(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </>
  )
}

function Datasets({ datasets, base }: Pick<VersionFactsView, 'datasets'> & { base: string }) {
  return (
    <ul>
      {datasets.map(({ ref, identity, use }) => {
        const [dataset, version] = ref.split(' v')
        return (
          <li key={`${ref} ${use}`}>
            <Ref href={`${base}/data/${dataset}/versions/${version}`}>{ref}</Ref>{' '}
            <span className="text-fg-2">{use}</span>
            <span className="block text-12 text-fg-3 [overflow-wrap:anywhere]">{identity}</span>
          </li>
        )
      })}
    </ul>
  )
}
