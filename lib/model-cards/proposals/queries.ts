import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { readDraft } from '@/lib/documents/draft'
import { namesOf } from '@/lib/documents/names'
import { proposalStatuses } from '@/lib/imports/vocabulary'
import { findModelVersion } from '@/lib/models/find-model'
import { versionPath } from '@/lib/models/input'
import { defineQuery } from '@/lib/platform/command'
import { pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { isoInstant } from '@/lib/platform/times'
import { findField } from '@/lib/templates/rules'
import { readTemplate } from '@/lib/templates/store'
import type { TemplateField } from '@/lib/templates/vocabulary'
import { findCard } from '../card-document'
import type { ProposalItem } from '../views'

const { imports, proposals } = schema

export const listProposals = defineQuery({
  name: 'model-card.proposals',
  summary: 'List what files propose for a model card, beside what stands there',
  permission: 'document.read',
  input: z.strictObject({
    ...pageInput,
    ...versionPath,
    status: z.enum(proposalStatuses, `One of ${proposalStatuses.join(', ')}.`).default('open'),
  }),
  rest: { method: 'GET', path: '/models/{model}/versions/{version}/card/proposals' },
  async run(tx, input) {
    const { version } = await findModelVersion(tx, input.model, input.version)
    const card = await findCard(tx, version.id)
    const template = await readTemplate(tx, card.template, card.templateVersion)
    const draft = await readDraft(tx, card, template)
    const after = readCursor(input.cursor)
    const rows = await tx.db
      .select({ proposal: proposals, import: imports.ref, filename: imports.filename, format: imports.format })
      .from(proposals)
      .innerJoin(imports, eq(imports.id, proposals.importId))
      .where(
        and(
          eq(proposals.documentId, card.id),
          eq(proposals.status, input.status),
          after ? lt(proposals.id, after[0]!) : undefined,
        ),
      )
      .orderBy(desc(proposals.id))
      .limit(input.limit + 1)
    const page = toPage(rows, input.limit, (row) => [row.proposal.id])
    const names = await namesOf(
      tx,
      page.items.flatMap(({ proposal }) => [proposal.decidedBy, draft.provenance[proposal.field]?.by]),
    )
    const items = page.items.map(({ proposal, import: ref, filename, format }): ProposalItem => {
      const { field } = proposal
      const origin = draft.provenance[field]
      return {
        id: proposal.id,
        field,
        label: findField(template, field)?.label ?? field,
        section: template.sections.find(({ fields }) => fields.some(({ key }) => key === field))?.name ?? '',
        definition: (findField(template, field) as TemplateField | undefined) ?? null,
        standing: draft.answers[field] ?? null,
        standingBy: origin ? (names[origin.by] ?? 'a former member') : null,
        standingAt: origin?.at ?? null,
        revision: draft.revisions[field] ?? 0,
        before: proposal.standing,
        proposed: proposal.proposed,
        status: proposal.status,
        import: { ref, filename, format },
        proposedAt: isoInstant(proposal.createdAt),
        decidedBy: proposal.decidedBy && (names[proposal.decidedBy] ?? 'a former member'),
        decidedAt: proposal.decidedAt && isoInstant(proposal.decidedAt),
      }
    })
    return { card: card.ref, ...page, items }
  },
})
