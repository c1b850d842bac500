/** A workspace full of use cases, each in a stage, with a promised value; written past the guards, which only a superuser can. */
import { v7 } from 'uuid'
import { withClient } from './scratch'

export interface Portfolio {
  workspaceId: string
  slug: string
}

interface Asked {
  ownerUrl: string
  slug: string
  useCases: number
  /** Who may look at it; with this name and address when there is no such person yet. */
  personId: string
}

const words =
  'customer contract churn invoice delay parcel network tower fault support agent offer price demand stock forecast fraud payment router signal complaint roaming device battery store visit campaign voice usage outage weather engineer shift plan cost energy antenna'

/** A text of `count` words that differs from row to row. */
const told = (count: string, salt: number) =>
  `(select string_agg(w[1 + ((i * 7919 + ${salt} + n * (104729 + i % 89)) % array_length(w, 1))], ' ') from generate_series(1, ${count}) n)`

export async function makePortfolio({ ownerUrl, slug, useCases, personId }: Asked): Promise<Portfolio> {
  const workspaceId = v7()
  await withClient(ownerUrl, async (client) => {
    await client.query("set session_replication_role = 'replica'")
    await client.query('insert into people (id, name, email) values ($1, $2, $3) on conflict do nothing', [
      personId,
      'Bench',
      'bench@example.org',
    ])
    await client.query('insert into workspaces (id, slug, name) values ($1, $2, $2)', [workspaceId, slug])
    await client.query("insert into members (id, workspace_id, person_id, duties) values ($1, $2, $3, '{}')", [
      v7(),
      workspaceId,
      personId,
    ])
    await client.query(
      `create temporary table made as select i, gen_random_uuid() as use_case, gen_random_uuid() as document, string_to_array($2, ' ') as w
       from generate_series(1, $1::int) i`,
      [useCases, words],
    )
    await client.query(
      `insert into use_cases (id, workspace_id, ref, name, problem, area, sponsor_id, created_by, risk_tier, created_at)
       select use_case, $1, 'UC-' || i, ${told('3', 0)}, ${told('30', 31)}, 'Area ' || i % 20, $2, $2,
         (array[null, 'low', 'limited', 'high'])[1 + i % 4], now() - i * interval '1 minute' from made`,
      [workspaceId, personId],
    )
    await client.query(
      `insert into iterations (id, workspace_id, use_case_id, number, stage)
       select gen_random_uuid(), $1, use_case, n, (array['added_value', 'experiments', 'monitoring', 'key_metrics'])[1 + (i + n) % 4]
       from made cross join generate_series(1, 2) n`,
      [workspaceId],
    )
    await client.query(
      `insert into documents (id, workspace_id, ref, use_case_id, template, template_version, revision)
       select document, $1, 'DOC-' || i, use_case, 'added-value', 1, 1 from made`,
      [workspaceId],
    )
    await client.query(
      `insert into document_revisions (id, workspace_id, document_id, revision, answers, content_digest, material_digest, published_by)
       select gen_random_uuid(), $1, document, 1, jsonb_build_object('problem', ${told('30', 31)}, 'context', ${told('90', 7)},
         'value_per_year', jsonb_build_object('amount', 1000 + i, 'currency', 'EUR')), '', '', $2 from made`,
      [workspaceId, personId],
    )
    await client.query(
      "insert into use_case_values (use_case_id, workspace_id, amount, currency) select use_case, $1, 1000 + i, 'EUR' from made",
      [workspaceId],
    )
    await client.query('drop table made')
    await client.query('analyze')
  })
  return { workspaceId, slug }
}
