import { canonical } from '../reading/canonical'
import type { ResultCells } from '../reading/card-fields'
import type { Json } from '../reading/located'
import type { ModelCardResult } from './content'

/** A result as a row of the template's table; what has no column is in `more`, as JSON with its keys sorted. */
export function resultCells(result: ModelCardResult, title: string | null): ResultCells {
  const metric = result.metric ?? result.name
  const dataset = result.dataset ?? result.datasetName
  const task = result.task ?? result.taskName
  const more = moreOf({
    args: result.datasetArgs,
    config: result.config,
    datasetName: result.datasetName === dataset ? null : result.datasetName,
    metricArgs: result.metricArgs,
    metricConfig: result.metricConfig,
    model: result.model === title ? null : result.model,
    name: result.name === metric ? null : result.name,
    revision: result.revision,
    source: result.source && { ...present('name', result.source.name), ...present('url', result.source.url) },
    taskName: result.taskName === task ? null : result.taskName,
    verified: result.verified || null,
    verifyToken: result.verifyToken,
  })
  return { metric, value: result.written, dataset, split: result.split, task, more, ...result.cells }
}

function present(key: string, value: string | null): { [key: string]: string } {
  return value === null ? {} : { [key]: value }
}

/** Compact JSON, keys sorted, without what is not there; empty when nothing is. */
export function moreOf(parts: { [key: string]: Json | undefined }): string {
  const given = Object.entries(parts).filter(([, value]) => value !== null && value !== undefined)
  return given.length === 0 ? '' : canonical(Object.fromEntries(given) as Json)
}
