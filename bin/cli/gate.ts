/** Asks the gate, as a deployment pipeline does. */
import { z } from 'zod'
import { readClientEnv } from '@/lib/platform/env'
import { parse, required } from './arguments'

export const help = `Usage: countersign gate --model REF --version N --environment NAME [--artifact sha256:…] [--image sha256:…] [--json]

Asks Countersign at COUNTERSIGN_URL, with the token in COUNTERSIGN_TOKEN, whether a model version may be deployed.
A digest, when given, must be the one that was approved.

Exit codes: 0 allowed, 1 refused, 2 could not ask.
`

const PATIENCE_MS = 15_000

const answer = z.looseObject({
  allowed: z.boolean(),
  reasons: z.array(z.looseObject({ code: z.string(), message: z.string() })).default([]),
})

export async function run(argv: string[]): Promise<number> {
  const { values } = parse(argv, {
    model: { type: 'string' },
    version: { type: 'string' },
    environment: { type: 'string' },
    artifact: { type: 'string' },
    image: { type: 'string' },
  })
  const query = new URLSearchParams({
    model: required(values.model, 'model'),
    version: required(values.version, 'version'),
    environment: required(values.environment, 'environment'),
    ...(values.artifact ? { artifact: values.artifact } : {}),
    ...(values.image ? { image: values.image } : {}),
  })
  const { url, token } = readClientEnv(process.env)
  const result = await ask(`${url}/api/v1/gate?${query}`, token)
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
  else {
    process.stdout.write(result.allowed ? 'allowed\n' : 'refused\n')
    for (const { message } of result.reasons) process.stdout.write(`  ${message}\n`)
  }
  return result.allowed ? 0 : 1
}

/** @throws with a sentence when there is no answer; a refusal is an answer */
async function ask(address: string, token: string): Promise<z.infer<typeof answer>> {
  let response: Response
  try {
    response = await fetch(address, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      // A redirect would carry the token to wherever it points.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch (error) {
    const cause = (error as { cause?: { message?: string } }).cause
    throw new Error(`Could not ask ${new URL(address).origin}: ${cause?.message || (error as Error).message}.`)
  }
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) {
    const detail = z.looseObject({ detail: z.string() }).safeParse(body)
    throw new Error(`Could not ask: ${detail.success ? detail.data.detail : `the server answered ${response.status}`}`)
  }
  const parsed = answer.safeParse(body)
  if (!parsed.success) throw new Error(`Could not ask: ${new URL(address).origin} does not answer as Countersign does.`)
  return parsed.data
}
