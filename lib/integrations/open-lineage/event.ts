import type { CheckRunFacts, LineageFacts } from '@/lib/imports/vocabulary'
import { once } from '../reading/once'
import type { Part } from '../reading/part'
import { quote } from '../reading/report'
import { readTests } from './assertions'
import type { EventDatasets } from './datasets'
import { claimOrigin } from './facets'
import { readLineageFacet } from './lineage-facet'
import { namedBy, namespaceOf } from './names'

const EVENT_TYPES = new Set(['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER'])

export interface EventFacts {
  lineage: LineageFacts[]
  checks: CheckRunFacts[]
}

/** Whether a group is an event: of a run, of a job, or of a dataset. */
export function isEvent(part: Part): boolean {
  return part.at('job').isMap || part.at('dataset').isMap || (part.at('run').isMap && part.has('eventType'))
}

/** An event. Its datasets go to `datasets`, for several events speak of the same ones. */
export function readEvent(part: Part, datasets: EventDatasets): EventFacts {
  const at = once(() => part.at('eventTime').instant())
  const lineage = part.at('job').isMap || part.at('run').isMap ? lineageOf(part, at()) : null
  const checkedBy = lineage?.job.name ?? 'Data quality'
  const nodes = (key: string) =>
    part
      .at(key)
      .items()
      .map((dataset) => datasets.read(dataset, checkedBy, at))
      .filter((name) => name !== null)
  if (part.at('dataset').isMap) datasets.read(part.at('dataset'), checkedBy, at)
  if (!lineage) return { lineage: [], checks: [] }
  lineage.inputs = nodes('inputs')
  lineage.outputs = nodes('outputs')
  const tests = readTests(part.at('run', 'facets', 'test'))
  const more = [part.at('job'), part.at('run')].flatMap((group) =>
    readLineageFacet(group.at('facets', 'lineage'), lineage),
  )
  part.at('run', 'facets', 'environmentVariables').leaveOut('the environment of a program: left out')
  const checks = tests.length > 0 ? [{ name: checkedBy, dataset: null, ranAt: at(), results: tests }] : []
  return { lineage: [lineage, ...more], checks }
}

function lineageOf(part: Part, at: string | null): LineageFacts {
  const job = part.at('job')
  const name = namedBy(job.at('name'))
  if (name === null)
    job.problem('This job has no name. It was read as “unnamed”, together with any other of its namespace.')
  const documentation = job.at('facets', 'documentation')
  const description = documentation.at('description').impersonal(50_000) ?? ''
  if (description) claimOrigin(documentation)
  const run = part.at('run')
  const runId = namedBy(run.at('runId'), 200)
  if (runId === null && run.isMap && !run.at('runId').exists)
    run.problem('This event does not say of which run it is (runId). It was read as one of the job alone.')
  return {
    job: { namespace: namespaceOf(job.at('namespace')), name: name ?? 'unnamed', description },
    run: runId,
    eventType: eventTypeOf(part),
    at,
    inputs: [],
    outputs: [],
  }
}

function eventTypeOf(part: Part): string {
  const written = part.at('eventType').name(50)?.toUpperCase()
  if (written === undefined) return part.at('run').isMap ? 'OTHER' : 'JOB'
  if (EVENT_TYPES.has(written)) return written
  part.at('eventType').problem(`${quote(written)} is no type of an event. It was taken for OTHER.`)
  return 'OTHER'
}
