import type { ImportedFacts, LineageFacts, ModelFacts } from '@/lib/imports/vocabulary'
import type { Part } from '../reading/part'
import { commandOf } from './lock'
import { pathKind } from './path-kind'
import { joined } from './tracked-path'

/** A dvc.yaml: what each stage is to read and write. It has no versions; those stand in dvc.lock. */
export function readPipeline(root: Part): ImportedFacts {
  const lineage = root
    .at('stages')
    .entries()
    .map(([name, stage]) => jobOf(name, stage))
  return { lineage, models: modelsOf(root.at('artifacts')) }
}

function jobOf(name: string, stage: Part): LineageFacts {
  // A stage that is repeated for many values has its paths in terms of them.
  const body = stage.has('do') ? stage.at('do') : stage
  const folder = body.at('wdir').text(1_000) ?? ''
  const outputs = ['outs', 'outs_persist', 'outs_no_cache', 'metrics', 'plots'].flatMap((key) =>
    pathsOf(body.at(key), folder),
  )
  return {
    job: { namespace: '', name, description: commandOf(body.at('cmd')) },
    run: null,
    eventType: 'JOB',
    at: null,
    inputs: pathsOf(body.at('deps'), folder),
    outputs,
  }
}

/** A path, or a path with options: `reports/scores.json: {cache: false}`. Code and templates are left unread. */
function pathsOf(list: Part, folder: string): LineageFacts['inputs'] {
  return list.items().flatMap((item) => {
    const key = item.entries()[0]?.[0]
    const written = key ?? (item.node?.kind === 'scalar' ? item.node.text : '')
    const path = joined(folder, written)
    if (written === '' || written.includes('${') || pathKind(path) === 'code') return []
    if (key === undefined) item.claim()
    return [{ namespace: '', name: path }]
  })
}

function modelsOf(artifacts: Part): ModelFacts[] {
  return artifacts.entries().flatMap(([name, artifact]) => {
    if (artifact.at('type').node?.kind !== 'scalar' || artifact.at('type').text() !== 'model') return []
    const labels = artifact
      .at('labels')
      .items()
      .flatMap((label) => label.name(100) ?? [])
    const path = artifact.at('path').impersonal(1_000)
    const tags = { ...(labels.length > 0 ? { labels: labels.join(', ') } : {}), ...(path ? { path } : {}) }
    return [{ name, description: artifact.at('desc').impersonal(10_000) ?? '', tags, aliases: {}, versions: [] }]
  })
}
