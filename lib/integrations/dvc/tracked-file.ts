import type { ImportedFacts } from '@/lib/imports/vocabulary'
import type { Part } from '../reading/part'
import { TrackedDatasets } from './datasets'
import { artifactOf, commandOf } from './lock'
import { pathKind } from './path-kind'
import { stageRun } from './stage-run'
import { joined, trackedPaths } from './tracked-path'

/** A `.dvc` file: the data it stands for, and where that was imported from. Before DVC 1 it could hold a stage. */
export function readTrackedFile(root: Part, filename: string): ImportedFacts {
  const folder = joined(filename.replace(/[^\\/]*$/, ''), root.at('wdir').text(1_000) ?? '').replace(/^\.$/, '')
  const datasets = new TrackedDatasets()
  const outs = trackedPaths(root.at('outs'), folder)
  const origin = originOf(root.at('deps').items()[0])
  const isStage = root.has('cmd')
  for (const tracked of outs.filter(({ kind }) => kind === 'data' || kind === 'report')) {
    const description = tracked.part.at('desc').impersonal(10_000) ?? root.at('desc').impersonal(10_000) ?? ''
    datasets.add(tracked, isStage ? { description } : { description, source: origin.source, label: origin.label })
  }
  const artifacts = outs.filter(({ kind }) => kind === 'model').map(artifactOf)
  const runs = artifacts.length > 0 ? [stageRun({ name: filename.replace(/.*[\\/]|\.dvc$/g, ''), artifacts })] : []
  if (!isStage) return { datasets: datasets.list(), runs }
  const deps = trackedPaths(root.at('deps'), folder)
  for (const tracked of deps.filter(({ kind }) => kind === 'data')) datasets.add(tracked)
  const name = filename.replace(/.*[\\/]|\.dvc$/g, '') || 'stage'
  const job = { namespace: '', name, description: commandOf(root.at('cmd')) }
  const inputs = deps.map(({ path }) => ({ namespace: '', name: path }))
  const outputs = outs.map(({ path }) => ({ namespace: '', name: path }))
  const lineage = [{ job, run: runs[0]?.id ?? null, eventType: 'COMPLETE', at: null, inputs, outputs }]
  return { datasets: datasets.list(), runs, lineage }
}

/** `dvc import` writes a repository and its revision, `dvc import-url` an address. */
function originOf(dep: Part | undefined): { source: string; label: string | null } {
  if (!dep) return { source: '', label: null }
  const repo = dep.at('repo')
  if (repo.exists) {
    const url = repo.at('url').impersonal() ?? ''
    return { source: url.replace(/\s+/g, ''), label: repo.either('rev_lock', 'rev').name() }
  }
  const path = dep.at('path')
  const isAddress =
    path.node?.kind === 'scalar' && (/^[a-z][a-z\d+.-]*:/i.test(path.node.text) || pathKind(path.node.text) === 'data')
  return { source: (isAddress ? path.impersonal() : null) ?? '', label: null }
}
