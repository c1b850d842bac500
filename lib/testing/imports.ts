/** An imported file, a connection and a job of a workspace's use case, made by the product's own commands. */
import { execute } from '@/lib/audit/execute'
import { createConnection } from '@/lib/integrations/connections/create-connection'
import { giveFile } from '@/lib/integrations/imports/give-file'
import { dvcLock } from './dvc-lock'
import type { TestWorkspace } from './workspace'

let serial = 0

/** At least one row in every table of imports, connections and jobs. */
export async function fillImports({ useCase, as }: TestWorkspace) {
  const engineer = as('data_engineer')
  const { value } = await execute(engineer, giveFile, {
    useCase: useCase.ref,
    filename: 'dvc.lock',
    file: Buffer.from(dvcLock(++serial)),
  })
  const { value: connection } = await execute(as('ml_engineer'), createConnection, {
    useCase: useCase.ref,
    name: 'MLflow',
    url: 'http://localhost:5999',
    token: 'a-token-of-mlflow',
  })
  return { import: value.import.ref, made: value.made, connection: connection.ref }
}
