import { z } from 'zod'
import { defineQuery } from '@/lib/platform/command'
import { findStart } from './find-start'
import type { Lineage } from './views'
import { lineageDirections } from './vocabulary'
import { edgesAmong, walkLineage } from './walk'

export const getLineage = defineQuery({
  name: 'lineage.get',
  summary: 'Read the lineage of a record: what it was made of, and what was made of it',
  description:
    'From source data to decision: datasets and jobs, dataset versions, features, runs, model versions, cards, approvals, deployments. `affected` answers what rests on a dataset version, a run or any other record; `made_of` where it came from.',
  permission: 'lineage.read',
  input: z.strictObject({
    /** DS-3, DS-3 v2, FT-1, RUN-318, MDL-7 v3, CARD-9, APR-41, DEP-5, JOB-2; UC-12 for all of a use case. */
    of: z.string().trim().min(1, 'Say of which record.').max(80),
    direction: z.enum(lineageDirections).default('both'),
  }),
  rest: { method: 'GET', path: '/lineage' },
  async run(tx, { of, direction }): Promise<Lineage> {
    const { starts, label } = await findStart(tx, of)
    const { nodes, isCut } = await walkLineage(tx, starts, {
      affected: direction !== 'made_of',
      madeOf: direction !== 'affected',
    })
    const start = nodes.filter(({ side }) => side === 'start')
    return {
      of: start.length === 1 ? `${label} ${start[0]!.name}` : label,
      nodes,
      edges: await edgesAmong(tx, nodes),
      isCut,
    }
  },
})
