/** One line a request, without its query string, which may hold what a person searched for or a one-time link's secret. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/platform/log'
import { isStaticAsset } from './response-headers'

/** A link that signs someone in or up is a secret in the path. */
const SECRET_PATH = /^\/(invitations|first-administrator)\/[^/]+/

export function accessLog(req: IncomingMessage, res: ServerResponse): void {
  const started = performance.now()
  res.once('close', () => {
    const path = (req.url ?? '').split('?')[0] ?? ''
    const level = isStaticAsset(path) || path.startsWith('/api/health/') ? 'debug' : 'info'
    log[level](
      {
        requestId: req.headers['x-request-id'],
        method: req.method,
        path: path.replace(SECRET_PATH, '/$1/[withheld]'),
        status: res.statusCode,
        ms: Math.round((performance.now() - started) * 10) / 10,
        address: req.headers['x-countersign-address'],
        ...(res.writableFinished ? {} : { aborted: true }),
      },
      'request',
    )
  })
}
