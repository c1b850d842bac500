/** A version of a model with everything that one can have: parts, an alias, a deployment, a proposal to its card. */
import { execute } from '@/lib/audit/execute'
import { reportDeployment } from '@/lib/gate/report-deployment'
import { moveAlias } from '@/lib/models/aliases/move-alias'
import { registerModel } from '@/lib/models/register-model'
import { openProposal } from './cards'
import { aDatasetVersion, anExperiment, aRunOf } from './experiments'
import type { TestWorkspace } from './workspace'

let serial = 0

/** `feature` is the reference of one that is there. */
export async function fillModels(ws: TestWorkspace, feature: string) {
  const engineer = ws.as('ml_engineer')
  const run = await aRunOf(ws, await anExperiment(ws))
  const { value } = await execute(engineer, registerModel, {
    useCase: ws.useCase.ref,
    name: `Built ${++serial}`,
    run: run.ref,
    datasets: [{ dataset: (await aDatasetVersion(ws)).ref, use: 'training' }],
    features: [feature],
  })
  const { model, version } = value
  await execute(engineer, moveAlias, { model, alias: 'champion', version, reason: 'The only one.' })
  await execute(engineer, reportDeployment, { model, version, environment: 'staging' })
  return { model, version, proposal: await openProposal(engineer, { model, version }) }
}
