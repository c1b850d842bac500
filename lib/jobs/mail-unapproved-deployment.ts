// Tells the use case's business stakeholders and the risk officers that something runs which the gate refused.
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { reasonWords } from '@/lib/deployments/rules'
import { withContext } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { type Job, jobContext } from './job'

const { deployments, modelVersions, registeredModels, useCaseMembers, useCases, workspaces } = schema

export const mailUnapprovedDeployment: Job = async (env, workspaceId, payload, addJob) => {
  if (!env.smtpUrl) return
  const mails = await withContext(jobContext(env, workspaceId), async (tx) => {
    const [found] = await tx.db
      .select({ deployment: deployments, version: modelVersions.version, model: registeredModels, useCase: useCases })
      .from(deployments)
      .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
      .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
      .innerJoin(useCases, eq(useCases.id, registeredModels.useCaseId))
      .where(eq(deployments.id, String(payload.deploymentId)))
    if (!found) return []
    const { deployment, version, model, useCase } = found
    const [workspace] = await tx.db.select().from(workspaces).where(eq(workspaces.id, workspaceId))
    const held = await tx.db
      .select({ personId: useCaseMembers.personId })
      .from(useCaseMembers)
      .where(
        and(
          eq(useCaseMembers.useCaseId, useCase.id),
          eq(useCaseMembers.role, 'business_stakeholder'),
          isNull(useCaseMembers.removedAt),
        ),
      )
    const business = held.map(({ personId }) => personId)
    const people = await tx.db
      .select()
      .from(workspacePeople)
      .where(
        and(
          eq(workspacePeople.isMember, true),
          or(
            sql`'risk_officer' = any(${workspacePeople.duties})`,
            business.length > 0 ? inArray(workspacePeople.id, business) : undefined,
          ),
        ),
      )
    const name = `${model.name} v${version}`
    return people.map((person) => ({
      to: person.email,
      subject: `${deployment.ref}: ${name} is in ${deployment.environment} without approval`,
      text: [
        `Hello ${person.name},`,
        '',
        `${name} (${model.ref} v${version}) was deployed to ${deployment.environment} on ${isoInstant(deployment.startedAt).slice(0, 16).replace('T', ' ')} UTC, and the gate refuses it:`,
        `${reasonWords(deployment.gate.reasons)}.`,
        '',
        `Use case: ${useCase.ref} ${useCase.name}`,
        'Ask the team to take it back, or to ask for its release.',
        '',
        `${env.url}/w/${workspace!.slug}/deployments/${deployment.ref}`,
      ].join('\n'),
    }))
  })
  for (const mail of mails) await addJob('send_mail', mail, `${payload.entryId}:${mail.to}`)
}
