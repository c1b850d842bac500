import type { ImportedFacts, ImportProblem, RunFacts } from '@/lib/imports/vocabulary'
import { withoutEmpty } from '../reading/facts'
import type { MlflowClient, MlflowPage } from './client'
import { collect } from './collect'
import { MlflowError } from './mlflow-error'
import { nextPull, type PullCursor, phaseAfter, toPullCursor } from './pull-cursor'

export interface PulledPage {
  facts: ImportedFacts
  /** To be stored in one transaction with the facts: a pull that is killed goes on behind them. */
  cursor: PullCursor
  problems: ImportProblem[]
}

const EXPERIMENTS_AT_ONCE = 50
const MAX_PAGES = 100_000
/** Clocks of clients differ, and a run may be written a little after it ended. What is read twice changes nothing. */
const OVERLAP = 10 * 60 * 1000

/**
 * Everything a server of MLflow has, page by page: experiments, the runs that ended or began since the last pull, models,
 * versions. The last page's cursor is the beginning of the next pull. A run that is edited after it ended is not seen
 * again; a pull without a cursor reads all.
 */
export async function* pull(
  client: MlflowClient,
  stored: unknown = null,
  now: () => number = Date.now,
): AsyncGenerator<PulledPage> {
  let cursor = toPullCursor(stored)
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const answer = await readPage(client, cursor)
    const { page } = answer
    const facts = page ? collect(page.root) : null
    const next = advance(answer.cursor, page, facts, now())
    cursor = next ?? nextPull(cursor.reached)
    if (facts) yield { facts: withoutEmpty(facts), cursor, problems: page!.root.report.finish().problems }
    if (!next) return
  }
  throw new MlflowError('The server of MLflow has more pages than can be read.')
}

interface Answer {
  page: MlflowPage | null
  /** The cursor it was asked by, which may not be the one that was meant. */
  cursor: PullCursor
}

async function readPage(client: MlflowClient, cursor: PullCursor): Promise<Answer> {
  try {
    return { page: await ask(client, cursor), cursor }
  } catch (error) {
    if (!(error instanceof MlflowError) || error.details.status !== 400) throw error
    // A mark for a page that was kept too long; the list is read again from its first page.
    if (cursor.pageToken !== null) return readPage(client, { ...cursor, pageToken: null })
    // Old servers cannot search by when a run ended.
    if (!cursor.phase.startsWith('runs') || cursor.isUnfiltered) throw error
    return readPage(client, { ...cursor, isUnfiltered: true })
  }
}

/** Null where there are no experiments to ask for runs of. */
async function ask(client: MlflowClient, cursor: PullCursor): Promise<MlflowPage | null> {
  const { phase, pageToken } = cursor
  switch (phase) {
    case 'experiments':
      return client.searchExperiments(pageToken)
    case 'runs-ended':
    case 'runs-started': {
      const experimentIds = cursor.experiments.slice(cursor.position, cursor.position + EXPERIMENTS_AT_ONCE)
      if (experimentIds.length === 0) return null
      const attribute = phase === 'runs-ended' && !cursor.isUnfiltered ? 'end_time' : 'start_time'
      const mark = phase === 'runs-ended' ? cursor.since.ended : cursor.since.started
      const filter = cursor.isUnfiltered ? '' : since(attribute, mark)
      return client.searchRuns({ experimentIds, filter, orderBy: [`attributes.${attribute} ASC`] }, pageToken)
    }
    case 'models':
      return client.searchRegisteredModels(pageToken)
    case 'versions':
      return client.searchModelVersions(pageToken)
  }
}

function since(attribute: string, mark: number): string {
  return `attributes.${attribute} >= ${Math.max(0, mark - OVERLAP)}`
}

/** The cursor behind a page; null behind the last one. */
function advance(
  cursor: PullCursor,
  page: MlflowPage | null,
  facts: ImportedFacts | null,
  now: number,
): PullCursor | null {
  const read = { ...cursor, reached: reachedBy(cursor, facts?.runs ?? [], now) }
  if (cursor.phase === 'experiments') {
    const known = new Set([...cursor.experiments, ...(facts?.experiments ?? []).map(({ id }) => id)])
    read.experiments = [...known]
  }
  const token = page?.nextPageToken ?? null
  if (token !== null && token === cursor.pageToken)
    throw new MlflowError('The server of MLflow gives the same page without end.')
  if (token !== null) return { ...read, pageToken: token }
  const position = cursor.position + EXPERIMENTS_AT_ONCE
  const isOfRuns = cursor.phase === 'runs-ended' || cursor.phase === 'runs-started'
  if (isOfRuns && position < cursor.experiments.length) return { ...read, pageToken: null, position }
  // A first pull asks for every run by its start; those that ended are among them.
  const isFirst = cursor.since.started === 0 && cursor.since.ended === 0
  const phase = phaseAfter(cursor.phase === 'experiments' && isFirst ? 'runs-ended' : cursor.phase)
  return phase && { ...read, phase, pageToken: null, position: 0 }
}

/** A clock that is ahead must not hide the runs until then. */
function reachedBy({ reached }: PullCursor, runs: RunFacts[], now: number): PullCursor['reached'] {
  const latest = (mark: number, times: Array<string | null>) =>
    times.reduce((most, time) => Math.max(most, time === null ? 0 : Math.min(Date.parse(time), now)), mark)
  return {
    started: latest(
      reached.started,
      runs.map(({ startedAt }) => startedAt),
    ),
    ended: latest(
      reached.ended,
      runs.map(({ endedAt }) => endedAt),
    ),
  }
}
