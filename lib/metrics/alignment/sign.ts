// Signatures under links: one side of one link, or all that a level still has to sign.
import { and, eq, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { type Change, change, recordEvent, sha256Text } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict, forbidden } from '@/lib/platform/errors'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import type { LevelContent, LinkSide } from '../vocabulary'
import { levelRoles, metricAudienceLabels } from '../vocabulary'
import { assertLinkLive, lockLink } from './find-link'
import { signLevelInput, signLinkInput } from './input'
import { levelContent } from './level'
import { linksOf, readLink, readReader } from './read-links'
import type { MetricLinkView } from './views'
import { roleFor, signingRole } from './who-signs'

const { levelSignOffs, metricLinkSignatures, metrics } = schema

export const readingOf = (content: LevelContent): string => sha256Text(canonicalJson(content))

export const signLink = defineCommand({
  name: 'metric-link.sign',
  summary: 'Sign one side of a link',
  description:
    'By the owner of the metric on that side, or a role of its level. When both sides are signed the link is agreed.',
  permission: 'metric.sign',
  input: signLinkInput,
  rest: { method: 'POST', path: '/metric-links/{link}/sign', example: { side: 'from', terms: 1 } },
  find: (tx, input) => lockLink(tx, input.link),
  async run(tx, { side, terms }, { link }) {
    await assertLinkLive(tx, link)
    if (terms !== link.terms) {
      throw conflict('The link says something else since you opened it. Read it again, then sign.', {
        terms: link.terms,
      })
    }
    const reader = await readReader(tx, link.useCaseId)
    const view = await readLink(tx, link.id, reader)
    if (view.signatures.some((signature) => signature.side === side)) {
      throw conflict('This side is signed already, for what the link says now.')
    }
    const role = signingRole(reader, view, side)
    if (!role) throw refusal(view, side, reader.id)
    const signature = await keepSignature(tx, { link: view, side, role, signOffId: null })
    const isAgreed = view.signatures.length === 1
    await recordEvent(tx, {
      action: 'metric_link.signed',
      subject: { kind: 'metric_link', id: link.id, revision: link.revision },
      useCaseId: link.useCaseId,
      changes: [signature],
      details: { ref: link.ref, from: view.from.name, to: view.to.name, side, terms, isAgreed },
    })
    return { id: link.id, ref: link.ref, side, terms, isAgreed }
  },
})

function refusal(link: MetricLinkView, side: LinkSide, person: string | null) {
  if (link.signatures.some(({ personId }) => personId === person))
    return forbidden('You signed the other side: two levels are agreed by two people.')
  const { audience, name } = link[side]
  const roles = levelRoles[audience].map((role) => role.replaceAll('_', ' ')).join(' or ')
  return forbidden(`This side is signed by the owner of ${name}, or by a ${roles} of the use case.`)
}

async function keepSignature(
  tx: Tx,
  { link, side, role, signOffId }: { link: MetricLinkView; side: LinkSide; role: string; signOffId: string | null },
): Promise<Change> {
  const [row] = await tx.db
    .insert(metricLinkSignatures)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      linkId: link.id,
      terms: link.terms,
      side,
      personId: personOf(tx),
      role,
      signOffId,
    })
    .returning()
  return change(metricLinkSignatures, row!)
}

export const signLevel = defineCommand({
  name: 'metric-level.sign',
  summary: 'Sign off the metrics of a level',
  description:
    'A data scientist or ML engineer for the technical one, a subject-matter expert for the domain, a business stakeholder for the business. Keeps which targets and links it is for, and signs the level’s side of every link that nobody signed yet.',
  permission: 'metric.sign',
  input: signLevelInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/metric-levels/{audience}/sign',
    example: { reading: `sha256:${'0'.repeat(64)}` },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, { audience, reading }, { useCase }) {
    if (useCase.retiredAt) throw conflict('This use case is retired: its metrics are no longer signed off.')
    const reader = await readReader(tx, useCase.id)
    const role = roleFor(reader, audience)
    const level = metricAudienceLabels[audience].toLowerCase()
    if (!role) {
      const roles = levelRoles[audience].map((name) => name.replaceAll('_', ' ')).join(' or ')
      throw forbidden(`The ${level} level is signed off by a ${roles} of the use case.`)
    }
    const live = await tx.db
      .select()
      .from(metrics)
      .where(and(eq(metrics.useCaseId, useCase.id), isNull(metrics.retiredAt)))
      // Nobody moves a target between what is read here and what is signed.
      .for('share')
    const links = await linksOf(tx, useCase.id, reader)
    const content = levelContent(audience, live, links)
    if (content.metrics.length === 0) throw conflict(`There is no ${level} metric to sign off yet.`)
    if (readingOf(content) !== reading) {
      throw conflict('The level reads otherwise since you opened it. Read it again, then sign.', {
        reading: readingOf(content),
      })
    }
    const [signOff] = await tx.db
      .insert(levelSignOffs)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        useCaseId: useCase.id,
        audience,
        personId: personOf(tx),
        role,
        content,
      })
      .returning()
    const changes = [change(levelSignOffs, signOff!)]
    const agreed: string[] = []
    let signed = 0
    for (const link of links) {
      for (const side of link.maySign.filter((side) => link[side].audience === audience)) {
        changes.push(await keepSignature(tx, { link, side, role, signOffId: signOff!.id }))
        signed += 1
        link.signatures.push({ side, personId: personOf(tx), person: '', role, signedAt: tx.at })
        if (link.signatures.length === 2) agreed.push(link.ref)
      }
    }
    await recordEvent(tx, {
      action: 'metric_level.signed',
      subject: { kind: 'use_case', id: useCase.id, revision: useCase.revision },
      useCaseId: useCase.id,
      changes,
      details: { ref: useCase.ref, audience, metrics: content.metrics.length, links: signed, agreed, digest: reading },
    })
    return { useCase: useCase.ref, audience, signedAt: tx.at, links: signed, agreed }
  },
})
