// A server that answers as MLflow does: pages with marks, empty lists left out, NaN as text, and faults on demand.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface MlflowFault {
  status: number
  headers?: Record<string, string>
  body?: string
}

type Thing = Record<string, unknown>

export interface MlflowServer {
  url: string
  experiments: Thing[]
  runs: Thing[]
  registeredModels: Thing[]
  modelVersions: Thing[]
  /** Answered instead of what comes next, in order. */
  faults: MlflowFault[]
  /** `POST /api/2.0/mlflow/runs/search` and so on, with what was asked. */
  calls: Array<{ call: string; asked: Thing; authorization: string | undefined }>
  pageSize: number
  /** Filters that it says it does not know. */
  refuses: RegExp | null
  close(): Promise<void>
}

export async function startMlflowServer(): Promise<MlflowServer> {
  const http = createServer((request, response) => void answer(mlflow, request, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const mlflow: MlflowServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    experiments: [],
    runs: [],
    registeredModels: [],
    modelVersions: [],
    faults: [],
    calls: [],
    pageSize: 2,
    refuses: null,
    close: () => close(http),
  }
  return mlflow
}

async function answer(mlflow: MlflowServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', mlflow.url)
  const body = await bodyOf(request)
  const asked: Thing = body === '' ? Object.fromEntries(url.searchParams) : JSON.parse(body)
  mlflow.calls.push({ call: `${request.method} ${url.pathname}`, asked, authorization: request.headers.authorization })
  const fault = mlflow.faults.shift()
  if (fault) {
    response.writeHead(fault.status, fault.headers).end(fault.body ?? '')
    return
  }
  const { status, value } = route(mlflow, `${request.method} ${url.pathname}`, asked)
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(withoutEmptyLists(value)))
}

function route(mlflow: MlflowServer, call: string, asked: Thing): { status: number; value: Thing } {
  switch (call.replace('/api/2.0/mlflow', '')) {
    case 'POST /experiments/search':
      return page(mlflow, 'experiments', mlflow.experiments, asked)
    case 'POST /runs/search':
      if (mlflow.refuses?.test(String(asked.filter)))
        return { status: 400, value: { error_code: 'INVALID_PARAMETER_VALUE', message: 'Invalid attribute key' } }
      return page(mlflow, 'runs', runsOf(mlflow, asked), asked)
    case 'GET /registered-models/search':
      return page(mlflow, 'registered_models', mlflow.registeredModels, asked)
    case 'GET /model-versions/search':
      return page(mlflow, 'model_versions', mlflow.modelVersions, asked)
    default:
      return { status: 404, value: { error_code: 'ENDPOINT_NOT_FOUND', message: 'No API found' } }
  }
}

function runsOf(mlflow: MlflowServer, asked: Thing): Thing[] {
  const ids = new Set(asked.experiment_ids as string[])
  const [, attribute = 'start_time', since = '0'] = /^attributes\.(\w+) >= (\d+)$/.exec(String(asked.filter)) ?? []
  const time = (run: Thing) => (run.info as Thing)[attribute] as number | undefined
  return mlflow.runs
    .filter((run) => ids.has(String((run.info as Thing).experiment_id)) && (time(run) ?? -1) >= Number(since))
    .toSorted((a, b) => time(a)! - time(b)!)
}

/** Marks for pages are opaque to clients; these hold where the page begins. */
function page(mlflow: MlflowServer, key: string, all: Thing[], asked: Thing): { status: number; value: Thing } {
  const token = asked.page_token === undefined ? '0' : Buffer.from(String(asked.page_token), 'base64').toString()
  if (!/^\d+$/.test(token))
    return { status: 400, value: { error_code: 'INVALID_PARAMETER_VALUE', message: 'Invalid page token' } }
  const end = Number(token) + mlflow.pageSize
  const next = end < all.length ? { next_page_token: Buffer.from(String(end)).toString('base64') } : {}
  return { status: 200, value: { [key]: all.slice(Number(token), end), ...next } }
}

/** Its JSON comes of messages of protocol buffers, where an empty list is no list. */
function withoutEmptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyLists)
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).filter(([, below]) => !(Array.isArray(below) && below.length === 0))
  return Object.fromEntries(kept.map(([key, below]) => [key, withoutEmptyLists(below)]))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function close(http: Server): Promise<void> {
  http.closeAllConnections()
  return new Promise((resolve, reject) => http.close((error) => (error ? reject(error) : resolve())))
}
