import type { QualityDimension } from '@/lib/datasets/vocabulary'

// By words in the names of checks of Great Expectations, dbt, dbt_expectations, dbt_utils, Soda and OpenLineage; the first that fits.
const WORDS: ReadonlyArray<[RegExp, QualityDimension]> = [
  [/fresh|recen(?:t|cy)|latency|stale|up_?to_?date|loaded_at|age_of|timeliness/, 'timeliness'],
  [
    /not_?(?:be_)?(?:null|empty|blank)|non_?null|null_(?:count|rate|proportion)|missing|complete|at_least_one/,
    'completeness',
  ],
  [/row_?count|count_to_(?:be|equal)|cardinality_equality/, 'completeness'],
  [
    /of_type|type_list|data_?type|schema|to_exist|column_count|columns_to_match|column_order|json_schema/,
    'consistency',
  ],
  [
    /relationship|foreign|referential|equal_(?:column|table|other)|equal_rowcount|pair_values|compound|multicolumn|same_as/,
    'consistency',
  ],
  [/be_null/, 'completeness'],
  [/dateutil|strftime|date_(?:part|trunc)|(?:increasing|decreasing)|timestamp/, 'timeliness'],
]

/** Which of the four dimensions a check speaks of; a check on values is one of accuracy. */
export function checkDimension(name: string): QualityDimension {
  const plain = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .slice(0, 500)
  return WORDS.find(([words]) => words.test(plain))?.[1] ?? 'accuracy'
}
