// A listed exception: MLflow calls without a token; its signature proves who it is.
import { guarded, json } from '@/lib/api/guarded'
import { readBytes } from '@/lib/api/read-input'
import { receiveMessage } from '@/lib/integrations/connections/take-message'
import { webDb } from '@/lib/platform/db'

export const dynamic = 'force-dynamic'

const MAX_MESSAGE = 1024 * 1024

type Params = { params: Promise<{ workspace: string; connection: string }> }

export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { workspace, connection } = await params
  return guarded(request, '/webhooks/mlflow', async () => {
    const { headers } = request
    const place = { workspace, connection, requestId: headers.get('x-request-id') ?? undefined }
    const taken = await receiveMessage(webDb(), place, await readBytes(request, MAX_MESSAGE), {
      signature: headers.get('x-mlflow-signature'),
      deliveryId: headers.get('x-mlflow-delivery-id'),
      timestamp: headers.get('x-mlflow-timestamp'),
    })
    return json(200, taken)
  })
}
