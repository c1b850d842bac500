// Near-duplicates of what somebody is about to start. A cheap sieve over all rows, then a close look at what it holds back:
// trigrams and full text of five thousand problems would take longer than a pause between two words.
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { SimilarUseCase } from './views'

const { useCases } = schema

const MOST = 5
const CANDIDATES = 60
const WORDS = 6
const SHOWN = 240

export const listSimilarUseCases = defineQuery({
  name: 'use-case.similar',
  summary: 'Find use cases like one that is about to be started',
  description: 'By the likeness of names and problems (trigrams) and by the words that they share (full text).',
  permission: 'use-case.read',
  input: z.strictObject({
    name: z.string().trim().max(120).default(''),
    problem: z.string().trim().max(2000).default(''),
  }),
  rest: { method: 'GET', path: '/use-cases/similar' },
  async run(tx, { name, problem }): Promise<{ items: SimilarUseCase[]; next: null }> {
    const words = tellingWords(name, problem)
    if (name.length < 3 && words.length === 0) return { items: [], next: null }
    const shares = words.map((word) => sql`(strpos(t.text, ${word}) > 0)::int`)
    // `offset 0` keeps the planner from computing the inner value again for every word.
    const { rows } = await tx.db.execute<Found>(sql`
      with sieve as materialized (
        select u.id, similarity(u.name, ${name}) + 0.1 * (${sql.join([sql`0`, ...shares], sql` + `)}) as rough
        from ${useCases} u cross join lateral (select lower((u.name || ' ' || u.problem) collate "C") as text offset 0) t
        order by rough desc, u.id desc limit ${CANDIDATES}),
      looked as (
        select u.id, u.ref, u.name, u.area, left(u.problem, ${SHOWN}) as problem,
          similarity(u.name, ${name}) as by_name,
          case when ${problem} = '' then 0 else similarity(u.problem, ${problem}) end as by_problem,
          ts_rank(words.of_it, to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' | ')})) as rank,
          array(select w from unnest(${sql.param(words)}::text[]) w
            where words.of_it @@ to_tsquery('simple', w || ':*')) as shared
        from sieve join ${useCases} u on u.id = sieve.id
          cross join lateral (select to_tsvector('simple', u.name || ' ' || u.problem) as of_it offset 0) words)
      select * from looked`)
    const items = rows
      .map((row) => ({ row, ...judge(row, words.length) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || b.row.rank - a.row.rank)
      .slice(0, MOST)
    return {
      items: items.map(({ row: { id, ref, name: called, area, problem: told }, score, why }) => ({
        id,
        ref,
        name: called,
        area,
        problem: told,
        score: Number(Math.min(1, score).toFixed(2)),
        why,
      })),
      next: null,
    }
  },
})

type Found = {
  id: string
  ref: string
  name: string
  area: string
  problem: string
  by_name: number
  by_problem: number
  rank: number
  shared: string[]
}

/** How alike it is, and what the likeness is. Nothing that only shares one word of many is worth a look. */
function judge(row: Found, asked: number): { score: number; why: string } {
  const { by_name: name, by_problem: problem, shared } = row
  const words = asked === 0 ? 0 : shared.length / asked
  const isWorded = shared.length >= 2 && words >= 0.4
  if (name < 0.3 && problem < 0.25 && !isWorded) return { score: 0, why: '' }
  const score = Math.max(name, problem, isWorded ? words * 0.8 : 0)
  if (name === score && name >= 0.6) return { score, why: 'Nearly the same name' }
  if (name === score) return { score, why: 'A name like it' }
  if (problem === score) return { score, why: 'A problem told in nearly the same words' }
  return { score, why: `Speaks of ${listWords(shared)} as well` }
}

/** The longest words, which are the rarest; letters and digits alone, so that none of them is an expression. */
function tellingWords(name: string, problem: string): string[] {
  const of = (text: string, least: number) =>
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= least && word.length <= 40)
  const words = new Set([...of(name, 4), ...of(problem, 5).sort((a, b) => b.length - a.length)])
  return [...words].slice(0, WORDS)
}

function listWords(words: string[]): string {
  const quoted = words.slice(0, 3).map((word) => `“${word}”`)
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : (quoted[0] ?? '')
}
