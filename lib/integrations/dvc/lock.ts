import type { RunArtifact } from '@/lib/experiments/vocabulary'
import type { ImportedFacts, LineageFacts } from '@/lib/imports/vocabulary'
import { textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { quote } from '../reading/report'
import { TrackedDatasets, usageOf } from './datasets'
import { stageRun } from './stage-run'
import { type TrackedPath, trackedPaths } from './tracked-path'
import { settingsOf } from './values'

/** The stages of a dvc.lock: `stages` since 2.0, the file itself before. */
export function lockedStages(root: Part): Array<[string, Part]> | null {
  const stages = root.has('stages') ? root.at('stages') : root
  const found = stages.entries().filter(([, stage]) => stage.has('cmd') && (stage.has('outs') || stage.has('deps')))
  const isLock = found.some(([, stage]) =>
    [...stage.at('deps').items(), ...stage.at('outs').items()].some((entry) => entry.has('path')),
  )
  return isLock ? found : null
}

/** What each stage was last run with and what it wrote. */
export function readLock(stages: Array<[string, Part]>): ImportedFacts {
  const datasets = new TrackedDatasets()
  const facts = { runs: [] as NonNullable<ImportedFacts['runs']>, lineage: [] as LineageFacts[] }
  for (const [name, stage] of stages) {
    const deps = trackedPaths(stage.at('deps'))
    const outs = trackedPaths(stage.at('outs'))
    for (const tracked of [...deps, ...outs]) if (tracked.kind === 'data') datasets.add(tracked)
    const parameters = parametersOf(stage.at('params'))
    const artifacts = outs.filter(({ kind }) => kind !== 'data').map(artifactOf)
    const hasRun = artifacts.length > 0 || Object.keys(parameters).length > 0
    const run = hasRun
      ? stageRun({ name, parameters, artifacts, datasets: deps.filter(({ kind }) => kind === 'data').map(usageOf) })
      : null
    if (run) facts.runs.push(run)
    facts.lineage.push({
      job: { namespace: '', name, description: commandOf(stage.at('cmd')) },
      run: run?.id ?? null,
      eventType: 'COMPLETE',
      at: null,
      inputs: deps.map(toNode),
      outputs: outs.map(toNode),
    })
  }
  remarkStale(stages)
  return { ...facts, datasets: datasets.list() }
}

function toNode({ path }: TrackedPath) {
  return { namespace: '', name: path }
}

/** By file; those of params.yaml, which most have, without its name. */
function parametersOf(part: Part): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const [file, values] of part.entries()) settingsOf(values, file === 'params.yaml' ? '' : file, parameters)
  return parameters
}

export function commandOf(part: Part): string {
  if (!part.isList) return part.impersonal(10_000) ?? ''
  return part
    .items()
    .flatMap((line) => line.impersonal(10_000) ?? [])
    .join('\n')
}

export function artifactOf({ path, kind, identity }: TrackedPath): RunArtifact {
  const counted = identity()
  return { path, digest: counted && `${counted.kind === 'dvc_md5' ? 'md5' : 'version'}:${counted.value}`, kind }
}

/** A stage that was run with other bytes than the stage before it wrote last has to be run again. */
function remarkStale(stages: Array<[string, Part]>): void {
  const written = new Map<string, string>()
  for (const [, stage] of stages) for (const [path, md5] of hashesOf(stage.at('outs'))) written.set(path, md5)
  for (const [name, stage] of stages) {
    for (const [path, md5, dep] of hashesOf(stage.at('deps'))) {
      if ((written.get(path) ?? md5) !== md5)
        dep.problem(
          `The stage ${quote(name)} was run with another version of ${quote(path)} than was written last. Run it again.`,
        )
    }
  }
}

function hashesOf(list: Part): Array<[string, string, Part]> {
  return list.items().flatMap((entry): Array<[string, string, Part]> => {
    const path = textOf(entry.at('path').node)
    const md5 = textOf(entry.at('md5').node)
    return path !== null && md5 !== null ? [[path, md5, entry]] : []
  })
}
