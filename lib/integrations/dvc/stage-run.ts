import { canonicalJson } from '@/lib/audit/canonical-json'
import { nodeHashing } from '@/lib/audit/node-hashing'
import type { RunFacts } from '@/lib/imports/vocabulary'

type Said = Pick<RunFacts, 'name'> & Partial<Pick<RunFacts, 'parameters' | 'metrics' | 'artifacts' | 'datasets'>>

/**
 * What DVC says of one run of a stage. DVC counts no runs: the same stage of the same inputs and settings is the same
 * run, which is how its own cache knows it again.
 */
export function stageRun(said: Said): RunFacts {
  const run: RunFacts = {
    id: null,
    experiment: null,
    experimentName: null,
    status: 'finished',
    startedAt: null,
    endedAt: null,
    parameters: {},
    metrics: [],
    tags: {},
    codeCommit: null,
    codeRepository: null,
    environment: {},
    artifacts: [],
    datasets: [],
    ...said,
  }
  const digest = Buffer.from(nodeHashing.sha256(Buffer.from(canonicalJson(run), 'utf8'))).toString('hex')
  return { ...run, id: `dvc:${run.name}:${digest.slice(0, 16)}` }
}
