import { Ref } from '@/components/ui/text-link'

/** The model versions made of a run, each with the way to it. */
export function VersionRefs({ base, versions }: { base: string; versions: readonly string[] }) {
  if (versions.length === 0) return <span className="text-fg-3">–</span>
  return (
    <span className="flex flex-wrap gap-x-2">
      {versions.map((version) => {
        const [model, number] = version.split(' v')
        return (
          <Ref key={version} href={`${base}/models/${model}/versions/${number}`}>
            {version}
          </Ref>
        )
      })}
    </span>
  )
}
