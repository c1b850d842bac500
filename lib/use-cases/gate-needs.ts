// What must exist before a gate opens, and who owes what is missing (domain.md §1, by the templates of the workspace).
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { readDraft, readPublished } from '@/lib/documents/draft'
import type { DocumentRow } from '@/lib/documents/find-document'
import { changedAnswers, publishable } from '@/lib/documents/publishable'
import { CARD_TEMPLATE } from '@/lib/model-cards/vocabulary'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { roleLabels } from '@/lib/platform/vocabulary'
import { completeness, isRequiredBy, missingFields, shownSections } from '@/lib/templates/rules'
import { currentTemplates, readTemplates } from '@/lib/templates/store'
import type { Template } from '@/lib/templates/vocabulary'
import type { UseCaseRow } from './find-use-case'
import { concerns } from './gate-subject'
import { accountableRole } from './rules'
import type { DocumentProgress, MissingItem, PersonRef } from './views'
import { type InvolvedRole, type RiskTier, type Stage, stages } from './vocabulary'

const { answerRequests, documents, useCaseMembers } = schema

export interface Involved extends PersonRef {
  role: InvolvedRole
}

/** Today's team and the workspace's risk officers and security specialists, a person once for each of their roles. */
export async function readInvolved(tx: Tx, useCaseId: string): Promise<Involved[]> {
  const people = await tx.db
    .select({
      id: workspacePeople.id,
      name: workspacePeople.name,
      duties: workspacePeople.duties,
      isMember: workspacePeople.isMember,
    })
    .from(workspacePeople)
    .orderBy(workspacePeople.name)
  const held = await tx.db
    .select({ personId: useCaseMembers.personId, role: useCaseMembers.role })
    .from(useCaseMembers)
    .where(and(eq(useCaseMembers.useCaseId, useCaseId), isNull(useCaseMembers.removedAt)))
  return people
    .filter(({ isMember }) => isMember)
    .flatMap(({ id, name, duties }) => [
      ...held.filter(({ personId }) => personId === id).map(({ role }) => ({ id, name, role: role as InvolvedRole })),
      ...duties
        .filter((duty): duty is 'risk_officer' | 'security_specialist' =>
          ['risk_officer', 'security_specialist'].includes(duty),
        )
        .map((role) => ({ id, name, role })),
    ])
}

export interface StandingDocument {
  document: DocumentRow
  template: Template
  progress: DocumentProgress
  /** Questions of the draft without an answer at the gate of a stage. */
  missingAt(stage: Stage): ReturnType<typeof missingFields>
  requiredAt(stage: Stage): number
}

/** The use case's design documents with how far their drafts are; model cards are approved with their versions. */
export async function readStandingDocuments(tx: Tx, useCase: UseCaseRow): Promise<StandingDocument[]> {
  const rows = await tx.db
    .select()
    .from(documents)
    .where(and(eq(documents.useCaseId, useCase.id), isNull(documents.modelVersionId)))
    .orderBy(documents.id)
  const templates = await readTemplates(tx, rows)
  const standing: StandingDocument[] = []
  for (const document of rows) {
    const template = templates.get(`${document.template}@${document.templateVersion}`)
    if (template) standing.push(await readStanding(tx, useCase, document, template))
  }
  return standing.sort((a, b) => stages.indexOf(a.template.stage) - stages.indexOf(b.template.stage))
}

async function readStanding(tx: Tx, { riskTier }: UseCaseRow, document: DocumentRow, template: Template) {
  const { answers } = await readDraft(tx, document, template)
  const published = await readPublished(tx, document)
  const { required, missing } = completeness(template, answers, riskTier)
  const now = publishable(template, answers, riskTier).answers
  return {
    document,
    template,
    progress: {
      ref: document.ref,
      title: document.title,
      template: template.key,
      templateName: template.name,
      stage: template.stage,
      revision: document.revision,
      hasChanges:
        changedAnswers(published?.answers ?? {}, now).length > 0 ||
        (published !== null && published.templateVersion !== template.version),
      answered: required - missing,
      required,
    },
    missingAt: (stage: Stage) => missingFields(template, answers, riskTier, stage),
    requiredAt: (stage: Stage) =>
      shownSections(template, answers, riskTier)
        .flatMap(({ fields }) => fields)
        .filter((field) => isRequiredBy(template, field, stage)).length,
  }
}

/** The templates of documents that a use case itself has. */
export async function designTemplates(tx: Tx): Promise<Template[]> {
  return (await currentTemplates(tx)).filter(({ key }) => key !== CARD_TEMPLATE)
}

/** Whether a use case of this tier needs the template; one that is not classified needs what every tier does. */
export function appliesTo(template: Template, riskTier: RiskTier | null): boolean {
  return !template.tiers || (riskTier !== null && template.tiers.includes(riskTier))
}

const REQUIREMENTS = stages.indexOf('business_requirements')

export interface GateNeeds {
  missing: MissingItem[]
  total: number
}

interface NeedsFacts {
  useCase: UseCaseRow
  /** Whose gate it is. */
  stage: Stage
  /** Where it leads to; nothing beyond the requirements is reached without a risk tier. */
  to: Stage | null
  standing: StandingDocument[]
  people: Involved[]
}

/** What the gate of a stage demands, and what of it is missing, most urgent first. */
export async function readGateNeeds(tx: Tx, facts: NeedsFacts): Promise<GateNeeds> {
  const { useCase, stage, to, standing } = facts
  const missing: MissingItem[] = []
  let total = 0
  const concerned = standing.filter(({ template }) => concerns(template, stage))
  for (const template of await designTemplates(tx)) {
    if (template.stage !== stage || !appliesTo(template, useCase.riskTier)) continue
    if (concerned.some(({ template: { key } }) => key === template.key)) continue
    total += 1
    missing.push(
      owed(facts, template.sections[0]!.role as InvolvedRole, {
        key: `start:${template.key}`,
        what: template.name,
        why: 'Not started yet',
        href: `/use-cases/${useCase.ref}#documents`,
      }),
    )
  }
  const asked = await readAsked(tx, concerned)
  for (const one of concerned) {
    const { document, progress } = one
    const fields = one.missingAt(stage)
    total += one.requiredAt(stage) + 1
    for (const { section, field } of fields) {
      const item = owed(facts, section.role as InvolvedRole, {
        key: `${document.ref}:${field.key}`,
        what: field.label,
        why: document.title,
        href: `/documents/${document.ref}/edit?section=${section.key}#field-${field.key}`,
      })
      const request = asked.find(({ documentId, field: name }) => documentId === document.id && name === field.key)
      missing.push(request ? { ...item, ...namedBy(facts, request) } : item)
    }
    if (progress.hasChanges || progress.revision === 0) {
      missing.push(
        owed(facts, accountableRole(useCase.involvement, stage), {
          key: `publish:${document.ref}`,
          what: `Publish ${document.title}`,
          why:
            progress.revision === 0 ? 'No revision is published yet' : 'The draft says more than the newest revision',
          href: `/documents/${document.ref}/publish`,
        }),
      )
    }
  }
  if (
    stage !== 'retired' &&
    (stages.indexOf(stage) >= REQUIREMENTS || (to !== null && stages.indexOf(to) > REQUIREMENTS))
  ) {
    total += 1
    if (!useCase.riskTier) {
      missing.push(
        owed(facts, 'risk_officer', {
          key: 'risk-tier',
          what: 'Risk tier',
          why: 'The questionnaire is not answered',
          href: `/use-cases/${useCase.ref}/risk`,
        }),
      )
    }
  }
  return { missing: missing.sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')), total }
}

function owed(
  { people }: NeedsFacts,
  role: InvolvedRole,
  item: Pick<MissingItem, 'key' | 'what' | 'why' | 'href'>,
): MissingItem {
  const holders = people.filter((person) => person.role === role).map(({ id, name }) => ({ id, name }))
  const nobody = holders.length === 0 ? `nobody is ${roleLabels[role].toLowerCase()} here yet` : null
  return {
    ...item,
    why: [item.why, nobody].filter(Boolean).join('; ') || null,
    role,
    people: holders,
    dueOn: null,
  }
}

type Asked = typeof answerRequests.$inferSelect

async function readAsked(tx: Tx, concerned: StandingDocument[]): Promise<Asked[]> {
  if (concerned.length === 0) return []
  const ids = concerned.map(({ document }) => document.id)
  return tx.db
    .select()
    .from(answerRequests)
    .where(and(inArray(answerRequests.documentId, ids), isNull(answerRequests.closedAt)))
}

/** An open request for the answer says more exactly who owes it, and by when. */
function namedBy({ people }: NeedsFacts, { personId, role, dueOn }: Asked): Partial<MissingItem> {
  if (role) {
    const holders = people.filter((person) => person.role === role).map(({ id, name }) => ({ id, name }))
    return { role: role as InvolvedRole, people: holders, dueOn }
  }
  const person = people.find(({ id }) => id === personId)
  return { dueOn, ...(person ? { role: null, people: [{ id: person.id, name: person.name }] } : {}) }
}
