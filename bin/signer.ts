/** The signer process: the only one that holds the log's key. No HTTP, no jobs. */
import { runSigner } from '@/lib/audit/run-signer'
import { SignerRefusal } from '@/lib/audit/sign-checkpoint'
import { openSignerFolder } from '@/lib/audit/signer-folder'
import { signerEnv } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { announceReady, endWith, onStop } from './process'

async function main(): Promise<void> {
  const { databaseUrl, dataDir, keyFile } = signerEnv()
  const folder = openSignerFolder(dataDir, keyFile)
  const stopping = new AbortController()
  let isReady = false
  const onReady = () => {
    if (!isReady) announceReady()
    isReady = true
  }
  const working = runSigner({ databaseUrl, folder, signal: stopping.signal, onReady })
  onStop(async () => {
    stopping.abort()
    await working
  })
  await working
}

main().catch((error) => {
  if (!(error instanceof SignerRefusal)) endWith(error)
  log.fatal({ reason: error.message }, 'the signer refuses to go on')
  console.error(error.message)
  process.exit(1)
})
