import { Part } from '../reading/part'
import { readJson } from '../reading/read-json'
import { draftReport } from '../reading/report'
import { mlflowBaseUrl } from './base-url'
import { MlflowError } from './mlflow-error'
import { call, type TransportOptions, type TransportRequest } from './transport'

export interface MlflowConnection {
  /** With the path it is served under: `https://mlflow.example.org/tracking`. */
  baseUrl: string
  /** A personal or service token, sent as `Bearer`. */
  token?: string
  /** For servers with MLflow's own sign-in. */
  username?: string
  password?: string
}

/** One page of a list: the answer as it is, for its readers, and how to ask for the next one. */
export interface MlflowPage {
  root: Part
  nextPageToken: string | null
}

export interface RunSearch {
  experimentIds: string[]
  filter: string
  orderBy: string[]
}

export interface MlflowClient {
  searchExperiments(pageToken: string | null): Promise<MlflowPage>
  searchRuns(search: RunSearch, pageToken: string | null): Promise<MlflowPage>
  searchRegisteredModels(pageToken: string | null): Promise<MlflowPage>
  searchModelVersions(pageToken: string | null): Promise<MlflowPage>
}

const PAGE_SIZE = 100

/** @throws MlflowError when the address or a key cannot be used; its calls throw the same where a server cannot be read. */
export function createMlflowClient(connection: MlflowConnection, options: TransportOptions = {}): MlflowClient {
  const base = mlflowBaseUrl(connection.baseUrl)
  const headers = { accept: 'application/json', ...authorisation(connection) }

  return {
    async searchExperiments(pageToken) {
      const body = { max_results: PAGE_SIZE, view_type: 'ACTIVE_ONLY', ...tokenOf(pageToken) }
      const answer = await send(post('experiments/search', body))
      // Servers before 1.28 know only the other method.
      return answer.status === 404 || answer.status === 405
        ? pageOf(await send(get('experiments/search', body)))
        : pageOf(answer)
    },
    async searchRuns({ experimentIds, filter, orderBy }, pageToken) {
      const body = {
        experiment_ids: experimentIds,
        filter,
        run_view_type: 'ACTIVE_ONLY',
        max_results: PAGE_SIZE,
        order_by: orderBy,
        ...tokenOf(pageToken),
      }
      return pageOf(await send(post('runs/search', body)))
    },
    async searchRegisteredModels(pageToken) {
      return pageOf(await send(get('registered-models/search', { max_results: PAGE_SIZE, ...tokenOf(pageToken) })))
    },
    async searchModelVersions(pageToken) {
      return pageOf(await send(get('model-versions/search', { max_results: PAGE_SIZE, ...tokenOf(pageToken) })))
    },
  }

  function send(request: TransportRequest) {
    return call(request, options)
  }

  function post(path: string, body: object): TransportRequest {
    const json = { ...headers, 'content-type': 'application/json' }
    return { url: endpoint(path), method: 'POST', headers: json, body: JSON.stringify(body) }
  }

  function get(path: string, query: Record<string, string | number>): TransportRequest {
    const url = endpoint(path)
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, String(value))
    return { url, method: 'GET', headers }
  }

  function endpoint(path: string): URL {
    const url = new URL(base)
    url.pathname = `${base.pathname.replace(/\/$/, '')}/api/2.0/mlflow/${path}`
    return url
  }
}

function tokenOf(pageToken: string | null): Record<string, string> {
  return pageToken === null ? {} : { page_token: pageToken }
}

function authorisation({ token, username, password }: MlflowConnection): Record<string, string> {
  if (token !== undefined && token !== '') {
    // The error of `fetch` for such a one would print it.
    if (!/^[\x21-\x7e]+$/.test(token))
      throw new MlflowError('The token holds a character that no token has, such as a space.')
    return { authorization: `Bearer ${token}` }
  }
  if (!username) return {}
  return { authorization: `Basic ${Buffer.from(`${username}:${password ?? ''}`, 'utf8').toString('base64')}` }
}

function pageOf({ status, text }: { status: number; text: string }): MlflowPage {
  const report = draftReport()
  const located = readJson(text.trim() === '' ? '{}' : text, report)
  const root = new Part(located ?? undefined, report)
  if (status >= 400) throw new MlflowError(explain(status, root), { status })
  if (!root.isMap)
    throw new MlflowError(
      'The server answered with something that is not JSON of MLflow. Is it a sign-in page, or another address?',
      { status },
    )
  // Absent or empty on the last page.
  return { root, nextPageToken: root.at('next_page_token').text(10_000) }
}

function explain(status: number, root: Part): string {
  const code = root.at('error_code').name(100)
  const said = root.at('message').name(300)
  const answered = `The server of MLflow answered ${status}${code ? ` (${code})` : ''}`
  if (status === 401 || status === 403) return `${answered}: the key of this connection may not read it.`
  if (status === 404) return `${answered}: no interface of MLflow is at this address.`
  return said ? `${answered}: ${said.replace(/\.?$/, '.')}` : `${answered}.`
}
