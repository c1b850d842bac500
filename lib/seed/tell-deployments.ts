// Tells what CI reported after it asked the gate, and where aliases were pointed.
import { changeDeployment } from '@/lib/deployments/change-deployment'
import { reportDeployment } from '@/lib/gate/report-deployment'
import { moveAlias } from '@/lib/models/aliases/move-alias'
import type { Chronicle } from './chronicle'
import { madeUpDigest } from './made-up-digest'
import { readDeploymentStories } from './run-story'

export function tellDeployments(chronicle: Chronicle): void {
  const { deployments, aliases } = readDeploymentStories()
  for (const { at, by, grows, ended, ...facts } of deployments) {
    const label = `${facts.model} v${facts.version}`
    let deployment = ''
    chronicle.on(at, by, async (reporter) => {
      const { ref } = await reporter.do(reportDeployment, {
        ...facts,
        startedAt: reporter.ctx.clock!.toISOString(),
        artifact: madeUpDigest(`artefact of ${label}`),
        image: madeUpDigest(`image of ${label}`),
      })
      deployment = ref
    })
    for (const { at, by, traffic } of grows) {
      chronicle.on(at, by, async (reporter) => {
        await reporter.do(changeDeployment, { deployment, traffic })
      })
    }
    if (ended) {
      chronicle.on(ended.at, ended.by, async (reporter) => {
        await reporter.do(changeDeployment, { deployment, endedAt: reporter.ctx.clock!.toISOString() })
      })
    }
  }
  for (const { at, by, ...move } of aliases) {
    chronicle.on(at, by, async (mover) => {
      await mover.do(moveAlias, move)
    })
  }
}
