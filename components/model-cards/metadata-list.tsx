import { DescriptionList } from '@/components/ui/description-list'
import { revealed } from '@/components/ui/hidden-characters'
import type { ModelCardContent } from '@/lib/model-cards/vocabulary'

/** The front matter, named for readers; what has no field of its own stands as it was written. */
export function MetadataList({ content }: { content: ModelCardContent }) {
  const { metadata, other } = content
  const list = (items: string[]) => (items.length > 0 ? revealed(items.join(', ')) : null)
  const text = (value: string | null) => (value === null ? null : revealed(value))
  const license = [metadata.license, metadata.licenseName, metadata.licenseLink].filter((item) => item !== null)
  const others = Object.entries(other)
  return (
    <>
      <DescriptionList
        items={[
          { term: 'License', value: list(license) },
          { term: 'Language', value: list(metadata.language) },
          { term: 'Task', value: text(metadata.pipeline) },
          { term: 'Library', value: text(metadata.library) },
          { term: 'Base models', value: list(metadata.baseModels) },
          { term: 'Datasets', value: list(metadata.datasets) },
          { term: 'Metrics', value: list(metadata.metrics) },
          { term: 'Tags', value: list(metadata.tags) },
        ]}
      />
      {others.length > 0 ? (
        <details className="more">
          <summary>Other keys of the front matter ({others.length})</summary>
          <pre className="raw">{revealed(JSON.stringify(other, null, 2).slice(0, 20_000))}</pre>
        </details>
      ) : null}
    </>
  )
}
