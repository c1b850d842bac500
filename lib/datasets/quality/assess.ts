import type { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { assertLiveDataset, type DatasetVersionRow, findDatasetVersion, lockDataset } from '../find-dataset'
import { checksSentence, suggestedScore } from '../rules'
import { qualityDimensionLabels } from '../vocabulary'
import { findCheckRun } from './find-check-run'
import { assessInput, LEAST_REASON } from './input'

const { qualityAssessments } = schema

export const assessQuality = defineCommand({
  name: 'quality.assess',
  summary: 'Score a dimension of quality of a dataset version',
  description:
    'From check results, where the score is the share that passed unless a reason says otherwise; or by judgement, with a reason of at least 20 characters. The newest score of a dimension counts, earlier ones stay.',
  permission: 'dataset.assess',
  input: assessInput,
  rest: {
    method: 'POST',
    path: '/datasets/{dataset}/versions/{version}/assessments',
    status: 201,
    example: {
      dimension: 'timeliness',
      basis: 'judgement',
      score: 70,
      reason: 'It arrives on the third working day; the retention calls begin on the fifth.',
    },
  },
  find: (tx, input) => lockDataset(tx, input.dataset),
  async run(tx, input, { dataset }) {
    assertLiveDataset(dataset)
    const version = await findDatasetVersion(tx, dataset.id, input.version)
    const { score, reason, checkRun } =
      input.basis === 'checks' ? await scoreByChecks(tx, input, version) : scoreByJudgement(input)
    const [row] = await tx.db
      .insert(qualityAssessments)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        datasetVersionId: version.id,
        dimension: input.dimension,
        score,
        basis: input.basis,
        reason,
        checkRunId: checkRun?.id ?? null,
        assessedBy: personOf(tx),
      })
      .returning()
    await recordEvent(tx, {
      action: 'quality.assessed',
      subject: { kind: 'dataset', id: dataset.id, revision: dataset.revision },
      useCaseId: dataset.useCaseId,
      changes: [change(qualityAssessments, row!)],
      details: {
        ref: dataset.ref,
        version: version.version,
        dimension: input.dimension,
        score,
        basis: input.basis,
        checkRun: checkRun?.ref ?? null,
      },
    })
    const ref = `${dataset.ref} v${version.version}`
    return { id: row!.id, ref, dataset: dataset.ref, version: version.version, dimension: input.dimension, score }
  },
})

type Input = z.output<typeof assessInput>

function scoreByJudgement({ score, reason, checkRun }: Input) {
  const fields: Record<string, string> = {}
  if (score === undefined) fields.score = 'A score from 0 to 100.'
  if (reason.length < LEAST_REASON)
    fields.reason = 'A judgement needs a reason that others can follow, of at least 20 characters.'
  if (checkRun !== undefined) fields.checkRun = 'A judgement names no check run. Choose “checks” to score from one.'
  if (Object.keys(fields).length > 0) throw invalid(Object.values(fields)[0]!, fields)
  return { score: score!, reason, checkRun: null }
}

async function scoreByChecks(tx: Tx, input: Input, version: DatasetVersionRow) {
  const { dimension, reason } = input
  if (input.checkRun === undefined) {
    const sentence = 'Choose the check results that the score rests on.'
    throw invalid(sentence, { checkRun: sentence })
  }
  const checkRun = await findCheckRun(tx, input.checkRun)
  const isOfVersion = checkRun.datasetVersionId === version.id
  if (!isOfVersion && (checkRun.datasetVersionId !== null || checkRun.datasetId !== version.datasetId)) {
    const sentence = `${checkRun.ref} is of another ${checkRun.datasetId === version.datasetId ? 'version' : 'dataset'}.`
    throw invalid(sentence, { checkRun: `${sentence} Choose results of this one.` })
  }
  const suggested = suggestedScore(checkRun.results, dimension)
  if (suggested === null) {
    const sentence = `No check of ${qualityDimensionLabels[dimension].toLowerCase()} ran in ${checkRun.ref}.`
    throw invalid(sentence, { checkRun: `${sentence} Choose other results, or judge it and say why.` })
  }
  const score = input.score ?? suggested
  if (score !== suggested && reason.length < LEAST_REASON) {
    const sentence = `The checks say ${suggested}. Another score needs a reason of at least 20 characters.`
    throw invalid(sentence, { reason: sentence })
  }
  return { score, reason: reason || checksSentence(checkRun.results, dimension), checkRun }
}
