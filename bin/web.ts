/** The web process: an HTTP server around Next, which decides what every request and response must carry before Next sees it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { type WebEnv, webEnv } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { appRoot } from '@/lib/platform/paths'
import { announceReady, endWith, onStop } from './process'
import { accessLog } from './web/access-log'
import { Draining } from './web/draining'
import { canonicalRedirect, isReadablePath, refusedOrigin } from './web/origin'
import { prepareRequest } from './web/request-headers'
import { protectResponse } from './web/response-headers'

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>
type NextApp = { prepare(): Promise<void>; getRequestHandler(): Handler }

/** Next is CommonJS without an exports map: `import` would need its file name, and its types name another module system. */
function loadNext(options: { dev: boolean; dir: string; port: number; httpServer: Server }): NextApp {
  const next = createRequire(import.meta.url)('next') as (given: typeof options & { quiet: boolean }) => NextApp
  return next({ ...options, quiet: !options.dev })
}

async function main(): Promise<void> {
  const env = webEnv()
  let handle: Handler = async (_req, res) => {
    res.writeHead(503, { 'retry-after': '1' }).end()
  }
  const respond = (req: IncomingMessage, res: ServerResponse) => {
    answer(req, res, env, draining, handle).catch((error) => {
      log.error({ err: error, requestId: req.headers['x-request-id'] }, 'request failed')
      if (!res.headersSent) res.writeHead(500)
      res.end()
    })
  }
  const servers = addresses(env).map(() => createServer(respond))
  const draining = new Draining(servers)
  const [first] = servers
  if (!first) throw new Error('No address to listen on.')
  const app = loadNext({ dev: env.isDevelopment, dir: appRoot(), port: env.port, httpServer: first })
  await app.prepare()
  handle = app.getRequestHandler()

  onStop(() => draining.drain())
  await Promise.all(addresses(env).map((host, index) => listen(servers[index] ?? first, env.port, host)))
  log.info({ port: env.port, hosts: addresses(env) }, 'listening')
  announceReady()
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  env: WebEnv,
  draining: Draining,
  handle: Handler,
): Promise<void> {
  const policy = prepareRequest(req, env)
  accessLog(req, res)
  draining.watch(req, res)
  protectResponse(req, res, env, policy)
  const redirect = canonicalRedirect(req, env)
  if (redirect) {
    res.writeHead(307, { location: redirect }).end()
    return
  }
  const refusal = refusedOrigin(req, env)
  if (refusal) {
    res.writeHead(403, { 'content-type': 'application/problem+json' }).end(JSON.stringify(refusal))
    return
  }
  if (!isReadablePath(req.url)) {
    res
      .writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
      .end('This address cannot be read: it has a % that begins nothing.')
    return
  }
  await handle(req, res)
}

/** Demo sign-in needs no secret, so that it must not be reachable from another machine. */
function addresses(env: WebEnv): string[] {
  if (env.isDevelopment) return ['127.0.0.1']
  return env.demo ? ['127.0.0.1', '::1'] : ['::']
}

/** A predecessor may still be draining: a taken port is tried again for a while. A machine without IPv6 is served without. */
async function listen(server: Server, port: number, host: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once('error', resolve)
      server.listen({ port, host }, () => {
        server.off('error', resolve)
        resolve(null)
      })
    })
    if (!error) return
    const noIpv6 = host.includes(':') && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code ?? '')
    if (noIpv6 && host === '::1') return
    if (noIpv6) return listen(server, port, '0.0.0.0')
    if (error.code !== 'EADDRINUSE' || attempt === 100) throw error
    await sleep(100)
  }
}

main().catch(endWith)
