import type { ReactNode } from 'react'
import { revealed } from '@/components/ui/hidden-characters'
import { Ref } from '@/components/ui/text-link'
import type { DatasetUses } from '@/lib/datasets/views'
import { datasetUseLabels } from '@/lib/datasets/vocabulary'

/** What was made of a dataset: models first, for they decide something. */
export function UseList({ uses, base }: { uses: DatasetUses; base: string }) {
  const { modelVersions, runs, features, jobs } = uses
  return (
    <div className="grid gap-4">
      {modelVersions.length > 0 ? (
        <Group title="Model versions" many={modelVersions.length}>
          {modelVersions.map(({ ref, model, name, modelVersion, version, use }) => (
            <li key={`${ref} ${version} ${use}`}>
              <Ref href={`${base}/models/${model}/versions/${modelVersion}`}>{ref}</Ref> {revealed(name)}
              <Used use={datasetUseLabels[use]} version={version} />
            </li>
          ))}
        </Group>
      ) : null}
      {runs.length > 0 ? (
        <Group title="Runs" many={runs.length}>
          {runs.map(({ ref, name, version, use }) => (
            <li key={`${ref} ${version} ${use}`}>
              <Ref href={`${base}/experiments/runs/${ref}`}>{ref}</Ref> {revealed(name)}
              <Used use={datasetUseLabels[use]} version={version} />
            </li>
          ))}
        </Group>
      ) : null}
      {features.length > 0 ? (
        <Group title="Features" many={features.length}>
          {features.map(({ ref, name, entity, uses: many }) => (
            <li key={ref}>
              <Ref href={`${base}/features/${ref}`}>{ref}</Ref> <code>{revealed(name)}</code>
              <span className="text-12 text-fg-3">
                {' '}
                of {revealed(entity)}, {many === 1 ? 'one use case' : `${many} use cases`}
              </span>
            </li>
          ))}
        </Group>
      ) : null}
      {jobs.length > 0 ? (
        <Group title="Jobs" many={jobs.length}>
          {jobs.map(({ ref, namespace, name, direction }) => (
            <li key={`${ref} ${direction}`} className="[overflow-wrap:anywhere]">
              <span className="ref">{ref}</span> {revealed(name)}
              <span className="text-12 text-fg-3">
                {' '}
                {direction === 'input' ? 'reads it' : 'writes it'}, in {revealed(namespace)}
              </span>
            </li>
          ))}
        </Group>
      ) : null}
    </div>
  )
}

const SHOWN = 8

function Group({ title, many, children: items }: { title: string; many: number; children: ReactNode[] }) {
  return (
    <div>
      <h3 className="mb-1 text-13 font-semibold">
        {title} <span className="num font-regular text-fg-3">{many === 100 ? 'newest 100' : many}</span>
      </h3>
      <ul className="grid gap-1 text-13">{items.slice(0, SHOWN)}</ul>
      {items.length > SHOWN ? (
        <details className="mt-1 text-13">
          <summary className="min-h-6 cursor-pointer text-fg-2 underline decoration-dotted underline-offset-3">
            and {items.length - SHOWN} more
          </summary>
          <ul className="mt-1 grid gap-1">{items.slice(SHOWN)}</ul>
        </details>
      ) : null}
    </div>
  )
}

function Used({ use, version }: { use: string; version: number }) {
  return (
    <span className="text-12 text-fg-3">
      {' '}
      {use.toLowerCase()} v{version}
    </span>
  )
}
