import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { AppError, conflict } from '@/lib/platform/errors'
import { questionnaireSchema } from './definition'
import { lockQuestionnaire, readQuestionnaire } from './store'

const { riskQuestionnaires, riskQuestionnaireVersions } = schema

/** Made where it is missing only in `run`: what a refused person asked for changes nothing. */
const questionnaire = async (_tx: Tx) => ({ kind: 'risk_questionnaire', id: null, useCaseId: null })

export const publishQuestionnaire = defineCommand({
  name: 'risk-questionnaire.publish',
  summary: 'Publish a version of the risk questionnaire',
  description:
    'Later answers are to this version. Tiers that were found by an earlier one stay until a use case is answered again.',
  permission: 'risk-questionnaire.edit',
  input: z.strictObject({
    /** The version that was edited. */
    version: z.coerce.number().int().min(1).optional(),
    definition: questionnaireSchema,
    note: z
      .string('Say what changed.')
      .trim()
      .min(1, 'Say what changed, in a sentence.')
      .max(2000, 'At most 2,000 characters.'),
  }),
  rest: {
    method: 'POST',
    path: '/risk-questionnaire',
    status: 201,
    example: {
      version: 1,
      note: 'One question fewer, to begin with.',
      definition: {
        name: 'How much harm could it do?',
        thresholds: { limited: 2, high: 4, critical: 6 },
        questions: [
          {
            key: 'subjects',
            text: 'Whom do its results concern?',
            why: 'Where results concern individual people, every mistake has a face.',
            weight: 2,
            options: [
              { value: 'nobody', label: 'Things and processes, no people', points: 0 },
              { value: 'individuals', label: 'Individual people', points: 2 },
              { value: 'rights', label: 'What people have a right to', points: 3, atLeast: 'high' },
            ],
          },
        ],
      },
    },
  },
  find: questionnaire,
  async run(tx, input) {
    const { row, changes } = await lockQuestionnaire(tx)
    if (input.version === undefined) {
      throw new AppError('precondition_required', 'Say which version you changed: `version` in the body.')
    }
    const standing = await readQuestionnaire(tx)
    if (input.version !== row.version) {
      throw conflict(
        `Version ${row.version} was published since you opened this one. Look at it, then bring your changes in again.`,
        { version: row.version },
      )
    }
    if (canonicalJson(input.definition) === canonicalJson(standing.definition)) {
      throw conflict('Nothing is different from the published version.')
    }
    const version = row.version + 1
    const [inserted] = await tx.db
      .insert(riskQuestionnaireVersions)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        questionnaireId: row.id,
        version,
        definition: input.definition,
        note: input.note,
        publishedBy: personOf(tx),
      })
      .returning()
    const [updated] = await tx.db
      .update(riskQuestionnaires)
      .set({ version, revision: row.revision + 1 })
      .where(eq(riskQuestionnaires.id, row.id))
      .returning()
    await recordEvent(tx, {
      action: 'risk_questionnaire.published',
      subject: { kind: 'risk_questionnaire', id: row.id, revision: updated!.revision },
      // A row that was made just now is accounted for as it stands now.
      changes: [
        ...changes.filter(({ table }) => table !== riskQuestionnaires),
        change(riskQuestionnaires, updated!),
        change(riskQuestionnaireVersions, inserted!),
      ],
      details: { version, was: row.version, reason: input.note },
    })
    return { version, was: row.version }
  },
})
